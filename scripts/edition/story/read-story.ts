/** Reads one story file: front matter, body, and the directives that stand in it. */
import { posix } from 'node:path';
import type { SourceFile } from '../../core/source.ts';
import { type Block, readMarkdown } from '../markdown/flow.ts';
import { passageOf } from '../markdown/passage.ts';
import type { Copy, Flow, NameList, Notice, Paragraph, PullQuote, Sidebar, Story, Table } from '../model.ts';
import { type Reading, report, startOf } from '../reading.ts';
import { storySchema } from '../schema.ts';
import type { YamlFile } from '../yaml/document.ts';
import { locatedYaml, validate } from '../yaml/issues.ts';
import { copyAt, passageAt } from '../yaml/scalar.ts';
import { readDirective } from './directive.ts';
import {
  namesOf,
  noticeOf,
  type PhotoDraft,
  photoOf,
  pullQuoteOf,
  requireText,
  sidebarOf,
  tableOf,
} from './elements.ts';
import { splitFrontMatter } from './front-matter.ts';

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
  const empty = [body, lede, ...Object.values(own)].every((one) => one.length === 0);
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
  Partial<Pick<Story, 'language' | 'weight'>> & { readonly hasLede: boolean };

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
    ...(input.weight !== undefined && { weight: input.weight }),
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
  readonly nameLists: NameList[];
  readonly tables: Table[];
  readonly notices: Notice[];
  /** How many directives could be read. */
  directives: number;
}

function readElements(reading: Reading, blocks: readonly Block[]): Elements {
  const lists = { photos: [], sidebars: [], pullQuotes: [], nameLists: [], tables: [], notices: [] };
  const elements: Elements = { ...lists, directives: 0 };
  for (const block of blocks) {
    if (block.kind !== 'directive') continue;
    const directive = readDirective(reading, block);
    if (directive) elements.directives += 1;
    if (!directive) continue;
    const spoken = { ...block, content: inLanguage(block.content, directive.attributes.lang) };
    if (directive.name === 'photo') elements.photos.push(photoOf(reading, spoken, directive));
    if (directive.name === 'sidebar') elements.sidebars.push(sidebarOf(reading, spoken, directive));
    if (directive.name === 'pull-quote') elements.pullQuotes.push(pullQuoteOf(reading, spoken, directive));
    if (directive.name === 'names') elements.nameLists.push(namesOf(reading, block, directive.attributes.id));
    if (directive.name === 'table') elements.tables.push(...tableOf(reading, spoken, directive.attributes.id));
    if (directive.name === 'notice') elements.notices.push(noticeOf(reading, spoken, directive));
  }
  return elements;
}
