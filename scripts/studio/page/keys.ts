/** What keys do in copy. Native editing is left to compositions alone: all else is a transaction of its own. */
import {
  baseKeymap,
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  setBlockType,
  toggleMark,
} from 'prosemirror-commands';
import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { CaretMoves } from './caret-moves.ts';
import type { Wanted } from './paste.ts';
import { schema } from './schema.ts';

export interface KeyOptions {
  readonly wanted: Wanted;
  readonly moves: CaretMoves;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The caret leaves the field, to the next or the one before. */
  readonly leave: (view: EditorView, by: 1 | -1) => boolean;
  readonly scrollToCaret: (view: EditorView) => void;
}

/** The selection as the page shows it: `selectionchange` comes a task later than the key that moved it. */
export function syncSelection(view: EditorView): void {
  if (view.composing || !(view.state.selection instanceof TextSelection)) return;
  const shown = getSelection();
  const { focusNode, anchorNode } = shown ?? {};
  if (!shown || !focusNode || !anchorNode || !view.dom.contains(focusNode) || !view.dom.contains(anchorNode)) return;
  const head = view.posAtDOM(focusNode, shown.focusOffset, -1);
  const anchor = view.posAtDOM(anchorNode, shown.anchorOffset, -1);
  const { selection, doc, tr } = view.state;
  if (head === selection.head && anchor === selection.anchor) return;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
}

/**
 * A caret at the head of the text, soon after a view came into focus, prosemirror-view takes for one that the browser has
 * put there, and puts it back (1.44.0, `flush` in domobserver.ts). One that a key has moved is told first.
 */
function takeNextSelection(view: EditorView): void {
  const take = (): void => {
    if (!view.isDestroyed) syncSelection(view);
  };
  document.addEventListener('selectionchange', take, { once: true, capture: true });
}

/** A new paragraph behind the caret; behind the end of a head it is one of text. */
const split =
  ({ role, face }: Wanted): Command =>
  (state, dispatch) => {
    const { $from, $to } = state.selection;
    if ($from.depth === 0) return true;
    const paragraph = { type: schema.nodes.paragraph, attrs: { role, face } };
    const tr = state.tr.deleteSelection();
    const at = tr.mapping.map($from.pos);
    const $at = tr.doc.resolve(at);
    const atEnd = $at.parentOffset === $at.parent.content.size;
    const head = $at.parent.type === schema.nodes.head;
    // A head split at its start leaves text before it.
    if (head && $at.parentOffset === 0 && $from.pos === $to.pos) {
      dispatch?.(tr.insert($at.before(), schema.nodes.paragraph.create({ role, face })));
      return true;
    }
    tr.split(at, 1, [head && !atEnd ? { type: schema.nodes.head } : paragraph]);
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** At the start of a head, Backspace makes it text. */
const unhead =
  ({ role, face }: Wanted): Command =>
  (state, dispatch) => {
    const { $cursor } = state.selection as TextSelection;
    if ($cursor?.parent.type !== schema.nodes.head || $cursor.parentOffset > 0) return false;
    return setBlockType(schema.nodes.paragraph, { role, face })(state, dispatch);
  };

export function headOrText(wanted: Wanted, name: 'section-head' | 'paragraph'): Command {
  return (state, dispatch) => {
    if (!wanted.heads) return false;
    const type = name === 'section-head' ? schema.nodes.head : schema.nodes.paragraph;
    return setBlockType(type, name === 'section-head' ? null : { role: wanted.role, face: wanted.face })(
      state,
      dispatch,
    );
  };
}

export const mark = (wanted: Wanted, name: 'strong' | 'em'): Command =>
  wanted.marked ? toggleMark(schema.marks[name]) : () => false;

/** Between two parts of a display line, where a line may end, the caret is seen in one of them: text goes into that. */
function typed(view: EditorView, text: string): Transaction {
  const { tr, selection } = view.state;
  const { $from, from, to, empty } = selection;
  const { focusNode, focusOffset } = getSelection()!;
  const { part } = schema.marks;
  const next = $from.nodeAfter;
  const atHead = focusOffset === 0 && focusNode?.nodeType === Node.TEXT_NODE && $from.nodeBefore !== null;
  if (!empty || !atHead || !next || !part.isInSet(next.marks)) return tr.insertText(text, from, to);
  return tr.insert(from, schema.text(text, next.marks));
}

/** What a browser would delete, as it says itself: words, lines, whole characters. */
function deleteTargets(view: EditorView, event: InputEvent): boolean {
  const [range] = event.getTargetRanges();
  if (!range) return false;
  const from = view.posAtDOM(range.startContainer, range.startOffset, -1);
  const to = view.posAtDOM(range.endContainer, range.endOffset, 1);
  if (to <= from) return false;
  view.dispatch(view.state.tr.delete(from, to).scrollIntoView());
  return true;
}

export function keyPlugin({ wanted, moves, undo, redo, leave, scrollToCaret }: KeyOptions): Plugin {
  const move =
    (by: 1 | -1, extend: boolean): Command =>
    (_state, _dispatch, view) => {
      if (!view) return false;
      if (!moves.move(view, by, extend) && !extend) leave(view, by);
      scrollToCaret(view);
      return true;
    };
  const edge =
    (to: 'start' | 'end', extend: boolean): Command =>
    (_state, _dispatch, view) =>
      view ? moves.toEdge(view, to, extend) : false;
  const call =
    (act: () => void): Command =>
    () => {
      act();
      return true;
    };
  const handle = keydownHandler({
    ...baseKeymap,
    ArrowUp: move(-1, false),
    ArrowDown: move(1, false),
    'Shift-ArrowUp': move(-1, true),
    'Shift-ArrowDown': move(1, true),
    Home: edge('start', false),
    End: edge('end', false),
    'Shift-Home': edge('start', true),
    'Shift-End': edge('end', true),
    'Meta-ArrowLeft': edge('start', false),
    'Meta-ArrowRight': edge('end', false),
    'Shift-Meta-ArrowLeft': edge('start', true),
    'Shift-Meta-ArrowRight': edge('end', true),
    Enter: split(wanted),
    'Shift-Enter': split(wanted),
    Backspace: chainCommands(deleteSelection, unhead(wanted), joinBackward),
    Delete: chainCommands(deleteSelection, joinForward),
    'Mod-b': mark(wanted, 'strong'),
    'Mod-i': mark(wanted, 'em'),
    'Mod-Alt-2': headOrText(wanted, 'section-head'),
    'Mod-Alt-0': headOrText(wanted, 'paragraph'),
    'Mod-a': (state, dispatch) => {
      dispatch?.(
        state.tr.setSelection(
          TextSelection.between(Selection.atStart(state.doc).$head, Selection.atEnd(state.doc).$head),
        ),
      );
      return true;
    },
    'Mod-z': call(undo),
    'Shift-Mod-z': call(redo),
    'Mod-y': call(redo),
    // Left to the browser: Tab leaves the field.
    Tab: () => false,
  });
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (view.composing || event.isComposing) return false;
          syncSelection(view);
          if (/^(?:Arrow|Home|End|Page)/.test(event.key)) takeNextSelection(view);
          if (!/^(?:ArrowUp|ArrowDown|Shift)$/.test(event.key)) moves.forget();
          return false;
        },
        mousedown() {
          moves.forget();
          return false;
        },
        beforeinput(view, event) {
          if (event.isComposing || view.composing || !view.editable) return false;
          const { inputType, data } = event;
          if (inputType === 'insertText' && data !== null) {
            syncSelection(view);
            event.preventDefault();
            view.dispatch(typed(view, data));
            scrollToCaret(view);
            return true;
          }
          if (/^delete(?:Content|Word|SoftLine|HardLine|Entire)/.test(inputType)) {
            syncSelection(view);
            event.preventDefault();
            const { selection, tr } = view.state;
            if (!selection.empty) view.dispatch(tr.deleteSelection());
            else deleteTargets(view, event);
            scrollToCaret(view);
            return true;
          }
          // Formats and line breaks of the browser's own would be markup that nobody asked for.
          if (/^(?:format|insertParagraph|insertLineBreak|history)/.test(inputType)) {
            event.preventDefault();
            return true;
          }
          return false;
        },
      },
      handleKeyDown: (view, event) => {
        const done = handle(view, event);
        if (done) scrollToCaret(view);
        return done;
      },
      // A click where the caret is already known to be does not move it in prosemirror-view (1.44.0, `select` in input.ts),
      // on whichever of two lines it is drawn.
      handleClick: (view, position, event) => {
        const { selection, doc, tr } = view.state;
        if (event.shiftKey || !(selection instanceof TextSelection)) return false;
        if (!selection.empty || selection.head !== position)
          view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(position))));
        moves.clicked(view, event);
        return true;
      },
    },
  });
}
