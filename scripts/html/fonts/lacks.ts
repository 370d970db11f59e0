/** What a whole face has not got, told from its character map alone. */
import { isRadical, needsNoGlyph } from './characters.ts';
import { openFace } from './face-source.ts';
import { findFace } from './faces.ts';

/** Those of the characters that the face has no glyph for; none for a face that there is not. */
export async function lacksCharacters(
  face: { readonly family: string; readonly weight: number },
  characters: readonly string[],
): Promise<readonly string[]> {
  const row = findFace(face.family, face.weight);
  if (!row) return [];
  const source = await openFace(row);
  const held = await Promise.all(
    characters.map((character) => {
      const codePoint = character.codePointAt(0)!;
      return isRadical(codePoint) || needsNoGlyph(codePoint) || source.has(codePoint);
    }),
  );
  return characters.filter((_, index) => !held[index]);
}
