/** The script that a language is written in: faces, marks, line breaks and spaces follow from it. */

/** ISO 15924. */
export type Script = 'Hans' | 'Hant' | 'Jpan' | 'Latn';

const known = new Map<string, Script | undefined>();

const isSet = (code: string | undefined): code is Script =>
  code === 'Hans' || code === 'Hant' || code === 'Jpan' || code === 'Latn';

function likelyScript(tag: string): Script | undefined {
  try {
    const { script } = new Intl.Locale(tag).maximize();
    return isSet(script) ? script : undefined;
  } catch {
    return undefined;
  }
}

/** The likely script of a BCP 47 tag (Unicode CLDR, likely subtags); undefined for one that has no rules of its own here. */
export function scriptOf(tag: string): Script | undefined {
  if (!known.has(tag)) known.set(tag, likelyScript(tag));
  return known.get(tag);
}
