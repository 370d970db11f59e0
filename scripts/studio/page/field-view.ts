/** One view of ProseMirror on an element of the page: what is typed in it becomes edits of the file at once. */

import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { moveOffset } from '../edits.ts';
import type { Edit } from '../protocol.ts';
import { settingPlugin } from './decorate.ts';
import { editPiece, type Piece } from './edit-copy.ts';
import { type Block, editFlow } from './edit-flow.ts';
import type { Copy, Place } from './fields.ts';
import { isMarked } from './fields.ts';
import type { Cell } from './glyphs.ts';
import { cleanHtml, cleanSlice, textSlice, type Wanted } from './paste.ts';
import { glyphsOf, schema } from './schema.ts';
import type { Sources } from './sources.ts';
import type { Form } from './write-copy.ts';

export interface Field {
  readonly place: Place;
  readonly view: EditorView;
  readonly pieces: readonly Piece[];
  readonly form: Form;
  readonly wanted: Wanted;
  /** Edits of its file that were made elsewhere move its places. */
  shift(edits: readonly Edit[], but?: readonly Piece[]): void;
  /** Shows what the server has, the caret where it was in the text. */
  adopt(copy: Copy): void;
  /** Writes what a composition has left to be written. */
  commit(): void;
  /** Positions of the document for offsets of the file, and back. */
  positionAt(offset: number): number | undefined;
  offsetAt(position: number): { readonly file: string; readonly offset: number } | undefined;
  /** Puts the caret there; with `focus`, keys go there too. */
  select(position: number, anchor?: number, focus?: boolean): void;
  destroy(): void;
}

export interface FieldOptions {
  readonly sources: Sources;
  readonly editable: boolean;
  readonly plugins: (wanted: Wanted) => readonly Plugin[];
  readonly label: string;
  /** Names what is undone together. */
  readonly group: (tr: Transaction) => string;
  /** The words around those that are about to be typed into a paragraph. */
  readonly foresee: (paragraph: HTMLElement, text: string) => void;
  /** An edit was written: pieces of other fields of the file have to be moved. */
  readonly edited: (field: Field, edits: readonly Edit[], fresh: readonly Piece[]) => void;
  /** The document is another: the page has to be set again. */
  readonly changed: (field: Field, heads: readonly HTMLElement[]) => void;
  readonly selected: (field: Field) => void;
}

/** How far from the caret a word may begin or end that a key makes another. */
const wordReach = 60;

const blocks = new WeakMap<Node, Block>();
function blockOf(node: Node): Block {
  let block = blocks.get(node);
  if (!block) {
    block = { head: node.type === schema.nodes.head, glyphs: glyphsOf(node) };
    blocks.set(node, block);
  }
  return block;
}

function movedPiece(piece: Piece, edits: readonly Edit[]): Piece {
  // Most pieces stand wholly before or behind.
  if (edits.length === 0 || piece.to < edits[0]![0]) return piece;
  const by = edits.reduce((sum, [from, to, put]) => sum + put.length - (to - from), 0);
  const behind = piece.from > edits.at(-1)![1];
  const move = behind
    ? (at: number): number => at + by
    : (at: number): number => moveOffset(at, edits, { stays: true });
  const cells: Cell[] = [];
  for (const { from, to } of piece.cells) cells.push({ from: move(from), to: move(to) });
  return { ...piece, from: move(piece.from), to: move(piece.to), cells };
}

/** Attributes of an element that the setter and the display lines put on it are none of the document's. */
const quietView = (node: Node) => {
  const { role, face, lang } = node.attrs as { role: string; face: string; lang: string };
  const dom = document.createElement(node.type === schema.nodes.head ? 'h2' : 'p');
  dom.dataset['role'] = role;
  if (face) dom.dataset['face'] = face;
  if (lang) dom.lang = lang;
  let contentDOM = dom;
  if (node.type === schema.nodes.head) {
    const mark = document.createElement('i');
    mark.className = 'head-mark';
    mark.contentEditable = 'false';
    contentDOM = document.createElement('span') as HTMLElement as HTMLHeadingElement;
    contentDOM.className = 'head';
    dom.append(mark, contentDOM);
  }
  return { dom, contentDOM, ignoreMutation: isOurs };
};

function isOurs(mutation: {
  readonly type: string;
  readonly addedNodes?: NodeList;
  readonly removedNodes?: NodeList;
}): boolean {
  if (mutation.type === 'attributes') return true;
  if (mutation.type !== 'childList') return false;
  const all = [...(mutation.addedNodes ?? []), ...(mutation.removedNodes ?? [])];
  return all.length > 0 && all.every((node) => node instanceof HTMLBRElement && node.classList.contains('fit'));
}

/**
 * To put the selection into the page makes the browser lay it out, at each of the updates that a key brings: it is put
 * there once, when all of them are made. A composition holds it in its own way.
 */
function withoutSelection(view: EditorView, update: () => void): void {
  if (view.composing || !view.hasFocus()) {
    update();
    return;
  }
  view.hasFocus = () => false;
  try {
    update();
  } finally {
    Reflect.deleteProperty(view, 'hasFocus');
  }
  view.focus();
}

export function openField(place: Place, copy: Copy, options: FieldOptions): Field {
  const { sources, editable } = options;
  let { form } = copy;
  let pieces = copy.pieces;
  let committed = copy.doc;
  let group = '';
  /** The document before the composition that is under way or was the last, and not set yet. */
  let composed: Node | undefined;
  const marked = isMarked(place.role);
  const wanted: Wanted = { role: place.role, face: place.face, flow: place.flow, heads: place.role === 'body', marked };
  // The elements are the view's from now on; what the engine knew of their paragraphs it reads again.
  place.root.replaceChildren();
  const view = new EditorView(
    { mount: place.root },
    {
      state: EditorState.create({ doc: copy.doc, plugins: [...options.plugins(wanted), settingPlugin()] }),
      editable: () => editable,
      attributes: {
        role: 'textbox',
        'aria-multiline': String(place.flow),
        'aria-label': options.label,
        spellcheck: 'false',
        tabindex: '0',
      },
      nodeViews: { paragraph: quietView, head: quietView },
      markViews: {
        part: (mark) => {
          const dom = document.createElement('span');
          dom.className = String(mark.attrs['name']);
          if (mark.attrs['price']) dom.dataset['price'] = String(mark.attrs['price']);
          return { dom, contentDOM: dom, ignoreMutation: isOurs };
        },
      },
      dispatchTransaction(tr) {
        const typed = tr.docChanged && !tr.getMeta('follow');
        if (!typed) view.updateState(view.state.apply(tr));
        else {
          group = options.group(tr);
          if (!view.composing) foresee(tr);
          withoutSelection(view, () => {
            view.updateState(view.state.apply(tr));
            if (!view.composing) commit();
            if (view.composing) composed ??= tr.before;
            // Display lines are made of parts, and are fitted when the composition is done.
            if (!view.composing || (place.flow && place.role === 'body')) {
              options.changed(field, view.composing ? [] : headsOf(tr.before));
            }
          });
        }
        if (tr.selectionSet || tr.docChanged) options.selected(field);
      },
      transformPastedHTML: cleanHtml,
      transformPasted: (slice) => cleanSlice(slice, wanted),
      clipboardTextParser: (text) => textSlice(text, wanted),
      // The page scrolls itself; nothing else may.
      handleScrollToSelection: () => true,
    },
  );

  const foresee = (tr: Transaction): void => {
    const at = tr.selection.$head;
    const paragraph = at.depth === 0 ? view.dom : view.dom.children[at.index(0)];
    if (!paragraph) return;
    const { parent, parentOffset } = at;
    const [from, to] = [Math.max(0, parentOffset - wordReach), Math.min(parent.content.size, parentOffset + wordReach)];
    options.foresee(paragraph as HTMLElement, parent.textBetween(from, to));
  };

  /** Heads whose words are others than before. */
  const headsOf = (before: Node): HTMLElement[] => {
    if (!place.flow) return [];
    const old = new Set(before.children);
    return view.state.doc.children.flatMap((node, index) =>
      node.type === schema.nodes.head && !old.has(node) ? [view.dom.children[index] as HTMLElement] : [],
    );
  };

  const commit = (): void => {
    const before = committed;
    const { doc } = view.state;
    if (before.eq(doc)) return;
    committed = doc;
    const text = sources.text(pieces[0]!.file)!;
    const edited = place.flow ? flowEdits(before, doc, text) : lineEdits(before, doc, text);
    if (!edited) return;
    const { edits, from, to, fresh } = edited;
    const { file } = pieces[0]!;
    pieces = [
      ...pieces.slice(0, from).map((piece) => movedPiece(piece, edits)),
      ...fresh,
      ...pieces.slice(to).map((piece) => movedPiece(piece, edits)),
    ];
    if (edits.length === 0) return;
    sources.edit(file, edits, group);
    options.edited(field, edits, fresh);
  };

  const lineEdits = (before: Node, doc: Node, text: string) => {
    const { edits, piece } = editPiece(pieces[0]!, { text, form, before: glyphsOf(before), after: glyphsOf(doc) });
    return { edits, from: 0, to: 1, fresh: [piece] };
  };

  const flowEdits = (before: Node, doc: Node, text: string) => {
    const [old, now] = [before.children.map(blockOf), doc.children.map(blockOf)];
    const indent = form.kind === 'markdown' ? form.indent : '';
    const changed = old.length === now.length ? old.flatMap((one, index) => (one === now[index] ? [] : [index])) : [];
    const [only] = changed;
    if (only !== undefined && changed.length === 1) {
      const [one, next] = [old[only]!, now[only]!];
      if (one.head === next.head && !pieces[only]!.absent && next.glyphs.length > 0) {
        const { edits, piece } = editPiece(pieces[only]!, { text, form, before: one.glyphs, after: next.glyphs });
        return { edits, from: only, to: only + 1, fresh: [piece] };
      }
    }
    const { edit, from, to, pieces: fresh } = editFlow(pieces, { text, indent, before: old, after: now });
    return { edits: edit ? [edit] : [], from, to, fresh };
  };

  const starts = (): number[] => {
    if (!place.flow) return [0];
    let at = 0;
    return view.state.doc.children.map((node) => {
      const start = at + 1;
      at += node.nodeSize;
      return start;
    });
  };

  const field: Field = {
    place,
    view,
    wanted,
    get pieces() {
      return pieces;
    },
    get form() {
      return form;
    },
    shift(edits) {
      pieces = pieces.map((piece) => movedPiece(piece, edits));
    },
    adopt(next) {
      ({ form } = next);
      const start = view.state.doc.content.findDiffStart(next.doc.content);
      if (start !== null) {
        const end = view.state.doc.content.findDiffEnd(next.doc.content)!;
        const overlap = start - Math.min(end.a, end.b);
        const [a, b] = overlap > 0 ? [end.a + overlap, end.b + overlap] : [end.a, end.b];
        const tr = view.state.tr.replace(start, a, next.doc.slice(start, b));
        // Where the least replacement does not come out, as across structures, the whole is replaced.
        const made = tr.doc.eq(next.doc) ? tr : whole(view.state, next.doc);
        view.dispatch(made.setMeta('follow', true).setMeta('addToHistory', false));
      }
      committed = view.state.doc;
      pieces = next.pieces;
    },
    commit() {
      if (view.composing) return;
      commit();
      const before = composed;
      composed = undefined;
      if (before && !before.eq(view.state.doc)) options.changed(field, headsOf(before));
    },
    positionAt(offset) {
      const all = starts();
      const index = pieces.findLastIndex((piece) => !piece.absent && piece.from <= offset);
      const piece = pieces[index];
      if (!piece || offset > piece.to) return undefined;
      const at = piece.cells.findIndex(({ to }) => to > offset);
      return all[index]! + (at < 0 ? piece.cells.length : at);
    },
    offsetAt(position) {
      const all = starts();
      const index = all.findLastIndex((start) => start <= position);
      const piece = pieces[index];
      if (!piece) return undefined;
      const cell = piece.cells[position - all[index]!];
      return { file: piece.file, offset: cell?.from ?? piece.cells.at(-1)?.to ?? piece.from };
    },
    select(position, anchor = position, focus = true) {
      const { doc, tr } = view.state;
      const size = doc.content.size;
      const [from, to] = [Math.min(anchor, size), Math.min(position, size)];
      view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
  return field;
}

function whole(state: EditorState, doc: Node): Transaction {
  const { head } = state.selection;
  const tr = state.tr.replaceWith(0, state.doc.content.size, doc.content);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(head, tr.doc.content.size))));
}
