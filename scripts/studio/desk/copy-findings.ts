/** What the copy desk finds in the open texts, and what mends it. */
import {
  type CopyCheck,
  checkCopy,
  diagnosticsOf,
  type EditionFacts,
  type HouseStyle,
  mendOf,
  type Reader,
  readCopy,
} from '../../copy/index.ts';
import type { Edit, Finding } from '../protocol.ts';
import { findingOf } from './tell.ts';
import type { Held } from './texts.ts';

/** A finding, and the edit that mends it where there is one right answer. */
export interface CopyFinding {
  readonly finding: Finding;
  readonly edit?: Edit;
}

interface Checked {
  readonly hash: string;
  readonly about: string;
  readonly found: readonly CopyFinding[];
}

export interface CopyDesk {
  /** Of all files; those that have not changed are not read again. */
  check(held: Iterable<Held>, facts: EditionFacts, house: HouseStyle): readonly CopyFinding[];
}

function checkFile({ file, text }: Held, facts: EditionFacts, house: HouseStyle): readonly CopyFinding[] {
  const { value: copy } = readCopy({ file, text }, facts);
  if (!copy) return [];
  const reader: Reader = {
    read: (source) => readCopy(source, facts).value,
    check: (one) => checkCopy(one, { house }),
  };
  const check: CopyCheck = checkCopy(copy, { house });
  const told = diagnosticsOf(check);
  return told.map((one, index) => {
    const found = check.found[index];
    const mend = found?.mend === undefined ? undefined : mendOf(check, found, reader);
    const finding = findingOf(one, () => text);
    if (!mend) return { finding };
    return {
      finding: { ...finding, fix: { before: mend.before, after: mend.after } },
      edit: [mend.from, mend.to, mend.after],
    };
  });
}

export function makeCopyDesk(): CopyDesk {
  const known = new Map<string, Checked>();
  return {
    check(held, facts, house) {
      const about = JSON.stringify([facts, house]);
      return [...held].flatMap((one) => {
        const last = known.get(one.file);
        if (last?.hash === one.hash && last.about === about) return last.found;
        const found = checkFile(one, facts, house);
        known.set(one.file, { hash: one.hash, about, found });
        return found;
      });
    },
  };
}
