/** What the readers of one edition share: the sources read so far and the faults found in them. */
import type { Code } from '../core/catalogue/index.ts';
import { type Diagnostic, diagnostic, type Parameters } from '../core/diagnostic.ts';
import { type Origin, type Position, positionAt, type SourceFile } from '../core/source.ts';
import type { PhotoFacts } from './model.ts';

export interface Reading {
  /** Absolute path of the edition folder, links resolved. */
  readonly root: string;
  readonly sources: Map<string, SourceFile>;
  /** At most `MOST_ALIKE` of one code in one file. */
  readonly faults: Diagnostic[];
  /** How many faults were noted, those left out among them. */
  noted: number;
  readonly alike: Map<string, number>;
  readonly open: OpenFiles;
}

/** For an edition that is read again and again. */
export interface OpenFiles {
  /** What stands in an editor, by file, less a byte order mark; read instead of the file. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Facts of photos by path, size and time of change: kept here, and not read again. */
  readonly facts?: Map<string, PhotoFacts>;
}

export const startReading = (root: string, open: OpenFiles = {}): Reading => ({
  root,
  sources: new Map(),
  faults: [],
  noted: 0,
  alike: new Map(),
  open,
});

/** Nobody mends more of one kind at a sitting, and a wrong file may have a hundred thousand. */
const MOST_ALIKE = 100;

function positionOf(reading: Reading, origin: Origin): Position {
  const source = reading.sources.get(origin.file);
  return source ? positionAt(source, origin.from) : { file: origin.file, line: 1, column: 1 };
}

/** Notes a fault. It stands at the first of `places`; the others belong to it. */
export function report(reading: Reading, code: Code, about: { places?: readonly Origin[]; with?: Parameters }): void {
  reading.noted += 1;
  const kind = `${code} ${about.places?.[0]?.file}`;
  const alike = (reading.alike.get(kind) ?? 0) + 1;
  reading.alike.set(kind, alike);
  if (alike > MOST_ALIKE) return;
  const [at, ...related] = (about.places ?? []).map((origin) => positionOf(reading, origin));
  reading.faults.push(diagnostic(code, about.with, { at, related: related.length > 0 ? related : undefined }));
}

/** The start of a file as a place. */
export const startOf = (file: string): Origin => ({ file, from: 0, to: 0 });

const placeKey = (one: Diagnostic): string => `${one.code} ${one.at?.file} ${one.at?.line}:${one.at?.column}`;

/** What to say of faults that were left out. */
function leftOut(reading: Reading): readonly Diagnostic[] {
  return [...reading.alike].flatMap(([kind, count]) => {
    if (count <= MOST_ALIKE) return [];
    const [code = '', ...file] = kind.split(' ');
    const at = positionOf(reading, startOf(file.join(' ')));
    return [diagnostic('edition/more', { code, count: count - MOST_ALIKE }, { at })];
  });
}

/** The faults in the order of the files and of the places in them, each once. */
export function sortedFaults(reading: Reading): readonly Diagnostic[] {
  const files = [...reading.sources.keys()].sort();
  const rank = (one: Diagnostic): number => (one.at ? files.indexOf(one.at.file) : -1);
  const once = new Map(
    [...reading.faults, ...leftOut(reading)].map((one) => [`${placeKey(one)} ${JSON.stringify(one.parameters)}`, one]),
  );
  return [...once.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
      (placeKey(a) < placeKey(b) ? -1 : 1),
  );
}
