/** Glyphs as source text, with the place of each: Markdown, or a value of YAML or of a directive's first line. */
import { type Cell, type Glyph, isPlainStyle, type Style, sameStyle } from './glyphs.ts';

/** How a piece of copy is written in its file. */
export type Form =
  | { readonly kind: 'markdown'; readonly indent: string }
  /** A YAML scalar: `quote` is what it stands in, `flow` whether in a list of brackets. */
  | { readonly kind: 'yaml'; readonly quote: '' | "'" | '"'; readonly flow: boolean }
  /** In double quotes on the first line of a directive. */
  | { readonly kind: 'attribute' };

/** What stands in the source and is not seen, such as a proofreader's comment; `at`: before which glyph. */
export interface Unseen {
  readonly at: number;
  readonly text: string;
}

/** Offsets of cells count from the start of `source`. */
export interface Written {
  readonly source: string;
  readonly cells: readonly Cell[];
}

const always = new Set('\\*_`[]');

/** Whether Markdown would take a character for a mark, by what follows it. */
export function needsEscape(character: string, next: string): boolean {
  if (always.has(character)) return true;
  if (character === '&') return /^[#A-Za-z]/.test(next);
  if (character === '<') return /^[A-Za-z/!?]/.test(next);
  if (character === '{') return /^[\p{L}\p{N}\p{M}〇]/u.test(next);
  if (character === '~') return next.startsWith('~');
  return false;
}

/** Characters that a following one may turn into a mark. */
export const isTouchy = (character: string): boolean => '&<{~\\!'.includes(character);

const blockStart = /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:-\s*){3,}$|:::|~{3}|=+\s*$|-+\s*$)/;
const listStart = /^(\d{1,9})[.)](?=\s|$)/;

/** Where a backslash keeps the head of a line from being read as a mark of a block; undefined where none is needed. */
export function blockEscape(line: string): number | undefined {
  if (blockStart.test(line)) return 0;
  const list = listStart.exec(line);
  return list ? list[1]!.length : undefined;
}

export function escapeYaml(text: string, quote: '' | "'" | '"'): string {
  if (quote === "'") return text.replaceAll("'", "''");
  return quote === '"' ? text.replace(/["\\]/g, '\\$&') : text;
}

/** Whether YAML reads a text without quotes as that same text. */
export function isPlainYaml(text: string, flow: boolean): boolean {
  if (text === '' || text !== text.trim()) return false;
  if (/^[-?:](?=\s|$)|^[,[\]{}#&*!|>'"%@`]|: |:$| #|\n/.test(text)) return false;
  if (flow && /[,[\]{}]/.test(text)) return false;
  return !/^(?:true|false|null|~|yes|no|on|off|[-+]?[\d._]+(?:e[-+]?\d+)?|0x[\da-f]+|\.inf|\.nan|\d{4}-\d\d?-\d\d?.*)$/i.test(
    text,
  );
}

interface Writer {
  source: string;
  readonly cells: Cell[];
}

/** The marks around a stretch of one style, outermost first. */
function marksOf({ strong, em, href, mark }: Style): readonly { readonly open: string; readonly close: string }[] {
  return [
    ...(href === undefined ? [] : [{ open: '[', close: `](${/[\s()<>]/.test(href) ? `<${href}>` : href})` }]),
    ...(mark ? [{ open: '[', close: `]{.${mark}}` }] : []),
    ...(strong ? [{ open: '**', close: '**' }] : []),
    ...(em ? [{ open: '*', close: '*' }] : []),
  ];
}

function put(writer: Writer, glyph: Glyph, next: string): void {
  const text = glyph.raw ?? (needsEscape(glyph.text, next) ? `\\${glyph.text}` : glyph.text);
  writer.cells.push({ from: writer.source.length, to: writer.source.length + text.length });
  writer.source += text;
}

const isBlank = (glyph: Glyph | undefined): boolean => glyph !== undefined && !glyph.raw && /^\s+$/.test(glyph.text);

/** White space at either end of a marked stretch stands outside of its marks, or they would be none. */
function withBareEnds(glyphs: readonly Glyph[]): readonly Glyph[] {
  const bare = [...glyphs];
  for (let from = 0; from < bare.length; ) {
    let to = from + 1;
    while (to < bare.length && sameStyle(bare[to]!.style, bare[from]!.style)) to += 1;
    if (!isPlainStyle(bare[from]!.style)) {
      for (let at = from; at < to && isBlank(bare[at]); at += 1) bare[at] = { ...bare[at]!, style: {} };
      for (let at = to - 1; at >= from && isBlank(bare[at]); at -= 1) bare[at] = { ...bare[at]!, style: {} };
    }
    from = to;
  }
  return bare;
}

/** Glyphs as the Markdown of one paragraph, in canonical marks. */
export function writeMarkdown(glyphs: readonly Glyph[], unseen: readonly Unseen[] = []): Written {
  const writer: Writer = { source: '', cells: [] };
  const bare = withBareEnds(glyphs);
  const open: { readonly open: string; readonly close: string }[] = [];
  let waiting = [...unseen];
  for (const [index, glyph] of bare.entries()) {
    const before = bare[index - 1];
    if (!before || !sameStyle(before.style, glyph.style)) {
      const wanted = marksOf(glyph.style);
      // What goes on through both stays open; a name ends where another begins.
      let kept = 0;
      const parted = before && glyph.style.mark && before.style.word !== glyph.style.word;
      while (
        !parted &&
        kept < open.length &&
        open[kept]?.open === wanted[kept]?.open &&
        open[kept]?.close === wanted[kept]?.close
      )
        kept += 1;
      while (open.length > kept) writer.source += open.pop()!.close;
      writer.source += waiting
        .filter(({ at }) => at <= index)
        .map(({ text }) => text)
        .join('');
      waiting = waiting.filter(({ at }) => at > index);
      for (const mark of wanted.slice(kept)) {
        open.push(mark);
        writer.source += mark.open;
      }
    }
    writer.source += waiting
      .filter(({ at }) => at <= index)
      .map(({ text }) => text)
      .join('');
    waiting = waiting.filter(({ at }) => at > index);
    const next = bare[index + 1];
    put(writer, glyph, next ? (next.raw ?? next.text) : '');
  }
  while (open.length > 0) writer.source += open.pop()!.close;
  writer.source += waiting.map(({ text }) => text).join('');
  return guardLines(writer);
}

/** The same text with backslashes where a line would begin a block. */
export function guardLines({ source, cells }: Written): Written {
  const places: number[] = [];
  for (let line = 0; line >= 0 && line < source.length; line = source.indexOf('\n', line) + 1 || -1) {
    const end = source.indexOf('\n', line);
    const text = source.slice(line, end < 0 ? undefined : end);
    const lead = text.length - text.trimStart().length;
    const at = blockEscape(text.slice(lead));
    if (at !== undefined) places.push(line + lead + at);
  }
  if (places.length === 0) return { source, cells };
  const moved = (at: number): number => at + places.filter((place) => place < at).length;
  let guarded = source;
  for (const place of [...places].reverse()) guarded = `${guarded.slice(0, place)}\\${guarded.slice(place)}`;
  return {
    source: guarded,
    cells: cells.map(({ from, to }) => ({ from: moved(from), to: moved(to) })),
  };
}

/** A value as one text; of a YAML scalar with its quotes. */
export function writeValue(
  glyphs: readonly Glyph[],
  form: Exclude<Form, { kind: 'markdown' }>,
  unseen: readonly Unseen[] = [],
): Written {
  const raw = glyphs
    .map(
      ({ text }, index) =>
        unseen
          .filter(({ at }) => at === index)
          .map((one) => one.text)
          .join('') + text,
    )
    .join('');
  const tail = unseen
    .filter(({ at }) => at >= glyphs.length)
    .map((one) => one.text)
    .join('');
  const quote = form.kind === 'attribute' ? '' : form.quote || (isPlainYaml(raw + tail, form.flow) ? '' : '"');
  const writer: Writer = { source: quote, cells: [] };
  for (const [index, { text }] of glyphs.entries()) {
    writer.source += unseen
      .filter(({ at }) => at === index)
      .map((one) => one.text)
      .join('');
    const written = form.kind === 'attribute' ? text.replaceAll('"', '”') : escapeYaml(text, quote);
    writer.cells.push({ from: writer.source.length, to: writer.source.length + written.length });
    writer.source += written;
  }
  return { source: writer.source + tail + quote, cells: writer.cells };
}
