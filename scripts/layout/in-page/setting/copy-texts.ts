/** The copy of a paragraph as it would stand in its text nodes if nothing of ours were in it. */

/** On every element that imposes lines. */
export const ours = 'gap';
/** On what keeps characters on one line where lines are the browser's own, and on what allows a break there. */
export const glue = { span: 'nb', wbr: 'fit' } as const;

export interface CopyText {
  readonly data: string;
  /** The element of the copy's own that holds it. */
  readonly holder: Element;
}

const isOurs = (element: Element): boolean =>
  element.tagName === 'WBR'
    ? element.classList.contains(ours) || element.classList.contains(glue.wbr)
    : element.tagName === 'SPAN' && (element.classList.contains(ours) || element.classList.contains(glue.span));

/** The texts that run in the lines of an element: all but readings, which stand beside them. */
export function copyTextsIn(paragraph: Element): CopyText[] {
  const found: { data: string; readonly holder: Element }[] = [];
  let open: { data: string; readonly holder: Element } | undefined;
  const walk = (element: Element, holder: Element): void => {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        const { data } = node as Text;
        if (data === '') continue;
        if (open?.holder === holder) open.data += data;
        else {
          open = { data, holder };
          found.push(open);
        }
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const child = node as Element;
        if (isOurs(child)) walk(child, holder);
        else {
          open = undefined;
          if (child.tagName !== 'RT') walk(child, child);
          open = undefined;
        }
      }
    }
  };
  walk(paragraph, paragraph);
  return found;
}
