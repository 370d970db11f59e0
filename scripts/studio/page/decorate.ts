/** What the setter imposes on paragraphs that an editor holds: spans by decorations, none of them in the document. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import {
  copyTextsIn,
  type Glue,
  type Hand,
  type Imposed,
  isPlain,
  lookOf,
  plainHand,
  type Stretch,
  stretchesOf,
} from '../../layout/in-page/index.ts';

interface Replaced {
  readonly from: number;
  readonly to: number;
  readonly decorations: readonly Decoration[];
}

export const decorationKey = new PluginKey<DecorationSet>('setting');

export const settingPlugin = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key: decorationKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const replaced = tr.getMeta(decorationKey) as Replaced | undefined;
        if (!replaced) return set.map(tr.mapping, tr.doc);
        return set.remove(set.find(replaced.from, replaced.to)).add(tr.doc, [...replaced.decorations]);
      },
    },
    props: { decorations: (state) => decorationKey.getState(state) },
  });

/** Offsets of a paragraph's text as positions of its content: what is edited as a whole is one position long. */
function placesOf(content: Node, start: number): (offset: number, end?: boolean) => number {
  const opaque: { readonly at: number; readonly length: number; readonly position: number }[] = [];
  let at = 0;
  content.forEach((child, offset) => {
    const length = child.isText ? child.text!.length : String(child.attrs['text']).length;
    if (!child.isText) opaque.push({ at, length, position: start + offset });
    at += length;
  });
  return (offset, end = false) => {
    let less = 0;
    for (const one of opaque) {
      if (offset >= one.at + one.length) less += one.length - 1;
      else if (offset > one.at) return one.position + (end ? 1 : 0);
    }
    return start + offset - less;
  };
}

interface Held {
  readonly view: EditorView;
  readonly content: Node;
  readonly start: number;
}

/** The views of the page by the element that each is mounted on. */
export type Views = Map<Element, EditorView>;

function heldBy(views: Views, paragraph: HTMLElement): Held | undefined {
  const own = views.get(paragraph);
  if (own) return own.state.doc.inlineContent ? { view: own, content: own.state.doc, start: 0 } : undefined;
  const view = views.get(paragraph.parentElement!);
  if (!view) return undefined;
  let index = 0;
  for (let before = paragraph.previousElementSibling; before; before = before.previousElementSibling) index += 1;
  let start = 1;
  for (let at = 0; at < index; at += 1) start += view.state.doc.child(at).nodeSize;
  return { view, content: view.state.doc.child(index), start };
}

function decorationsOf(
  stretches: readonly (readonly Stretch[])[],
  { content, start }: Held,
  paragraph: HTMLElement,
): Decoration[] {
  const found: Decoration[] = [];
  const placeOf = placesOf(content, start);
  const texts = copyTextsIn(paragraph);
  let at = 0;
  for (const [index, list] of stretches.entries()) {
    const piece = texts[index]!.holder.closest('ruby, .combined') !== null;
    for (const stretch of list) {
      const end = at + stretch.length;
      if (!isPlain(stretch)) {
        const [from, to] = [placeOf(at), placeOf(end, true)];
        if (stretch.breaks) found.push(Decoration.widget(from, breakElement, { side: -1, raw: true, key: 'break' }));
        const look = lookOf({ ...stretch, word: stretch.word || piece });
        if (look && to > from) {
          const style = Object.entries(look.style).map(([name, value]) => `${cssName(name)}:${value}`);
          found.push(Decoration.inline(from, to, { nodeName: 'span', class: look.names, style: style.join(';') }));
        }
      }
      at = end;
    }
  }
  return found;
}

const cssName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function breakElement(): HTMLElement {
  const end = document.createElement('wbr');
  end.className = 'gap';
  return end;
}

function freeElement(): HTMLElement {
  const end = document.createElement('wbr');
  end.className = 'fit';
  return end;
}

/** A hand that leaves the elements of editors to them. */
export function editingHand(views: Views): Hand {
  const put = (held: Held, decorations: readonly Decoration[]): void => {
    const { view, content, start } = held;
    // What is being composed must not be touched; it is set when it is done.
    const { $from } = view.state.selection;
    const at = $from.depth === 0 ? 0 : $from.start(1);
    if (view.composing && at === start) return;
    const replaced: Replaced = {
      from: start,
      to: start + content.content.size,
      decorations,
    };
    view.updateState(view.state.apply(view.state.tr.setMeta(decorationKey, replaced).setMeta('addToHistory', false)));
  };
  return {
    count: (paragraph) => plainHand.count(paragraph),
    lift(paragraph) {
      const held = heldBy(views, paragraph);
      if (!held) return plainHand.lift(paragraph);
      put(held, []);
      if (!held.view.composing) paragraph.classList.remove('set', 'downward');
    },
    impose(paragraph, imposed: Imposed) {
      const held = heldBy(views, paragraph);
      if (!held) return plainHand.impose(paragraph, imposed);
      const lengths = copyTextsIn(paragraph).map(({ data }) => data.length);
      put(held, decorationsOf(stretchesOf(lengths, imposed), held, paragraph));
      paragraph.classList.toggle('downward', imposed.of.vertical);
      paragraph.classList.add('set');
    },
    glue(paragraph, glue: Glue) {
      const held = heldBy(views, paragraph);
      if (!held) return plainHand.glue(paragraph, glue);
      if (!held.view.composing) paragraph.classList.remove('set', 'downward');
      const placeOf = placesOf(held.content, held.start);
      const decorations: Decoration[] = [];
      let at = 0;
      for (const [index, { data }] of copyTextsIn(paragraph).entries()) {
        for (const { from, to } of glue[index]!.kept) {
          decorations.push(
            Decoration.inline(placeOf(at + from), placeOf(at + to, true), {
              nodeName: 'span',
              class: 'nb',
              style: 'white-space:nowrap',
            }),
          );
        }
        for (const free of glue[index]!.free) {
          decorations.push(Decoration.widget(placeOf(at + free), freeElement, { side: -1, raw: true, key: 'free' }));
        }
        at += data.length;
      }
      put(held, decorations);
    },
    enclose(paragraph, enclosed, amply) {
      // Lines of what is being composed are the browser's own: there may be one more than planned.
      const composing = heldBy(views, paragraph)?.view.composing === true;
      paragraph.classList.toggle('enclosed', composing ? amply : enclosed);
    },
  };
}
