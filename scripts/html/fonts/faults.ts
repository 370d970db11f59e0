/** What can be wrong with the characters of a page, in the words of the catalogue. */
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { codeName, commonForm } from './characters.ts';
import { openFace } from './face-source.ts';
import { faceRows, familyNames, weightsOf } from './faces.ts';
import type { FaceWish, Wanted } from './use.ts';

const letterOf = (codePoint: number): string => String.fromCodePoint(codePoint);

const where = ({ places: [at, ...related] }: Wanted) => ({ at, ...(related.length > 0 && { related }) });

export const radicalFault = (wanted: Wanted): Diagnostic =>
  diagnostic(
    'font/radical',
    {
      character: letterOf(wanted.codePoint),
      code: codeName(wanted.codePoint),
      count: wanted.count,
      instead: commonForm(wanted.codePoint),
    },
    where(wanted),
  );

/** Names the families that have the character, if there are any. */
export async function missingFault({ family }: FaceWish, wanted: Wanted): Promise<Diagnostic> {
  const others = familyNames().filter((name) => name !== family);
  const having = await Promise.all(
    others.map(async (name) => {
      const source = await openFace(faceRows.find((row) => row.family === name)!);
      return (await source.has(wanted.codePoint)) ? name : undefined;
    }),
  );
  const families = having.filter((name) => name !== undefined).join(', ');
  const parameters = {
    character: letterOf(wanted.codePoint),
    code: codeName(wanted.codePoint),
    count: wanted.count,
    family,
  };
  return families === ''
    ? diagnostic('font/missing-everywhere', parameters, where(wanted))
    : diagnostic('font/missing', { ...parameters, families }, where(wanted));
}

/** Two characters of the copy for which the face has one and the same glyph. */
export const twinFault = ({ family }: FaceWish, first: Wanted, second: Wanted): Diagnostic =>
  diagnostic(
    'font/twin',
    {
      character: letterOf(second.codePoint),
      code: codeName(second.codePoint),
      twin: letterOf(first.codePoint),
      twinCode: codeName(first.codePoint),
      family,
    },
    where(second),
  );

export function faceFault({ family, weight }: FaceWish): Diagnostic {
  const weights = weightsOf(family);
  if (weights.length === 0) return diagnostic('font/no-family', { family, families: familyNames().join(', ') });
  return diagnostic('font/no-weight', { family, weight, weights: weights.join(', ') });
}
