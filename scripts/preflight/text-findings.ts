/** Rules about the size and ink of type have one shape: what a run of text is held to, and by how much it falls short. */
import { colourText, excerpt, textOn } from './printed.ts';
import { boxInMm, type Found, rounded, type Subject, type SubjectPage } from './rule.ts';
import type { TextRun } from './walk/painted.ts';

export interface Breach {
  /** The size that the run is measured against, pt. */
  readonly limit: number;
  /** Where the rule grades its findings. */
  readonly severity?: Found['severity'];
}

/** Signs such as ▲ are shapes: no stroke of theirs has to be read. */
export const isType = ({ text }: TextRun): boolean => /[\p{L}\p{N}]/u.test(text);

export function findInText(
  subject: Subject,
  breachOf: (run: TextRun, page: SubjectPage, subject: Subject) => Breach | undefined,
): readonly Found[] {
  return subject.pages.flatMap((page) =>
    textOn(page).flatMap((run): readonly Found[] => {
      const breach = breachOf(run, page, subject);
      if (!breach) return [];
      const { limit, severity } = breach;
      const value = rounded(run.size);
      const parameters = { page: page.number, text: excerpt(run.text), ink: colourText(run), value, limit };
      const box = boxInMm(page, run.box);
      return [{ page: page.number, box, value, limit, parameters, ...(severity && { severity }) }];
    }),
  );
}
