/** The lines of a view as they are seen, and the positions that stand on them. */
import type { EditorView } from 'prosemirror-view';

export interface Line {
  readonly element: Element;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Text by text: a range over elements gives their boxes as well. Readings stand beside the line. */
function* rectsIn(element: Element, range: Range): Generator<DOMRect> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement!.tagName === 'RT') continue;
    range.selectNodeContents(node);
    yield* range.getClientRects();
  }
}

/** Lines of the paragraphs in a view, in reading order; px of the screen. `scale`: of the page on it. */
export function linesIn(elements: Iterable<Element>, scale: number): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  for (const element of elements) {
    let open: { left: number; right: number; top: number; bottom: number } | undefined;
    const own: Line[] = [];
    for (const rect of rectsIn(element, range)) {
      if (rect.height === 0 || rect.height > 200 * scale) continue;
      const same =
        open &&
        Math.abs((rect.top + rect.bottom) / 2 - (open.top + open.bottom) / 2) < 6 * scale &&
        rect.left <= open.right + 20 * scale;
      if (same && open) {
        open.left = Math.min(open.left, rect.left);
        open.right = Math.max(open.right, rect.right);
        open.top = Math.min(open.top, rect.top);
        open.bottom = Math.max(open.bottom, rect.bottom);
      } else if (rect.width > 0 || own.length === 0) {
        open = { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
        own.push(Object.assign(open, { element }));
      }
    }
    if (own.length === 0) {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      own.push({ element, left, right, top, bottom });
    }
    lines.push(...own);
  }
  return lines;
}

/** The paragraph elements of a view, or its own element where it is one. */
export const paragraphsOf = (view: EditorView): Element[] =>
  view.state.doc.inlineContent ? [view.dom] : [...view.dom.children].map((one) => one.querySelector('.head') ?? one);

export interface Point {
  readonly x: number;
  readonly y: number;
  /** The paragraph that it is in. */
  readonly element: Element | undefined;
}

export function awayFrom(line: Line, { x, y }: { readonly x: number; readonly y: number }): number {
  const across = y < line.top ? line.top - y : y > line.bottom ? y - line.bottom : 0;
  const along = x < line.left ? line.left - x : x > line.right ? x - line.right : 0;
  return across * 8 + along;
}

export function lineAt(lines: readonly Line[], point: Point): number {
  const { element } = point;
  let best = -1;
  for (const [index, line] of lines.entries()) {
    if (element && line.element !== element) continue;
    if (best < 0 || awayFrom(line, point) < awayFrom(lines[best]!, point)) best = index;
  }
  return best;
}

/** The position nearest to `x` on a line. */
export function positionOn(view: EditorView, line: Line, x: number): number | undefined {
  const middle = (line.top + line.bottom) / 2;
  const inside = Math.min(Math.max(x, line.left + 1), line.right - 1);
  const onScreen = middle >= 0 && middle < innerHeight && inside >= 0 && inside < innerWidth;
  const found = onScreen ? document.caretPositionFromPoint(inside, middle) : null;
  if (found && line.element.contains(found.offsetNode)) return view.posAtDOM(found.offsetNode, found.offset);
  return nearestBySearch(view, line, inside);
}

/** The same off the screen, where the browser answers nothing: by the rectangles of the characters. */
function nearestBySearch(view: EditorView, line: Line, x: number): number | undefined {
  const walker = document.createTreeWalker(line.element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const middle = (line.top + line.bottom) / 2;
  let best: { node: Text; offset: number; away: number } | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement!.closest('rt')) continue;
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = [...range.getClientRects()].at(-1);
      if (
        !rect ||
        rect.top > middle ||
        rect.bottom < middle ||
        rect.right < line.left - 1 ||
        rect.left > line.right + 1
      )
        continue;
      for (const [edge, offset] of [
        [rect.left, at],
        [rect.right, at + 1],
      ] as const) {
        const away = Math.abs(edge - x);
        if (!best || away < best.away) best = { node, offset, away };
      }
    }
  }
  return best
    ? view.posAtDOM(best.node, best.offset)
    : line.element.textContent === ''
      ? view.posAtDOM(line.element, 0)
      : undefined;
}
