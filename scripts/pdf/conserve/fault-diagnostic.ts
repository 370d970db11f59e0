/** Faults of a page's text in the editor's words, with the place in the copy and the place on the page. */
import type { Code } from '../../core/catalogue/index.ts';
import { type Diagnostic, diagnostic, type PagePlace } from '../../core/diagnostic.ts';
import type { Position, SourceFile } from '../../core/source.ts';
import { mm, pt, ptToMm } from '../../core/units.ts';
import type { ExpectedCopy } from '../../html/model.ts';
import type { PdfCharacter } from '../text/page-text.ts';
import { type ExpectedText, sourceOf } from './expected-text.ts';
import { type Fault, type Range, without } from './find-faults.ts';

export interface PlacedCharacter extends PdfCharacter {
  /** Page of the PDF, from 0, and its trimmed box in pt. */
  readonly index: number;
  readonly trim: readonly number[];
}

/** What all messages of one page need. */
export interface Desk {
  readonly page: number;
  readonly expected: readonly ExpectedCopy[];
  readonly text: ExpectedText;
  readonly characters: readonly PlacedCharacter[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

const codes = {
  lost: 'pdf/lost',
  doubled: 'pdf/doubled',
  reordered: 'pdf/reordered',
  foreign: 'pdf/foreign',
  altered: 'pdf/altered',
} as const satisfies Record<Fault['kind'], Code>;

/** Characters of context on either side, and characters of a fault that a message quotes. */
const around = 8;
const quoted = 40;

export function quote(characters: readonly string[], { from, to }: Range): string {
  const text = characters.slice(from, to);
  return text.length <= quoted ? text.join('') : `${text.slice(0, quoted - 10).join('')}…${text.slice(-9).join('')}`;
}

/** The characters around a place, for a person to find it by; the place itself is `[…]`. */
export function context(characters: readonly string[], { from, to }: Range): string {
  const before = characters.slice(Math.max(0, from - around), from).join('');
  return `${before}[…]${characters.slice(to, to + around).join('')}`;
}

/** A fault as diagnostics: none when the layout has told of it, several when only parts are left to tell. */
export function faultDiagnostics(desk: Desk, fault: Fault): readonly Diagnostic[] {
  if (fault.kind === 'lost' || fault.kind === 'altered') {
    const missing = without(fault.copy, oversetWithin(desk.text, fault.copy));
    const whole = missing.length === 1 && missing[0]!.from === fault.copy.from && missing[0]!.to === fault.copy.to;
    if (fault.kind === 'lost' && !whole) {
      return missing.map((copy) => tell(desk, { ...fault, copy, count: copy.to - copy.from }));
    }
    if (missing.length === 0)
      return [tell(desk, { ...fault, kind: 'foreign', count: fault.page.to - fault.page.from })];
  }
  return [tell(desk, fault)];
}

function oversetWithin({ overset }: ExpectedText, { from, to }: Range): readonly Range[] {
  const found: Range[] = [];
  for (let at = from; at < to; at++) if (overset[at]) found.push({ from: at, to: at + 1 });
  return found;
}

function tell(desk: Desk, fault: Fault): Diagnostic {
  const { text, page } = desk;
  const onPageOnly = fault.kind === 'doubled' || fault.kind === 'foreign';
  const found = desk.characters.slice(fault.page.from, fault.page.to).map((one) => one.text);
  const words = onPageOnly ? found : text.characters.slice(fault.copy.from, fault.copy.to);
  // Text that only the page has is told with the copy that it stands behind.
  const at = onPageOnly ? Math.max(0, fault.copy.from - 1) : fault.copy.from;
  const inFolio = fault.kind === 'lost' && desk.expected[text.copy[at] ?? -1]?.block === 'folio';
  return diagnostic(
    inFolio ? 'pdf/folio-lost' : codes[fault.kind],
    {
      page,
      count: fault.count,
      text: quote(words, { from: 0, to: words.length }),
      found: quote(found, { from: 0, to: found.length }),
      context: context(text.characters, fault.copy),
    },
    { at: writtenAt(desk, at), onPage: placeOf(desk, fault.page) },
  );
}

/** Where a character was written; for the program's own words, where the copy before them was. */
function writtenAt({ expected, text, sources }: Desk, character: number): Position | undefined {
  for (let at = character; at >= 0; at--) {
    const found = sourceOf(expected, text, { at, sources });
    if (found) return found;
  }
  return undefined;
}

/** The box around characters of the page, in mm from the trimmed page's top-left corner. */
export function placeOf({ characters, page }: Pick<Desk, 'characters' | 'page'>, { from, to }: Range): PagePlace {
  const range = characters.slice(from, Math.max(to, from + 1));
  const first = range[0];
  const same = range.filter((one) => one.index === first?.index);
  if (!first) return { page };
  const [left, , , top] = first.trim as readonly [number, number, number, number];
  const round = (value: number) => mm(Math.round(ptToMm(pt(value)) * 1000) / 1000);
  const x0 = Math.min(...same.map((one) => one.x));
  const x1 = Math.max(...same.map((one) => one.x + one.width));
  const y0 = Math.min(...same.map((one) => one.y - one.size * 0.12));
  const y1 = Math.max(...same.map((one) => one.y + one.size * 0.88));
  return { page, box: { x: round(x0 - left), y: round(top - y1), width: round(x1 - x0), height: round(y1 - y0) } };
}
