/**
 * What it costs to break a line of display type behind a word. Grammar decides, as far as the tags of words tell it:
 * before a preposition or the verb of a sentence a reader pauses, between a number and what it counts never.
 */

/** A word with its part of speech, as jieba tags it: n noun, v verb, a adjective, m number, p preposition, … */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** Offset in the text behind which a line may end, and what that costs: 0 nothing, 1 more than any gain is worth. */
export interface PhraseEnd {
  readonly at: number;
  readonly price: number;
}

const han = /\p{Script=Han}/u;
const opens = /[“‘《〈「『（【]/u;
const closes = /[”’》〉」』）】]/u;

/** A line that ends with one of these leans on the next; a line that begins with one of the others, on the last. */
const leaning = new Set('的在以把被和与对从向让为是不将给比跟同到至自往于及或而且之每各某该这那第最更很都也已就才再仅');
const trailing = new Set('的了着过地得们等里中上下前后内外间');
/** Words of one character that complete the verb before them. */
const complement = new Set('出起到成住完好开上下来去');
/** A number is not parted from what it counts. */
const numeral = /[〇零一二两三四五六七八九十百千万亿几数]/u;
/** Words that begin a new part of the sentence. */
const starts = /^(?:把|让|使|将|被|由|为|为了|给|在|从|到|与|和|同|跟|向|对|以|随|沿|比|当|用|因|不让)$/u;
/** Of these, what rather ends a verb before them: 稳定在, 献给. */
const ends = /^(?:在|给|向|为|到)$/u;

const isVerb = ({ tag }: TaggedWord): boolean => tag.startsWith('v') && tag !== 'vn';
const isShort = ({ word }: TaggedWord): boolean => [...word].length === 1;

/** The first that holds decides. `a` stands before the break, `b` behind it. */
const relations: readonly {
  readonly price: number;
  readonly holds: (a: TaggedWord, b: TaggedWord) => boolean;
}[] = [
  { price: 0.5, holds: (a, b) => /^[va]/.test(a.tag) && ends.test(b.word) },
  { price: 0.02, holds: (_, b) => starts.test(b.word) },
  { price: 0.12, holds: (a, b) => closes.test(a.word.at(-1)!) || opens.test(b.word[0]!) },
  { price: 0.7, holds: (a, b) => a.tag.startsWith('m') && /^[nqmfa]/.test(b.tag) },
  { price: 0.7, holds: (a, b) => /^[ab]/.test(a.tag) && isShort(a) && /^[nvxm]/.test(b.tag) },
  { price: 0.7, holds: (a, b) => a.tag.startsWith('a') && b.tag.startsWith('m') },
  { price: 0.45, holds: (a, b) => /^[ab]/.test(a.tag) && /^[nvxm]/.test(b.tag) },
  { price: 0.5, holds: (a, b) => a.tag.startsWith('f') && b.tag.startsWith('n') },
  { price: 0.5, holds: (a) => a.tag.startsWith('d') },
  { price: 0.1, holds: (_, b) => /^[dc]/.test(b.tag) },
  { price: 0.1, holds: (a, b) => isVerb(b) && /^[nrsftxjiz]/.test(a.tag) },
  { price: 0.2, holds: (a, b) => a.tag.startsWith('v') && b.tag.startsWith('v') },
  { price: 0.2, holds: (a, b) => /^[nfts]/.test(a.tag) && /^[mt]/.test(b.tag) },
  { price: 0.2, holds: (a) => /^[tf]/.test(a.tag) },
];
const otherwise = 0.3;

/** A word of one character is mostly a part of its neighbour that the segmenter did not know; 了 and 着 are none. */
function shortBefore(word: TaggedWord): number {
  if (!isShort(word) || word.tag.startsWith('u')) return 0;
  return word.tag.startsWith('v') ? 0.25 : 0.4;
}
const shortBehind = 0.25;
/** The first word behind a preposition belongs to it. */
const object = 0.2;

/** What costs more is no end of a phrase. */
const dearest = 0.45;

function priceBetween(before: TaggedWord | undefined, a: TaggedWord, b: TaggedWord): number {
  const { price } = relations.find(({ holds }) => holds(a, b)) ?? { price: otherwise };
  const marked = closes.test(a.word) || opens.test(b.word);
  return (
    price +
    (marked ? 0 : shortBefore(a)) +
    (isShort(b) && !marked && !starts.test(b.word) ? shortBehind : 0) +
    (before && starts.test(before.word) ? object : 0)
  );
}

/** Whether a line may end between these characters at all. */
function mayPart(a: TaggedWord, b: TaggedWord): boolean {
  const [last, first] = [[...a.word].at(-1)!, [...b.word][0]!];
  if (opens.test(last) || closes.test(first)) return false;
  const marked = closes.test(last) || opens.test(first);
  if (!marked && !(han.test(last) && han.test(first))) return false;
  if (leaning.has(last) || numeral.test(last) || trailing.has(first)) return false;
  return !(isShort(b) && complement.has(first) && /^[vx]/.test(a.tag));
}

/**
 * @param words of one text, in order
 * @param agreed offsets that another segmenter takes for ends of words too
 */
export function breakPrices(words: readonly TaggedWord[], agreed: ReadonlySet<number>): readonly PhraseEnd[] {
  const found: PhraseEnd[] = [];
  let at = 0;
  let depth = 0;
  for (const [index, a] of words.entries()) {
    at += a.word.length;
    for (const one of a.word) depth += opens.test(one) ? 1 : closes.test(one) ? -1 : 0;
    const b = words[index + 1];
    // What stands in quotes is a name or a saying, and held together.
    if (!b || depth > 0 || !agreed.has(at) || !mayPart(a, b)) continue;
    const price = priceBetween(words[index - 1], a, b);
    if (price <= dearest) found.push({ at, price: Math.round(price * 100) / 100 });
  }
  return found;
}
