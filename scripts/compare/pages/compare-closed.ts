/** Documents whose objects cannot be read here, as far as PDFium opens them: their text and their looks. */
import { mm } from '../../core/units.ts';
import {
  type ByteSource,
  compareSources,
  diffText,
  extractWithPdfium,
  type PageText,
  UnreadablePdf,
} from '../../pdf/index.ts';
import type { FileFault, InputSide } from '../compare-sides.ts';
import { openPictures, type Pictures } from '../looks/pictures.ts';
import { regionsOf } from '../looks/regions.ts';
import type { Change, ComparedPage, Comparison } from '../model.ts';
import { type ClosedDocument, isOpened, type OpenedDocument } from './open-document.ts';

interface Pair {
  readonly old: OpenedDocument | ClosedDocument;
  readonly fresh: OpenedDocument | ClosedDocument;
  readonly sides: { readonly old: InputSide; readonly fresh: InputSide };
}

/** @returns what is at fault where nothing here can read one of them */
export async function compareClosed(
  { old, fresh, sides }: Pair,
  { dpi }: { readonly dpi: number },
): Promise<Comparison | { readonly faults: readonly FileFault[] }> {
  const a = await openPictures(old.source);
  const b = await openPictures(fresh.source);
  try {
    const closed = [
      ...(isOpened(old) ? [] : [{ name: sides.old.name, why: old.why, drawn: a !== undefined }]),
      ...(isOpened(fresh) ? [] : [{ name: sides.fresh.name, why: fresh.why, drawn: b !== undefined }]),
    ];
    if (!a || !b) {
      const hopeless = closed.filter(({ drawn }) => !drawn);
      return { faults: (hopeless.length > 0 ? hopeless : closed).map(({ name, why }) => ({ name, why })) };
    }
    const equal = compareSources(old.source, fresh.source) === 0;
    const [textA, textB] = equal ? [[], []] : [await textOf(old.source), await textOf(fresh.source)];
    const count = Math.max(a.pages, b.pages);
    const pages = Array.from({ length: count }, (_, index) => comparePage(index, { a, b, textA, textB, equal, dpi }));
    const same = pages.every((page) => page.verdict === 'same');
    const side = ({ name }: InputSide, pictures: Pictures) => ({
      name,
      sha256: '',
      pages: pictures.pages,
    });
    return {
      version: 1,
      old: side(sides.old, a),
      new: side(sides.fresh, b),
      verdict: same ? 'same' : 'different',
      toolchainChanged: false,
      pages,
      document: [],
      missing: (['geometry', 'production'] as const).map((layer) => ({
        layer,
        why: 'broken',
        files: closed.map(({ name }) => name),
      })),
      milliseconds: 0,
    };
  } finally {
    a?.close();
    b?.close();
  }
}

async function textOf(source: ByteSource): Promise<readonly PageText[]> {
  try {
    return await extractWithPdfium(source);
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    return [];
  }
}

interface Both {
  readonly a: Pictures;
  readonly b: Pictures;
  readonly textA: readonly PageText[];
  readonly textB: readonly PageText[];
  /** The files are: there is nothing to look at. */
  readonly equal: boolean;
  readonly dpi: number;
}

function comparePage(index: number, { a, b, textA, textB, equal, dpi }: Both): ComparedPage {
  const [one, two] = [
    index < a.pages ? a.page(index, dpi) : undefined,
    index < b.pages ? b.page(index, dpi) : undefined,
  ];
  try {
    const size = two ?? one ?? { width: 0, height: 0, scale: dpi / 72 };
    const unit = 25.4 / 72 / size.scale;
    const changes: Change[] = one && two ? [...textChanges(textA[index], textB[index])] : [];
    if (one && two && !equal) {
      if (one.width !== two.width || one.height !== two.height) {
        const words = (page: { width: number; height: number }): string =>
          `${(page.width * unit).toFixed(2)} × ${(page.height * unit).toFixed(2)} mm`;
        changes.push({ layer: 'geometry', kind: 'page-box', object: 'page', before: words(one), after: words(two) });
      }
      const whole = { x: 0, y: 0, width: Math.max(one.width, two.width), height: Math.max(one.height, two.height) };
      const regions = regionsOf(one.render(whole), two.render(whole), whole);
      for (const { box, count, share, greatest } of regions.slice(0, 200)) {
        const round = (value: number) => mm(Math.round(value * unit * 100) / 100);
        const place = { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) };
        changes.push({ layer: 'looks', kind: 'region', object: 'page', was: place, is: place, count, share, greatest });
      }
    }
    return {
      ...(index < a.pages && { old: index + 1 }),
      ...(index < b.pages && { new: index + 1 }),
      name: String(index + 1),
      verdict: index >= a.pages ? 'added' : index >= b.pages ? 'removed' : changes.length === 0 ? 'same' : 'changed',
      changes,
      width: mm(Math.round(size.width * unit * 100) / 100),
      height: mm(Math.round(size.height * unit * 100) / 100),
    };
  } finally {
    one?.close();
    two?.close();
  }
}

function textChanges(old: PageText | undefined, fresh: PageText | undefined): readonly Change[] {
  const [a, b] = [old, fresh].map((page) => (page?.characters ?? []).map((one) => one.text)) as [string[], string[]];
  const { kept, moved } = diffText(a, b);
  const changes: Change[] = [];
  let [atA, atB] = [0, 0];
  for (const one of [...kept, { a: a.length, b: b.length, length: 0 }]) {
    const before = a.slice(atA, one.a).join('');
    const after = b.slice(atB, one.b).join('');
    if (before || after) {
      const kind = !before ? 'inserted' : !after ? 'deleted' : 'replaced';
      const context = {
        before: b.slice(Math.max(0, atB - 8), atB).join(''),
        after: b.slice(one.b, one.b + 8).join(''),
      };
      changes.push({
        layer: 'text',
        kind,
        object: 'line',
        context,
        ...(before && { before }),
        ...(after && { after }),
      });
    }
    [atA, atB] = [one.a + one.length, one.b + one.length];
  }
  for (const one of moved) {
    const text = a.slice(one.a, one.a + one.length).join('');
    changes.push({ layer: 'text', kind: 'moved', object: 'block', before: text, after: text, count: one.length });
  }
  return changes;
}
