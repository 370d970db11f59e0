/** Copy as ProseMirror holds it, and the elements that the templates of the page make of it. */
import { type Mark, type MarkSpec, type Node, type NodeSpec, Schema } from 'prosemirror-model';
import type { Glyph, Style } from './glyphs.ts';

/** Attributes that tell the style sheets what an element is. */
const roleOf = ({ role, face, lang }: Record<string, string>): Record<string, string> => ({
  'data-role': role!,
  ...(face && { 'data-face': face }),
  ...(lang && { lang }),
});

const pieceAttributes = { role: { default: 'body' }, face: { default: '' }, lang: { default: '' } };

const nodes = {
  /** A story, or the paragraphs of a lede or sidebar. */
  flow: { content: 'piece+' },
  /** One line or paragraph that is edited by itself, in an element of the page's own. */
  line: { content: 'inline*', marks: '_' },
  paragraph: {
    group: 'piece',
    content: 'inline*',
    marks: '_',
    attrs: pieceAttributes,
    parseDOM: [{ tag: 'p' }, { tag: 'div' }, { tag: 'li' }],
    toDOM: ({ attrs }) => ['p', roleOf(attrs), 0],
  },
  head: {
    group: 'piece',
    content: 'inline*',
    marks: '_',
    defining: true,
    attrs: { ...pieceAttributes, role: { default: 'section-head' } },
    parseDOM: [{ tag: 'h1' }, { tag: 'h2' }, { tag: 'h3' }, { tag: 'h4' }, { tag: 'h5' }, { tag: 'h6' }],
    toDOM: ({ attrs }) => ['h2', roleOf(attrs), ['i', { class: 'head-mark' }], ['span', { class: 'head' }, 0]],
  },
  text: { group: 'inline' },
  /** What is edited as a whole: a word with its reading, and whatever else this page does not know. */
  opaque: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { html: {}, text: {}, raw: {} },
    leafText: ({ attrs }) => String(attrs['text']),
    toDOM: ({ attrs }) => {
      const holder = document.createElement('span');
      holder.className = 'opaque';
      holder.innerHTML = String(attrs['html']);
      return holder;
    },
  },
} satisfies Record<string, NodeSpec>;

const marks = {
  /** A part of a display line, as the server has cut it. `n` tells parts apart that stand side by side. */
  part: {
    attrs: { name: {}, price: { default: null }, n: {} },
    toDOM: ({ attrs }) => [
      'span',
      { class: attrs['name'], ...(attrs['price'] && { 'data-price': attrs['price'] }) },
      0,
    ],
  },
  word: {
    attrs: { name: {}, n: {} },
    inclusive: false,
    toDOM: ({ attrs }) => [attrs['name'] === 'name' ? 'u' : 'cite', { class: attrs['name'] }, 0],
  },
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = element.getAttribute('href') ?? '';
          return /^(https?:\/\/|mailto:)\S/i.test(href) ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ['a', { href: attrs['href'] }, 0],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      // Google Docs wraps whatever is copied.
      { tag: 'b', getAttrs: (element) => !/font-weight\s*:\s*normal/.test(element.dataset['style'] ?? '') && null },
    ],
    toDOM: () => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }],
    toDOM: () => ['em', 0],
  },
  /** Words of another language than the copy around them, as the server has found them. */
  tongue: { attrs: { lang: {} }, inclusive: false, toDOM: ({ attrs }) => ['span', { lang: attrs['lang'] }, 0] },
  /** A character that another face stands in for. */
  standin: { inclusive: false, toDOM: () => ['span', { class: 'stand-in' }, 0] },
} satisfies Record<string, MarkSpec>;

export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks, topNode: 'flow' });

export function marksFor({ strong, em, href, mark, word }: Style): Mark[] {
  return [
    ...(mark ? [schema.marks.word.create({ name: mark, n: word ?? 0 })] : []),
    ...(href === undefined ? [] : [schema.marks.link.create({ href })]),
    ...(strong ? [schema.marks.strong.create()] : []),
    ...(em ? [schema.marks.em.create()] : []),
  ];
}

function styleOf(marks: readonly Mark[]): Style {
  const style: { -readonly [Key in keyof Style]: Style[Key] } = {};
  for (const { type, attrs } of marks) {
    if (type === schema.marks.strong) style.strong = true;
    else if (type === schema.marks.em) style.em = true;
    else if (type === schema.marks.link) style.href = String(attrs['href']);
    else if (type === schema.marks.word) {
      style.mark = attrs['name'] as 'name' | 'title';
      style.word = Number(attrs['n']);
    }
  }
  return style;
}

const known = new WeakMap<Node, readonly Glyph[]>();

/** Nodes never change, so what was read of one stays true. */
export function glyphsOf(node: Node): readonly Glyph[] {
  let glyphs = known.get(node);
  if (!glyphs) {
    const read: Glyph[] = [];
    node.forEach((child) => {
      const style = styleOf(child.marks);
      const part = schema.marks.part.isInSet(child.marks)?.attrs['n'] as number | undefined;
      const glyph = { style, ...(part !== undefined && { part }) };
      if (child.isText) for (const unit of child.text!.split('')) read.push({ text: unit, ...glyph });
      else read.push({ text: String(child.attrs['text']), raw: String(child.attrs['raw']), style });
    });
    glyphs = read;
    known.set(node, glyphs);
  }
  return glyphs;
}
