/** Breaks a text into lines: Latin words and numbers stay whole where they can, Chinese breaks anywhere but before points. */

const piece = /[\p{Script=Latin}\p{N}\p{M}.,;:!?%'’()/_\-–—°≤≥×]+\s?|\s|[\s\S]/gu;
const notAtStart = /^[，。、；：！？）》〉」』】”’…]/u;
/** Points that may stand outside the measure. */
const hanging = /[，。、；：！？）》〉」』】”’…]+$/u;

/** @param widthOf in the unit of `width` */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [part] of text.matchAll(piece)) {
    const longer = line + part;
    if (line === '' || widthOf(longer.trimEnd()) <= width || notAtStart.test(part)) {
      line = longer;
      continue;
    }
    lines.push(line.trimEnd());
    line = part.trimStart();
  }
  // What has no place to break is cut.
  return [...lines, line.trimEnd()].flatMap((one) => cut(one, width, widthOf));
}

function cut(line: string, width: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(line.replace(hanging, '')) <= width) return [line];
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
