/** Reads one story file: front matter, body, and the directives that stand in it. */
import { posix } from 'node:path';
import type { Origin, SourceFile } from '../../core/source.ts';
import type { Box } from '../../core/units.ts';
import { type Block, type DirectiveBlock, readMarkdown } from '../markdown/flow.ts';
import { passageOf } from '../markdown/passage.ts';
import type { Copy, Flow, Paragraph, Photo, PullQuote, Sidebar, Story } from '../model.ts';
import { type Reading, report, startOf } from '../reading.ts';
import { storySchema } from '../schema.ts';
import type { YamlFile } from '../yaml/document.ts';
import { locatedYaml, validate } from '../yaml/issues.ts';
import { copyAt, passageAt } from '../yaml/scalar.ts';
import { type Directive, readDirective } from './directive.ts';
import { splitFrontMatter } from './front-matter.ts';

/** A photo whose file has not been looked at. */
export type PhotoDraft = Omit<Photo, 'facts'> & { readonly fileOrigin: Origin };
export type StoryDraft = Omit<Story, 'photos'> & {
  readonly photos: readonly PhotoDraft[];
  /** False if a fault hides some part or element, so that nothing can be said about what the story lacks. */
  readonly whole: boolean;
};

const ID = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,79}$/u;

/** The story, as far as it could be read; its faults are noted. `language` is the edition's. */
export function readStory(reading: Reading, source: SourceFile, language: string): StoryDraft {
  const { file } = source;
  const before = reading.noted;
  const id = posix.basename(file, '.md');
  if (!ID.test(id)) report(reading, 'edition/id', { places: [startOf(file)], with: { key: file, value: id } });
  const { yaml, bodyFrom, broken } = splitFrontMatter(reading, source);
  const front = yaml ? readFront(reading, yaml) : undefined;
  const blocks = readMarkdown(reading, passageOf(source, bodyFrom)).flatMap((block) => unpack(reading, block));
  const elements = readElements(reading, blocks);
  const body = blocks.filter((block): block is Flow => block.kind !== 'directive');
  const { directives: _directives, ...own } = elements;
  const lede = front?.lede ?? [];
  const sound = reading.noted === before;
  const empty = [body, lede, own.photos, own.sidebars, own.pullQuotes].every((one) => one.length === 0);
  if (empty && sound) report(reading, 'edition/empty-story', { places: [startOf(file)] });
  const hidden = broken || (yaml && !front) || elements.directives < blocks.length - body.length;
  const whole = sound || !(hidden || body.length === 0 || (front?.hasLede && lede.length === 0));
  const { hasLede: _hasLede, ...parts } = front ?? { hasLede: false };
  return { id, file, language, ...parts, lede, body, ...own, whole };
}

/** What `:::{lang=…}` holds stays in the flow, in its language. */
function unpack(reading: Reading, block: Block): readonly Block[] {
  if (block.kind !== 'directive' || !/^\s*:::+\s*\{/.test(block.line)) return [block];
  const directive = readDirective(reading, block);
  if (directive?.name !== '') return block.content;
  requireText(reading, block, { name: '', count: block.content.length });
  return inLanguage(block.content, directive.attributes.lang);
}

const inLanguage = (content: readonly Flow[], language: string | undefined): readonly Flow[] =>
  language === undefined ? content : content.map((one) => ({ language, ...one }));

type Front = Pick<Story, 'kicker' | 'headline' | 'deck' | 'byline' | 'jumpKey' | 'lede'> &
  Partial<Pick<Story, 'language'>> & { readonly hasLede: boolean };

function readFront(reading: Reading, yaml: YamlFile): Front | undefined {
  const input = validate(reading, storySchema, locatedYaml(yaml));
  if (!input) return undefined;
  const parts: { [K in 'kicker' | 'headline' | 'deck' | 'byline' | 'jumpKey']?: Copy } = {};
  for (const part of ['kicker', 'headline', 'deck', 'byline', 'jumpKey'] as const) {
    if (input[part] !== undefined) parts[part] = copyAt(reading, yaml, [part]);
  }
  const lede = input.lede === undefined ? [] : readLede(reading, yaml);
  return {
    ...parts,
    lede,
    hasLede: input.lede !== undefined,
    ...(input.language !== undefined && { language: input.language }),
  };
}

function readLede(reading: Reading, yaml: YamlFile): readonly Paragraph[] {
  const blocks = readMarkdown(reading, passageAt(yaml, ['lede']));
  for (const block of blocks) {
    if (block.kind === 'section-head') report(reading, 'markdown/head-here', { places: [block.origin] });
    if (block.kind === 'directive') report(reading, 'markdown/directive-in-lede', { places: [block.lineOrigin] });
  }
  return blocks.filter((block) => block.kind === 'paragraph');
}

interface Elements {
  readonly photos: PhotoDraft[];
  readonly sidebars: Sidebar[];
  readonly pullQuotes: PullQuote[];
  /** How many directives could be read. */
  directives: number;
}

function readElements(reading: Reading, blocks: readonly Block[]): Elements {
  const elements: Elements = { photos: [], sidebars: [], pullQuotes: [], directives: 0 };
  for (const block of blocks) {
    if (block.kind !== 'directive') continue;
    const directive = readDirective(reading, block);
    if (directive) elements.directives += 1;
    if (!directive) continue;
    const spoken = { ...block, content: inLanguage(block.content, directive.attributes.lang) };
    if (directive.name === 'photo') elements.photos.push(photoOf(reading, spoken, directive));
    if (directive.name === 'sidebar') elements.sidebars.push(sidebarOf(reading, spoken, directive));
    if (directive.name === 'pull-quote') elements.pullQuotes.push(pullQuoteOf(reading, spoken, directive));
  }
  return elements;
}

type DirectiveOf<N extends Directive['name']> = Extract<Directive, { name: N }>;

/** The paragraphs of a directive; heads among them are faults. */
function paragraphsOf(reading: Reading, content: readonly Flow[]): readonly Paragraph[] {
  for (const one of content) {
    if (one.kind === 'section-head') report(reading, 'markdown/head-here', { places: [one.origin] });
  }
  return content.filter((one) => one.kind === 'paragraph');
}

function requireText(reading: Reading, block: DirectiveBlock, text: { name: string; count: number }): void {
  if (text.count > 0) return;
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

function photoOf(reading: Reading, block: DirectiveBlock, { attributes, placeOf }: DirectiveOf<'photo'>): PhotoDraft {
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

function sidebarOf(reading: Reading, block: DirectiveBlock, { name, attributes }: DirectiveOf<'sidebar'>): Sidebar {
  const first = block.content[0];
  const head = first?.kind === 'section-head' ? first : undefined;
  const paragraphs = paragraphsOf(reading, head ? block.content.slice(1) : block.content);
  requireText(reading, block, { name, count: paragraphs.length });
  return { id: attributes.id, ...(head && { head }), paragraphs, origin: block.lineOrigin };
}

function pullQuoteOf(reading: Reading, block: DirectiveBlock, one: DirectiveOf<'pull-quote'>): PullQuote {
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
