/** What comes from other programs, as plain copy: Word, WeChat and browsers bring styles, wrapped lines and odd spaces. */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { isDisplay } from './read-copy.ts';
import { schema } from './schema.ts';

const wide = '[\\p{sc=Han}\\u3000-\\u303f\\uff00-\\uffef\\u00b7\\u2014\\u2018-\\u201d\\u2026]';
const wrapped = new RegExp(`(?<=${wide})[^\\S\\u3000]*\\n\\s*(?=${wide})`, 'gu');
/** Joiners, direction marks and byte order marks, which nobody sees. */
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;

/** Characters that copy may hold; white space of any kind is a space. */
export const cleanText = (text: string): string =>
  text
    .replace(wrapped, '')
    .replace(invisible, '')
    .replace(/[\t\n\r\f\v\u00a0\u2000-\u200a\u205f]+/g, ' ')
    .replace(/\p{Cc}/gu, '');

/** A policy without inline styles refuses them while they are parsed: they are read under another name. */
const renamed = (html: string): string => html.replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, '$1data-style');

const looks: readonly (readonly [look: RegExp, tag: string])[] = [
  [/(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]\d\d)\b/i, 'strong'],
  [/(?:^|;)\s*(?:-webkit-)?text-emphasis(?:-style)?\s*:\s*(?!none)/i, 'em'],
];

/** HTML as it may be parsed: what styles say of words as elements, `<br>` of WeChat as the end of a paragraph. */
export function cleanHtml(html: string): string {
  const found = new DOMParser().parseFromString(renamed(html), 'text/html');
  for (const gone of found.querySelectorAll('style, script, title, img, svg, object, iframe, input, button, rt, rp'))
    gone.remove();
  for (const end of found.querySelectorAll('br')) {
    const block = found.createElement('p');
    block.textContent = '\u00a0';
    end.replaceWith(block);
  }
  for (const styled of found.querySelectorAll('[data-style]')) {
    for (const [look, tag] of looks) {
      if (!look.test(styled.getAttribute('data-style')!)) continue;
      const mark = found.createElement(tag);
      mark.append(...styled.childNodes);
      styled.append(mark);
    }
  }
  const walker = found.createTreeWalker(found.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) (walker.currentNode as Text).data = (walker.currentNode as Text).data.replace(wrapped, '');
  return found.body.innerHTML;
}

export interface Wanted {
  readonly role: string;
  readonly face: string;
  /** More than one paragraph. */
  readonly flow: boolean;
  /** Section heads among them. */
  readonly heads: boolean;
  /** Marks of Markdown. */
  readonly marked: boolean;
}

function cleanInline(content: Fragment, { marked }: Wanted): Fragment {
  const kept: Node[] = [];
  content.forEach((child) => {
    const marks = marked ? child.marks.filter(({ type }) => !isDisplay(type.name)) : [];
    if (child.isText) {
      const text = cleanText(child.text!);
      if (text !== '') kept.push(schema.text(text, marks));
    } else if (child.type === schema.nodes.opaque) {
      kept.push(marked ? child.mark(marks) : schema.text(String(child.attrs['text'])));
    }
  });
  return trimmed(Fragment.fromArray(kept));
}

/** Without the indent and the spaces that end a paragraph. */
function trimmed(content: Fragment): Fragment {
  const children = [...Array(content.childCount).keys()].map((index) => content.child(index));
  const [first] = children;
  if (first?.isText) {
    const text = first.text!.trimStart();
    if (text === '') children.shift();
    else children[0] = schema.text(text, first.marks);
  }
  const last = children.at(-1);
  if (last?.isText) {
    const text = last.text!.trimEnd();
    if (text === '') children.pop();
    else children[children.length - 1] = schema.text(text, last.marks);
  }
  return Fragment.fromArray(children);
}

/** What of a pasted slice a field takes. */
export function cleanSlice(slice: Slice, wanted: Wanted): Slice {
  const blocks: { readonly head: boolean; readonly content: Fragment }[] = [];
  let loose: Node[] = [];
  const closeLoose = (): void => {
    if (loose.length > 0) blocks.push({ head: false, content: Fragment.fromArray(loose) });
    loose = [];
  };
  slice.content.forEach((node) => {
    if (node.isInline) loose.push(node);
    else {
      closeLoose();
      if (node.inlineContent) blocks.push({ head: node.type === schema.nodes.head, content: node.content });
      else
        for (const inner of node.children)
          blocks.push({ head: inner.type === schema.nodes.head, content: inner.content });
    }
  });
  closeLoose();
  const single = blocks.length === 1;
  const clean = blocks
    .map(({ head, content }) => ({ head, content: single ? untrimmed(content, wanted) : cleanInline(content, wanted) }))
    .filter(({ content }) => content.size > 0);
  if (clean.length === 0) return Slice.empty;
  if (!wanted.flow || clean.length === 1) {
    return new Slice(
      Fragment.fromArray(
        clean.flatMap(({ content }) => [...Array(content.childCount).keys()].map((index) => content.child(index))),
      ),
      0,
      0,
    );
  }
  const nodes = clean.map(({ head, content }) =>
    head && wanted.heads
      ? schema.nodes.head.create(null, content)
      : schema.nodes.paragraph.create({ role: wanted.role, face: wanted.face }, content),
  );
  return new Slice(Fragment.fromArray(nodes), 1, 1);
}

/** Part of a line keeps the spaces at its ends: they part it from what it is put beside. */
const untrimmed = (content: Fragment, wanted: Wanted): Fragment => {
  const first = content.firstChild?.text?.startsWith(' ');
  const clean = cleanInline(content, wanted);
  return first && clean.size > 0 ? Fragment.from(schema.text(' ')).append(clean) : clean;
};

/** Plain text: an empty line or a line end parts paragraphs. */
export function textSlice(text: string, wanted: Wanted): Slice {
  const lines = text.split(/\r\n?|\n/);
  const nodes = lines
    .filter((line) => line.trim() !== '')
    .map((line) => schema.nodes.paragraph.create({ role: wanted.role, face: wanted.face }, schema.text(line)));
  return cleanSlice(new Slice(Fragment.fromArray(nodes), 0, 0), wanted);
}
