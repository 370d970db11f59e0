/** Which advertisement a fault that stands nowhere on the page comes from, such as a font that is left out. */
import type { PressFinding } from '../press/model.ts';
import type { ExamineOptions } from './examine.ts';
import { inThread } from './in-thread.ts';

/** A PDF that was put into the page as it is. */
export interface ForeignFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * The files by the findings that they account for: those that have the same fault by themselves. Nothing is looked at
 * where every finding has its place.
 */
export async function findOwners(
  findings: readonly PressFinding[],
  files: readonly ForeignFile[],
  options: ExamineOptions,
): Promise<ReadonlyMap<PressFinding, string>> {
  const owners = new Map<PressFinding, string>();
  const placeless = findings.filter(({ box }) => !box);
  if (placeless.length === 0) return owners;
  for (const { file, bytes } of new Map(files.map((one) => [one.file, one])).values()) {
    const outcome = await inThread<readonly PressFinding[]>({ task: 'examine', pdf: bytes, options });
    const own = new Set('value' in outcome ? outcome.value.map(nameOf) : []);
    for (const one of placeless) if (!owners.has(one) && own.has(nameOf(one))) owners.set(one, file);
  }
  return owners;
}

/** The fault without its page, which is another one in the file. */
const nameOf = ({ rule, parameters }: PressFinding): string =>
  JSON.stringify([rule, Object.entries(parameters).filter(([key]) => key !== 'page')]);
