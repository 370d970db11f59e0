/**
 * Moves of the caret by lines as they are seen, from one table of them.
 *
 * The browser's own ArrowUp loses its way where text runs round floats in columns (Chromium 153 and 156: from the head of
 * a column it jumps down). And where a line ends without a paragraph's end, one position is the end of a line and the
 * start of the next: which of the two the caret stands at no selection says, so that it is kept here.
 */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { awayFrom, type Line, lineAt, linesIn, type Point, paragraphsOf, positionOn } from './caret-lines.ts';

/** Behind the character before, or before the one behind. */
type Side = -1 | 1;

export interface CaretMoves {
  /** Moves the caret a line up or down; false at the first or last line of the view. */
  move(view: EditorView, by: 1 | -1, extend: boolean): boolean;
  /** Moves the caret to the start or the end of its line; false where there is none. */
  toEdge(view: EditorView, edge: 'start' | 'end', extend: boolean): boolean;
  /** The caret was put somewhere by a click at a point of the screen, px. */
  clicked(view: EditorView, at: { readonly x: number; readonly y: number }): void;
  /** The column to keep is forgotten: the caret was moved otherwise. */
  forget(): void;
}

interface Held {
  readonly doc: EditorView['state']['doc'];
  readonly head: number;
  readonly side: Side;
  /** How far from a line's head the caret wants to be, kept while it goes up and down, and the line it has come to. */
  readonly goal?: { readonly along: number; readonly line: number };
}

const elementAt = (view: EditorView, position: number): Element | undefined => {
  const { node } = view.domAtPos(position);
  const start = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement!;
  return paragraphsOf(view).find((one) => one === start || one.contains(start));
};

function pointOf(view: EditorView, position: number, side: Side): Point {
  const { left, top, bottom } = view.coordsAtPos(position, side);
  return { x: left, y: (top + bottom) / 2, element: elementAt(view, position) };
}

/** On which side of a position a line is. */
const sideOn = (view: EditorView, line: Line, position: number): Side =>
  awayFrom(line, pointOf(view, position, -1)) < awayFrom(line, pointOf(view, position, 1)) ? -1 : 1;

/**
 * Draws the caret on a side of its position: set by its position alone, it stands on the one that the browser likes. A
 * move to the end of a line from inside it keeps to that line.
 */
function draw(view: EditorView, side: Side): void {
  const shown = getSelection();
  const { head, empty, $head } = view.state.selection;
  if (!shown || !empty || !view.hasFocus() || view.composing) return;
  const stands = (): boolean => {
    const { focusNode, focusOffset } = shown;
    return focusNode !== null && view.dom.contains(focusNode) && view.posAtDOM(focusNode, focusOffset) === head;
  };
  const beside = $head.parentOffset + side;
  if (beside >= 0 && beside <= $head.parent.content.size) {
    const { node, offset } = view.domAtPos(head + side, -side);
    shown.collapse(node, offset);
    shown.modify('move', side < 0 ? 'forward' : 'backward', 'lineboundary');
  }
  if (stands()) return;
  const { node, offset } = view.domAtPos(head, side);
  shown.collapse(node, offset);
}

/** @param scale of the page on the screen */
export function caretMoves(scale: () => number): CaretMoves {
  let held: Held | undefined;

  const heldOf = ({ state: { doc, selection } }: EditorView): Held | undefined =>
    held?.head === selection.head && held.doc === doc ? held : undefined;

  const caretOf = (view: EditorView): Point => {
    const side = heldOf(view)?.side ?? (view.endOfTextblock('forward') ? -1 : 1);
    return pointOf(view, view.state.selection.head, side);
  };

  const hold = (view: EditorView, line: Line, goal?: Held['goal']): void => {
    const { doc, selection } = view.state;
    const { head } = selection;
    const side = sideOn(view, line, head);
    held = { doc, head, side, ...(goal && { goal }) };
    draw(view, side);
  };

  const put = (view: EditorView, position: number, extend: boolean): void => {
    const { doc, tr, selection } = view.state;
    const to = doc.resolve(position);
    const from = extend ? doc.resolve(selection.anchor) : to;
    view.dispatch(tr.setSelection(TextSelection.between(from, to)).scrollIntoView());
  };

  return {
    forget() {
      if (held) held = { doc: held.doc, head: held.head, side: held.side };
    },
    move(view, by, extend) {
      const lines = linesIn(paragraphsOf(view), scale());
      const caret = caretOf(view);
      const goal = heldOf(view)?.goal;
      const at = goal && goal.line < lines.length ? goal.line : lineAt(lines, caret);
      if (at < 0) return false;
      const along = goal?.along ?? (caret.x - lines[at]!.left) / scale();
      const target = lines[at + by];
      if (!target) return false;
      const position = positionOn(view, target, target.left + along * scale());
      if (position === undefined) return false;
      put(view, position, extend);
      hold(view, target, { along, line: at + by });
      return true;
    },
    toEdge(view, edge, extend) {
      const lines = linesIn(paragraphsOf(view), scale());
      const line = lines[lineAt(lines, caretOf(view))];
      const position = line && positionOn(view, line, edge === 'start' ? line.left : line.right);
      if (position === undefined) return false;
      put(view, position, extend);
      hold(view, line!);
      return true;
    },
    clicked(view, { x, y }) {
      const lines = linesIn(paragraphsOf(view), scale());
      const line = lines[lineAt(lines, { x, y, element: elementAt(view, view.state.selection.head) })];
      if (line) hold(view, line);
    },
  };
}
