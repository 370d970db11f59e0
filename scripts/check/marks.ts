/** Punctuation that a line may not start or end with: W3C CLREQ, prohibition rules for line start and end, *basic*. */
import type { Script } from '../core/script.ts';
import type { Layout } from '../layout/model.ts';

/** Points, closing marks, connectors, interpunct and solidus. */
export const notAtStart: ReadonlySet<string> = new Set([
  ...'、，；：。！？',
  ...'”’」』）】〕］｝》〉〗',
  ...',;:!?)]}',
  ...'—–－～~-·・／/',
]);

/** Opening quotes and brackets. */
export const notAtEnd: ReadonlySet<string> = new Set([...'“‘「『（【〔［｛《〈〖', ...'([{']);

/** JIS X 4051:2004, 8.1: 行頭禁則和字 and what else a Japanese line does not begin with; signs that it does not end with. */
const japaneseStart = [...'ヽヾゝゞ々〻‐〜゠‼⁇⁈⁉°′″℃％'];
const japaneseWhole = [...'ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ'];
const japanese = {
  notAtStart: new Set([...notAtStart, ...japaneseStart, ...japaneseWhole]),
  notAtEnd: new Set([...notAtEnd, ...'￥＄￡＃№']),
};
/** Newspapers let a line begin with small kana and ー; pages say so by kinsoku: basic. */
const japaneseBasic = { ...japanese, notAtStart: new Set([...notAtStart, ...japaneseStart]) };
const chinese = { notAtStart, notAtEnd };
/** Behind a space an apostrophe begins a word, and a dash may begin a line. */
const latin = { notAtStart: new Set(',.;:!?)]}'), notAtEnd: new Set('([{“‘') };

/** What a line of a script may not begin and end with. */
export const prohibited = (
  script: Script,
  kinsoku: Layout['kinsoku'],
): { readonly notAtStart: ReadonlySet<string>; readonly notAtEnd: ReadonlySet<string> } => {
  if (script === 'Latn') return latin;
  if (script === 'Jpan') return kinsoku === 'basic' ? japaneseBasic : japanese;
  return chinese;
};

/** An opening mark at a paragraph's start may lose its empty half. */
export const opening = notAtEnd;
