/** Keeps the caret where it is while a paragraph's spans are made anew. */
import { textsIn } from './impose.ts';

/** Call before the change; what it gives is called after it. */
export function keepCaret(paragraph: Element): () => void {
  // To ask where the caret is makes the browser lay out the page; while nothing is edited there is none.
  if (document.activeElement === document.body || !document.activeElement) return () => undefined;
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  if (!selection || !anchorNode || !focusNode || !paragraph.contains(anchorNode) || !paragraph.contains(focusNode)) {
    return () => undefined;
  }
  const offsetOf = (node: Node, offset: number): number => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, offset);
    return range.toString().length;
  };
  const [anchor, focus] = [offsetOf(anchorNode, anchorOffset ?? 0), offsetOf(focusNode, focusOffset ?? 0)];
  return () => {
    const [from, to] = [placeAt(paragraph, anchor), placeAt(paragraph, focus)];
    if (from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  };
}

function placeAt(paragraph: Element, offset: number): { node: Text; offset: number } | undefined {
  let before = 0;
  for (const node of textsIn(paragraph)) {
    if (offset <= before + node.length) return { node, offset: offset - before };
    before += node.length;
  }
  return undefined;
}
