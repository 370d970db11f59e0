/**
 * Where the words of a headline end, for one that its editor has not marked with `｜`. Two segmenters must agree: each
 * alone cuts through names and terms that the other knows.
 */
import { cached } from '../core/cache.ts';
import type { Edition, Placed } from '../edition/model.ts';

/** Offsets in a text behind which a word ends, the end of the text excepted; by the text. */
export type WordEnds = ReadonlyMap<string, readonly number[]>;

/** What changes the ends without changing the text: the packages' versions and the rules below. */
const recipe = 'word-ends-2 jieba-wasm 2.4.0';

/** A line that ends with one of these leans on the next; a line that begins with one of the others, on the last. */
const leaning = new Set('的在以把被和与对从向让为是不将给比跟同');
const trailing = new Set('的了着过地得们等里中上下前后内外间');
/** A number is not parted from what it counts. */
const numeral = /[〇零一二两三四五六七八九十百千万亿几数]/;

/** Shorter headlines are set as one phrase. */
const leastLength = 8;

const han = /\p{Script=Han}/u;

/** @param text without marks of its editor's */
async function computeEnds(text: string): Promise<readonly number[]> {
  const { cut } = await import('jieba-wasm');
  const ends = new Set<number>();
  let at = 0;
  for (const word of cut(text, true)) {
    at += word.length;
    ends.add(at);
  }
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(text)]
    .map(({ index, segment }) => index + segment.length)
    .filter((end) => ends.has(end) && end < text.length)
    .filter((end) => han.test(text[end - 1]!) && han.test(text[end]!))
    .filter((end) => !leaning.has(text[end - 1]!) && !numeral.test(text[end - 1]!) && !trailing.has(text[end]!));
}

/** Loading the dictionary takes a third of a second, so what was found is kept. */
async function endsOf(text: string): Promise<readonly number[]> {
  const { bytes } = await cached(`${recipe} ${text}`, async () => Buffer.from(JSON.stringify(await computeEnds(text))));
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as number[];
}

/** For the headlines of a page that are long and have no `｜`. */
export async function wordEnds(edition: Edition, placed: readonly Placed[]): Promise<WordEnds> {
  const texts = placed.flatMap((one) =>
    one.block === 'headline' || one.block === 'vertical-headline' || one.block === 'overlay-headline'
      ? (edition.stories.get(one.story)?.headline?.text ?? [])
      : [],
  );
  const asked = texts.filter((text) => !text.includes('｜') && text.length >= leastLength);
  return new Map(await Promise.all(asked.map(async (text) => [text, await endsOf(text)] as const)));
}
