/** Puts printer's marks and the slug around a page, outside its bleed. */
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type Mm, mmToPt, type Pt, pt } from '../../core/units.ts';
import {
  clearance,
  dictAt,
  embedFace,
  key,
  type PageNode,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFRef,
  putMarks,
  trimBoxOf,
} from '../../pdf/index.ts';
import type { Slug } from '../model.ts';
import { depth, printersMarks } from './printers-marks.ts';

/** White from the trimmed edge to the edge of the sheet. */
export function roomForMarks(bleed: Mm): { readonly beside: Pt; readonly above: Pt } {
  const room = pt(mmToPt(bleed) + clearance + depth);
  return { beside: room, above: room };
}

export interface MarksJob {
  readonly bleed: Mm;
  readonly slug?: Slug | undefined;
  /** True where the page brings marks of its own, which are then cut off at the bleed. */
  readonly clip: boolean;
}

const names = { all: 'DyAll', font: 'DySlug' } as const;

/** @returns what is to be said of the slug: a character that its face lacks */
export async function addMarks(
  context: PDFContext,
  page: PageNode,
  { bleed, slug, clip }: MarksJob,
): Promise<readonly Diagnostic[]> {
  const resources = dictAt(page.dict, 'Resources') ?? PDFDict.withContext(context);
  page.dict.set(key('Resources'), resources);
  // The half of a double truck has those of both in its content still, which are cut off.
  const font = freeName(resources, 'Font', names.font);
  add(resources, { kind: 'ColorSpace', name: names.all, value: registrationColour(context) });
  const text = slug && slugText(slug);
  const face = { family: 'DY Hei', weight: 400, tag: 'DYSLUG+' } as const;
  const { value: embedded, diagnostics } = text ? await embedFace(context, { ...face, text }) : { diagnostics: [] };
  if (embedded) add(resources, { kind: 'Font', name: font, value: embedded.font });
  const marks = printersMarks(trimBoxOf(page), {
    bleed: mmToPt(bleed),
    colour: names.all,
    slug: embedded && text ? { font, glyphs: embedded.glyphsOf(text), width: embedded.widthOf(text) } : undefined,
  });
  putMarks(context, page, { marks, clip });
  return diagnostics;
}

/** 报名_日期_版次_版本号, and the hash of what the page was made of. */
const slugText = ({ newspaper, date, page, version, source }: Slug): string =>
  [newspaper, date, page, version, source].join('_');

/** `All` paints every plate. ISO 32000-1:2008, 8.6.6.4. */
function registrationColour(context: PDFContext): PDFRef {
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 });
  const array = PDFArray.withContext(context);
  for (const name of ['Separation', 'All', 'DeviceCMYK']) array.push(PDFName.of(name));
  array.push(context.register(tint));
  return context.register(array);
}

const freeName = (resources: PDFDict, kind: string, name: string): string =>
  dictAt(resources, kind)?.has(key(name)) ? freeName(resources, kind, `${name}2`) : name;

function add(resources: PDFDict, { kind, name, value }: { kind: string; name: string; value: PDFRef }): void {
  const listed = dictAt(resources, kind) ?? PDFDict.withContext(resources.context);
  listed.set(key(name), value);
  resources.set(key(kind), listed);
}
