/** What the directives of a story hold: photos, sidebars, quotes, names, tables, notices. */
import type { Origin } from '../../core/source.ts';
import type { Box } from '../../core/units.ts';
import type { DirectiveBlock } from '../markdown/flow.ts';
import type {
  Copy,
  Flow,
  NameList,
  Notice,
  Paragraph,
  Photo,
  PullQuote,
  SectionHead,
  Sidebar,
  Table,
} from '../model.ts';
import { type Reading, report } from '../reading.ts';
import type { Directive } from './directive.ts';

/** A photo whose file has not been looked at. */
export type PhotoDraft = Omit<Photo, 'facts'> & { readonly fileOrigin: Origin };

type DirectiveOf<N extends Directive['name']> = Extract<Directive, { name: N }>;

/** The paragraphs of a directive; heads among them are faults. */
function paragraphsOf(reading: Reading, content: readonly Flow[]): readonly Paragraph[] {
  for (const one of content) {
    if (one.kind === 'section-head') report(reading, 'markdown/head-here', { places: [one.origin] });
  }
  return content.filter((one) => one.kind === 'paragraph');
}

export function requireText(reading: Reading, block: DirectiveBlock, text: { name: string; count: number }): void {
  if (text.count > 0 || !block.closed) return;
  report(reading, 'markdown/empty-directive', { places: [block.lineOrigin], with: { name: text.name } });
}

const creditOf = (text: string, origin: Origin): Copy => ({ text: text.trim(), origin });

const facesOf = (text: string): readonly Box<number>[] =>
  text
    .split(';')
    .filter((face) => face.trim() !== '')
    .map((face) => {
      const [x, y, width, height] = face.split(',').map((part) => Math.min(100, Number(part)) / 100);
      return { x: x!, y: y!, width: width!, height: height! };
    });

export function photoOf(
  reading: Reading,
  block: DirectiveBlock,
  { attributes, placeOf }: DirectiveOf<'photo'>,
): PhotoDraft {
  const [caption, ...more] = paragraphsOf(reading, block.content);
  for (const extra of more) report(reading, 'markdown/caption', { places: [extra.origin] });
  const [x, y] = attributes.focus.split('%').map((part) => Math.min(100, Number(part)) / 100);
  return {
    id: attributes.id,
    file: attributes.src,
    alt: attributes.alt.trim(),
    ...(caption && { caption }),
    ...(attributes.credit !== undefined && { credit: creditOf(attributes.credit, placeOf('credit')) }),
    focus: { x: x!, y: y! },
    ...(attributes.faces !== undefined && { faces: facesOf(attributes.faces) }),
    ...(attributes.gaze !== undefined && { gaze: attributes.gaze }),
    origin: block.lineOrigin,
    fileOrigin: placeOf('src'),
  };
}

/** A head, if there is one, and paragraphs. */
function headed(reading: Reading, block: DirectiveBlock, { name, id }: { name: string; id: string }): Sidebar {
  const first = block.content[0];
  const head = first?.kind === 'section-head' ? first : undefined;
  const paragraphs = paragraphsOf(reading, head ? block.content.slice(1) : block.content);
  requireText(reading, block, { name, count: paragraphs.length });
  return { id, ...(head && { head }), paragraphs, origin: block.lineOrigin };
}

export const sidebarOf = (reading: Reading, block: DirectiveBlock, one: DirectiveOf<'sidebar'>): Sidebar =>
  headed(reading, block, { name: one.name, id: one.attributes.id });

export function pullQuoteOf(reading: Reading, block: DirectiveBlock, one: DirectiveOf<'pull-quote'>): PullQuote {
  const paragraphs = paragraphsOf(reading, block.content);
  requireText(reading, block, { name: one.name, count: paragraphs.length });
  const { id, source } = one.attributes;
  return {
    id,
    paragraphs,
    ...(source !== undefined && { source: creditOf(source, one.placeOf('source')) }),
    origin: block.lineOrigin,
  };
}

export function noticeOf(reading: Reading, block: DirectiveBlock, one: DirectiveOf<'notice'>): Notice {
  const { signed, dated, ...attributes } = one.attributes;
  const notice = headed(reading, block, { name: one.name, id: attributes.id });
  return {
    ...notice,
    ...(signed !== undefined && { signed: creditOf(signed, one.placeOf('signed')) }),
    ...(dated !== undefined && { dated: creditOf(dated, one.placeOf('dated')) }),
  };
}

/** None where the copy holds no table. */
export function tableOf(reading: Reading, block: DirectiveBlock, id: string): readonly Table[] {
  const first = block.content[0];
  const head = first?.kind === 'section-head' ? first : undefined;
  const notes = paragraphsOf(reading, head ? block.content.slice(1) : block.content);
  const [table, more] = block.tables;
  if (!table) report(reading, 'markdown/no-table', { places: [block.lineOrigin] });
  if (more) report(reading, 'markdown/second-table', { places: [more.origin] });
  if (!table) return [];
  const { columns, heads, rows } = table;
  return [{ id, ...(head && { head }), columns, heads, rows, notes, origin: block.lineOrigin }];
}

const PARTS = /[^\n、\t\u3000]+/g;

/** Names of a paragraph as it is written. A name of two characters may have a wide space in it: 张　三. */
function namesIn(reading: Reading, { runs, origin }: Paragraph): readonly Copy[] {
  for (const run of runs) {
    const plain = run.exact && !run.strong && !run.emphasis && !run.href && !run.mark && !run.reading;
    if (!plain) report(reading, 'markdown/plain-names', { places: [run.origin] });
  }
  const written = reading.sources.get(origin.file)!.text.slice(origin.from, origin.to);
  const names: Copy[] = [];
  let open = false;
  for (const { 0: part, index } of written.matchAll(PARTS)) {
    const text = part.trim();
    if (text === '') continue;
    const from = origin.from + index + part.indexOf(text);
    const place = { file: origin.file, from, to: from + text.length };
    const single = /^\p{Script=Han}$/u.test(text);
    const last = names.at(-1);
    const between = last ? written.slice(last.origin.to - origin.from, from - origin.from) : '';
    if (open && single && last && /^\u3000+$/.test(between)) {
      names[names.length - 1] = { text: last.text + text, origin: { ...last.origin, to: place.to } };
      open = false;
    } else {
      names.push({ text, origin: place });
      open = single;
    }
  }
  return names;
}

export function namesOf(reading: Reading, block: DirectiveBlock, id: string): NameList {
  const groups: { head?: SectionHead; names: Copy[] }[] = [];
  for (const one of block.content) {
    if (one.kind === 'section-head') groups.push({ head: one, names: [] });
    else {
      if (groups.length === 0) groups.push({ names: [] });
      groups.at(-1)!.names.push(...namesIn(reading, one));
    }
  }
  const count = groups.reduce((sum, { names }) => sum + names.length, 0);
  requireText(reading, block, { name: 'names', count });
  return { id, groups, origin: block.lineOrigin };
}
