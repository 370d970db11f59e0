/** Mends the copy of an edition that was just made and proven, as `dayang copy fix` does, and proves it again. */
import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import {
  type CopyCheck,
  type DeskFile,
  diagnosticsOf,
  type FixedFile,
  fixDeskFile,
  lettersOf,
  readDesk,
  writeFixed,
} from '../copy/index.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { loadEdition } from '../edition/index.ts';
import type { Edition } from '../edition/model.ts';

const RULES_SHOWN = 6;

/** Every text of a part of the edition, in order. */
function textsOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}

/** Han, digits and letters of all the copy. */
const lettersOfEdition = ({ stories, pages }: Edition): string =>
  lettersOf([...[...stories.values()].flatMap(textsOf), ...pages.flatMap(textsOf)].join(''));

const nameIn = (folder: string, { read }: DeskFile): string => relative(folder, read.path).replaceAll(sep, '/');

/** The check with its file named from the edition folder. */
const named = (check: CopyCheck, file: string): CopyCheck => ({
  ...check,
  file: { ...check.file, source: { ...check.file.source, file } },
});

function told(folder: string, { file, edits, left }: FixedFile): readonly Diagnostic[] {
  const name = nameIn(folder, file);
  const counts = new Map<string, number>();
  for (const { rule } of edits) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rules = [...counts].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${rule} ${count}`);
  const shown = rules.slice(0, RULES_SHOWN).join(', ') + (rules.length > RULES_SHOWN ? ' …' : '');
  const mended =
    edits.length > 0 ? [diagnostic('import/mended', { count: edits.length, file: name, rules: shown })] : [];
  return [...mended, ...diagnosticsOf(named(left, name))];
}

/**
 * Writes the mended files over those in `folder`. What is left to decide is told; it keeps nobody from having the
 * edition, so that an error of the copy is a warning here.
 */
export async function mendEdition(
  folder: string,
  before: Edition,
  signal?: AbortSignal,
): Promise<readonly Diagnostic[]> {
  const root = await realpath(folder);
  const desk = await readDesk({ paths: [root], ...(signal && { signal }) });
  if (hasErrors(desk.diagnostics)) return desk.diagnostics;
  const fixed = desk.files.map(fixDeskFile);
  const written = await writeFixed(fixed);
  if (!written.value) return written.diagnostics;
  const after = await loadEdition(root);
  if (!after.value) return after.diagnostics;
  const [was, is] = [lettersOfEdition(before), lettersOfEdition(after.value)];
  if (was !== is) {
    let same = 0;
    while (was[same] === is[same]) same += 1;
    const [expected, found] = [was, is].map((letters) => JSON.stringify(letters.slice(same, same + 12)));
    return [diagnostic('import/lost', { part: 'the mended copy', expected, found })];
  }
  return fixed
    .flatMap((one) => told(root, one))
    .map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' } : one));
}
