/**
 * Marks the content of a page, or of a form on it: what the structure holds keeps its number, all else that paints
 * becomes an artifact, and words of another language say which. No other byte is touched.
 * ISO 32000-1:2008, 14.6, 14.8.2.2 and 14.9.2; ISO 14289-1:2014, 7.1.
 */
import {
  dictAt,
  eachCode,
  type Font,
  type FontCache,
  isArray,
  isBytes,
  isDict,
  isName,
  loadFont,
  type OperationReader,
  openOperations,
  type PDFDict,
  readOperation,
} from '../../../pdf/index.ts';
import { type Edit, edited, insertion } from './edits.ts';
import { foreignWords } from './foreign-words.ts';

export interface MarkingJob {
  readonly resources: PDFDict | undefined;
  readonly fonts: FontCache;
  /** The structure type and language of what a sequence belongs to; nothing for one that the structure does not hold. */
  readonly held: (mcid: number) => { readonly type: string; readonly language: string } | undefined;
  /** True for the name of a form whose own content is marked. */
  readonly marksItself: (name: string) => boolean;
}

const pathStarts = new Set(['m', 're']);
const pathEnds = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const shows = new Set(['Tj', 'TJ', "'", '"']);
const artifact = (type: 'Layout' | 'Pagination'): string => `/Artifact <</Type /${type}>>BDC\n`;

/** A sequence that is open. */
interface Open {
  /** What lies inside need not be marked again. */
  readonly covers: boolean;
  /** Set for a sequence of the structure. */
  readonly language?: string;
  /** Written behind its end. */
  readonly behind?: string;
}

interface Shown {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Which text object it stands in. */
  readonly object: number;
}

interface Marking {
  readonly job: MarkingJob;
  readonly edits: Edit[];
  readonly open: Open[];
  readonly saved: (Font | undefined)[];
  font: Font | undefined;
  path: number;
  /** Where the text object began, the bare text shown in it, and whether sequences begin inside it. */
  text: { from: number; bare: OperationSpan[]; parted: boolean } | undefined;
  objects: number;
  shown: Shown[];
}

interface OperationSpan {
  readonly from: number;
  readonly to: number;
}

export function markContent(bytes: Uint8Array, job: MarkingJob): Uint8Array {
  const holds = outermost(bytes, job);
  const marking: Marking = {
    job,
    edits: [],
    open: [],
    saved: [],
    font: undefined,
    path: -1,
    text: undefined,
    objects: 0,
    shown: [],
  };
  const reader = openOperations(bytes);
  while (readOperation(reader)) step(marking, reader, holds);
  return edited(bytes, marking.edits);
}

const mcidOf = ({ operands }: OperationReader, resources: PDFDict | undefined): number | undefined => {
  const properties = operands[1];
  if (isDict(properties)) {
    const mcid = properties.entries.get('MCID');
    return typeof mcid === 'number' ? mcid : undefined;
  }
  const listed = isName(properties) ? dictAt(dictAt(resources, 'Properties'), properties.name) : undefined;
  const text = listed?.toString().match(/\/MCID\s+(\d+)/)?.[1];
  return text === undefined ? undefined : Number(text);
};

/** Where outermost sequences begin that hold numbered ones: they cannot become artifacts as a whole. */
function outermost(bytes: Uint8Array, { resources }: MarkingJob): ReadonlySet<number> {
  const found = new Set<number>();
  const starts: number[] = [];
  const reader = openOperations(bytes);
  while (readOperation(reader)) {
    if (reader.operator === 'EMC') starts.pop();
    if (reader.operator !== 'BDC' && reader.operator !== 'BMC') continue;
    if (starts.length > 0 && mcidOf(reader, resources) !== undefined) found.add(starts[0]!);
    starts.push(reader.from);
  }
  return found;
}

function step(marking: Marking, reader: OperationReader, holds: ReadonlySet<number>): void {
  const { operator, operands, from, to } = reader;
  const { open, job } = marking;
  const covered = open.some(({ covers }) => covers);
  if (operator === 'BDC' || operator === 'BMC') begin(marking, reader, { covered, holds: holds.has(from) });
  else if (operator === 'EMC') end(marking, reader);
  else if (operator === 'q') marking.saved.push(marking.font);
  else if (operator === 'Q') marking.font = marking.saved.pop();
  else if (operator === 'Tf') marking.font = fontNamed(job, operands[0]);
  else if (operator === 'BT') marking.text = { from, bare: [], parted: false };
  else if (operator === 'ET') endText(marking, reader);
  else if (pathStarts.has(operator)) marking.path = marking.path < 0 ? from : marking.path;
  else if (operator === 'n') marking.path = -1;
  else if (pathEnds.has(operator)) {
    if (!covered) wrap(marking, { from: marking.path < 0 ? from : marking.path, to }, artifact('Layout'));
    marking.path = -1;
  } else if (shows.has(operator)) show(marking, reader, covered);
  else if (operator === 'sh' || operator === 'EI') {
    if (!covered) wrap(marking, { from, to }, artifact('Layout'));
  } else if (operator === 'Do') {
    const name = operands[0];
    if (!covered && !(isName(name) && job.marksItself(name.name))) wrap(marking, { from, to }, artifact('Layout'));
  }
}

function wrap({ edits }: Marking, { from, to }: OperationSpan, before: string): void {
  edits.push(insertion(from, before), insertion(to, '\nEMC'));
}

function begin(
  marking: Marking,
  reader: OperationReader,
  { covered, holds }: { readonly covered: boolean; readonly holds: boolean },
): void {
  const { edits, open, job, text } = marking;
  const { operands, from, to } = reader;
  if (text) text.parted = true;
  const tag = isName(operands[0]) ? operands[0].name : '';
  const mcid = mcidOf(reader, job.resources);
  if (covered || tag === 'Artifact') {
    open.push({ covers: tag === 'Artifact' || covered });
    return;
  }
  const held = mcid === undefined ? undefined : job.held(mcid);
  if (held) {
    edits.push({ from, to, text: `/${held.type} <</MCID ${mcid}>>BDC` });
    open.push({ covers: true, language: held.language });
    marking.shown = [];
  } else if (mcid !== undefined) {
    edits.push({ from, to, text: artifact('Layout').trimEnd() });
    open.push({ covers: true });
  } else if (open.length > 0 || holds) open.push({ covers: false });
  else {
    edits.push(insertion(from, artifact('Layout')));
    open.push({ covers: true, behind: '\nEMC' });
  }
}

function end(marking: Marking, { to }: OperationReader): void {
  const closed = marking.open.pop();
  if (closed?.behind) marking.edits.push(insertion(to, closed.behind));
  if (closed?.language) tellLanguages(marking, closed.language);
}

function endText(marking: Marking, { to }: OperationReader): void {
  const { text } = marking;
  if (text && text.bare.length > 0) {
    if (text.parted) for (const one of text.bare) wrap(marking, one, artifact('Pagination'));
    else wrap(marking, { from: text.from, to }, artifact('Pagination'));
  }
  marking.text = undefined;
  marking.objects++;
}

function show(marking: Marking, { operands, from, to }: OperationReader, covered: boolean): void {
  if (!covered) marking.text?.bare.push({ from, to });
  else if (marking.open.some(({ language }) => language !== undefined)) {
    const last = operands.at(-1);
    const strings = (isArray(last) ? last : [last]).filter(isBytes);
    let text = '';
    const { font } = marking;
    if (font) for (const one of strings) eachCode(font, one, (code) => (text += font.text(code) ?? ''));
    marking.shown.push({ from, to, text, object: marking.objects });
  }
}

function fontNamed(
  { resources, fonts }: MarkingJob,
  name: OperationReader['operands'][number] | undefined,
): Font | undefined {
  const dict = isName(name) ? dictAt(dictAt(resources, 'Font'), name.name) : undefined;
  if (!dict) return undefined;
  const known = fonts.get(dict) ?? loadFont(dict);
  fonts.set(dict, known);
  return known;
}

/** Sequences within the sequence, one for each text object that the words stand in: none may span two. 14.6.1. */
function tellLanguages(marking: Marking, language: string): void {
  const { shown, edits } = marking;
  const whole = shown.map(({ text }) => text).join('');
  for (const words of foreignWords(whole, language)) {
    let at = 0;
    const inside = shown.filter(({ text }) => {
      const from = at;
      at += text.length;
      return text !== '' && from >= words.from && at <= words.to;
    });
    for (const part of Map.groupBy(inside, ({ object }) => object).values()) {
      edits.push(
        insertion(part[0]!.from, `/Span <</Lang (${words.language})>>BDC\n`),
        insertion(part.at(-1)!.to, '\nEMC'),
      );
    }
  }
  marking.shown = [];
}
