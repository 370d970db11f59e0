/** Signs that look like a mark of Markdown and are none: a space is missing, or the input method wrote them wide. */

export interface AlmostMark {
  readonly found: string;
  /** What may have been meant. */
  readonly instead: string;
  /** Offset in the line. */
  readonly at: number;
}

const forms: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /^ {0,3}(#{2,6})(?=[^\s#])/g, instead: '"## "' },
  { pattern: /^ {0,3}([#＃]*＃[#＃]+|＃+#+)/g, instead: '"## "' },
  { pattern: /^ {0,3}([:：]*：[:：]+|：+:+|::)(?!:)/g, instead: '":::"' },
  { pattern: /(＊＊)/g, instead: '"**"' },
  // Braces and bars of 注音, of which at least one is wide.
  {
    pattern: /(｛\p{sc=Han}+[|｜][^{}｛｝]*[}｝]|\{\p{sc=Han}+(?:｜[^{}｛｝]*[}｝]|\|[^{}｛｝]*｝))/gu,
    instead: '{漢字|hàn|zì}',
  },
  {
    pattern:
      /(［[^［］]+］[{｛][.．](?:name|title)[}｝]|\[[^[\]]+\](?:｛[.．](?:name|title)[}｝]|\{(?:．(?:name|title)|[.．](?:name|title)｝)))/gu,
    instead: '[屈原]{.name}',
  },
];

/** The first of each kind in a line of a paragraph, as it stands in the file. */
export const almostMarksOf = (line: string): readonly AlmostMark[] =>
  forms.flatMap(({ pattern, instead }) => {
    const [match] = line.matchAll(pattern);
    if (!match) return [];
    const found = match[1]!;
    return [{ found, instead, at: match.index + match[0].indexOf(found) }];
  });
