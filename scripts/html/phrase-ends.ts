/**
 * Where the phrases of display type end, for a text that its editor has not marked with `｜`. Two segmenters must
 * agree: each alone cuts through names and terms that the other knows. Words of the house are known to both.
 */
import { cached } from '../core/cache.ts';
import type { Edition, Placed } from '../edition/model.ts';
import { breakPrices, type PhraseEnd, type TaggedWord } from './break-prices.ts';

/** Ends of phrases by text, the end of the text itself excepted. */
export type PhraseEnds = ReadonlyMap<string, readonly PhraseEnd[]>;

/** What changes the ends without changing the text: the packages' versions and the rules of `break-prices.ts`. */
const recipe = 'phrase-ends-4 jieba-wasm 2.4.0';

/** Shorter texts are set as one phrase. */
const leastLength = 8;

const han = /\p{Script=Han}/u;
const kana = /[\u3041-\u309f\u30a1-\u30fa]/;

/** The words of the house that stand in a text, from the left, the longest first, and what stands between them. */
function cutOut(text: string, own: readonly string[]): readonly { readonly part: string; readonly own: boolean }[] {
  const longest = own.filter((word) => text.includes(word)).sort((a, b) => b.length - a.length);
  const parts: { part: string; own: boolean }[] = [];
  let between = '';
  for (let at = 0; at < text.length; ) {
    const word = longest.find((one) => text.startsWith(one, at));
    if (word === undefined) {
      between += text[at]!;
      at += 1;
      continue;
    }
    if (between !== '') parts.push({ part: between, own: false });
    between = '';
    parts.push({ part: word, own: true });
    at += word.length;
  }
  return between === '' ? parts : [...parts, { part: between, own: false }];
}

function endsOf(words: readonly string[]): number[] {
  let at = 0;
  return words.map((word) => {
    at += word.length;
    return at;
  });
}

async function computeEnds(text: string, own: readonly string[]): Promise<readonly PhraseEnd[]> {
  const { tag } = await import('jieba-wasm');
  const parts = cutOut(text, own);
  const words = parts.flatMap(({ part, own: known }): readonly TaggedWord[] =>
    known ? [{ word: part, tag: 'nz' }] : (tag(part, true) as readonly TaggedWord[]),
  );
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  // Segmented whole: a word's neighbours are how the segmenter knows it.
  const agreed = new Set(endsOf([...segmenter.segment(text)].map(({ segment }) => segment)));
  for (const [index, end] of endsOf(parts.map(({ part }) => part)).entries()) {
    const { part, own: known } = parts[index]!;
    if (known || parts[index + 1]?.own) agreed.add(end);
    if (known) for (let at = end - part.length + 1; at < end; at += 1) agreed.delete(at);
  }
  return breakPrices(words, agreed);
}

/** Loading the dictionary takes a third of a second, so what was found is kept. */
async function cachedEnds(text: string, own: readonly string[]): Promise<readonly PhraseEnd[]> {
  const known = own.filter((word) => text.includes(word)).sort();
  const { bytes } = await cached(`${recipe} ${JSON.stringify([text, known])}`, async () =>
    Buffer.from(JSON.stringify(await computeEnds(text, known))),
  );
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as PhraseEnd[];
}

/**
 * Ends of Japanese phrases: behind kana, before the Han or katakana that the next word begins with. Particles stay with
 * their word.
 */
export function japaneseEnds(text: string): readonly PhraseEnd[] {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  return [...segmenter.segment(text)].flatMap(({ segment, index }) =>
    index > 0 && /[\u3041-\u309f]$/.test(text.slice(0, index)) && /^[\p{Script=Han}\p{Script=Katakana}]/u.test(segment)
      ? [{ at: index, price: 0.12 }]
      : [],
  );
}

/** The display lines of what is placed: headlines, decks, heads of sections and sidebars, pull quotes. */
function displayTexts(edition: Edition, placed: Placed): readonly string[] {
  const textOf = (runs: readonly { readonly text: string }[]): string => runs.map(({ text }) => text).join('');
  switch (placed.block) {
    case 'headline':
    case 'vertical-headline':
    case 'overlay-headline':
      return [
        edition.stories.get(placed.story)?.headline?.text ?? '',
        edition.stories.get(placed.story)?.jumpKey?.text ?? '',
      ];
    case 'deck':
      return [edition.stories.get(placed.story)?.deck?.text ?? ''];
    case 'text':
      return (edition.stories.get(placed.story)?.body ?? []).flatMap((one) =>
        one.kind === 'section-head' ? [textOf(one.runs)] : [],
      );
    case 'sidebar':
      return [textOf(edition.sidebars.get(placed.sidebar)?.head?.runs ?? [])];
    case 'notice':
      return [textOf(edition.notices.get(placed.notice)?.head?.runs ?? [])];
    case 'pull-quote':
      return edition.pullQuotes.get(placed.quote)?.paragraphs.map(({ runs }) => textOf(runs)) ?? [];
    default:
      return [];
  }
}

/**
 * For the display lines of a page that are long and have no `｜`.
 * @param own words of the house: names, slogans, terms
 */
export async function phraseEnds(
  edition: Edition,
  placed: readonly Placed[],
  own: readonly string[] = [],
): Promise<PhraseEnds> {
  const texts = new Set(placed.flatMap((one) => displayTexts(edition, one)));
  const asked = [...texts].filter((text) => text.length >= leastLength && !text.includes('｜') && han.test(text));
  const ends = async (text: string) => (kana.test(text) ? japaneseEnds(text) : cachedEnds(text, own));
  return new Map(await Promise.all(asked.map(async (text) => [text, await ends(text)] as const)));
}
