/** Proves that an edition holds a text export character by character: nothing lost, nothing invented. */

import { WHITE } from '../copy/index.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { positionAt } from '../core/source.ts';
import type { Edition, Flow, Story } from '../edition/model.ts';
import type { Account, Passage, TextParts } from './model.ts';

const passagesOf = (parts: TextParts): Passage[] =>
  [
    parts.bannerTitle,
    parts.bannerTranslation,
    parts.kicker,
    parts.headline,
    parts.deck,
    parts.byline,
    parts.lede,
    ...parts.flow,
    ...parts.captions,
    parts.sidebar?.head,
    ...(parts.sidebar?.paragraphs ?? []),
    parts.credit,
    ...parts.slogan,
  ].filter((one) => one !== undefined);

const solid = (text: string): string => text.replace(/[\s\u3000\u00a0\u200b\ufeff]/gu, '');

const UNSEEN = 0;
const COPY = 1;
const MARKUP = 2;

/** Every character of the source belongs to exactly one passage, or is markup, or white space. */
export function accountFor(
  source: { readonly file: string; readonly text: string },
  parts: TextParts,
): {
  account: Account;
  diagnostics: Diagnostic[];
} {
  const { text } = source;
  const seen = new Uint8Array(text.length);
  const diagnostics: Diagnostic[] = [];
  const lost = (part: string, at: number, found: string) => {
    if (diagnostics.length > 0) return;
    const expected = JSON.stringify(text.slice(at, at + 8));
    diagnostics.push(diagnostic('import/lost', { part, expected, found }, { at: positionAt(source, at) }));
  };
  const mark = (from: number, to: number, kind: number) => {
    for (let at = from; at < to; at += 1) {
      if (seen[at] !== UNSEEN) lost('the text', at, 'the same characters twice');
      seen[at] = kind;
    }
  };
  for (const { from, to } of parts.markup) mark(from, to, MARKUP);
  for (const passage of passagesOf(parts)) {
    for (const { from, to } of passage.spans) mark(from, to, COPY);
    const whole = passage.spans.map(({ from, to }) => text.slice(from, to)).join('');
    if (solid(whole) !== solid(passage.text))
      lost('a passage', passage.spans[0]?.from ?? 0, JSON.stringify(passage.text.slice(0, 8)));
  }
  const account = { source: text.length, copy: 0, markup: 0, white: 0 };
  for (let at = 0; at < text.length; at += 1) {
    if (seen[at] === MARKUP) account.markup += 1;
    else if (WHITE.test(text[at]!)) account.white += 1;
    else if (seen[at] === COPY) account.copy += 1;
    else lost('the edition', at, 'nothing');
  }
  return { account, diagnostics };
}

const runsText = (flow: { readonly runs: readonly { readonly text: string }[] } | undefined): string | undefined =>
  flow?.runs.map(({ text }) => text).join('');

const flowText = (flow: readonly Flow[]): string[] => flow.map((one) => `${one.kind}:${runsText(one)}`);

/** The same passages, by the names of their parts, as the parts and as the edition read back have them. */
function pairs(
  parts: TextParts,
  edition: Edition,
  story: Story,
): [string, readonly (string | undefined)[], readonly (string | undefined)[]][] {
  const placed = edition.pages.flatMap((page) => page.placed);
  const banner = placed.find((one) => one.block === 'banner');
  const credit = placed.find((one) => one.block === 'picture-credit');
  const slogan = placed.find((one) => one.block === 'series-logo');
  const shownSlogans = [...(banner?.slogan ?? []), ...(slogan?.slogan ?? [])];
  const sidebar = edition.sidebars.get('sidebar');
  const list = edition.sidebars.get('captions');
  const captions = [...story.photos.map(({ caption }) => runsText(caption)), ...(list?.paragraphs ?? []).map(runsText)];
  return [
    [
      'banner',
      [parts.bannerTitle?.text, parts.bannerTranslation?.text],
      [banner?.title.text, banner?.translation?.text],
    ],
    ['kicker', [parts.kicker?.text], [story.kicker?.text]],
    ['headline', [parts.headline?.text], [story.headline?.text]],
    ['deck', [parts.deck?.text], [story.deck?.text]],
    ['byline', [parts.byline?.text], [story.byline?.text]],
    ['lede', parts.lede ? [parts.lede.text] : [], story.lede.map(runsText)],
    ['body', parts.flow.map(({ kind, text }) => `${kind}:${text}`), flowText(story.body)],
    ['captions', parts.captions.map(({ text }) => text), captions.filter((one) => one !== undefined)],
    [
      'sidebar',
      [parts.sidebar?.head?.text, ...(parts.sidebar?.paragraphs ?? []).map(({ text }) => text)],
      [runsText(sidebar?.head), ...(sidebar?.paragraphs ?? []).map(runsText)],
    ],
    ['picture credit', [parts.credit?.text], [credit?.text.text]],
    ['slogan', parts.slogan.map(({ text }) => text), shownSlogans.map(({ text }) => text)],
  ];
}

/** The edition, read back from its files by the edition stage, says in each part what the source says, in order. */
export function compareWithEdition(parts: TextParts, edition: Edition): Diagnostic[] {
  const story = [...edition.stories.values()][0];
  const diagnostics: Diagnostic[] = [];
  if (!story) return [diagnostic('import/lost', { part: 'the edition', expected: 'a story', found: 'none' })];
  for (const [part, expected, found] of pairs(parts, edition, story)) {
    for (let at = 0; at < Math.max(expected.length, found.length); at += 1) {
      const wanted = solid(expected[at] ?? '');
      const got = solid(found[at] ?? '');
      if (wanted === got) continue;
      let same = 0;
      while (same < wanted.length && wanted[same] === got[same]) same += 1;
      const from = Math.max(0, same - 4);
      const shown = (text: string) => JSON.stringify(text.slice(from, from + 12));
      diagnostics.push(diagnostic('import/lost', { part, expected: shown(wanted), found: shown(got) }));
      break;
    }
  }
  return diagnostics;
}

/** Characters in each part, white space aside. */
export function countParts(parts: TextParts): Record<string, number> {
  const count = (...list: (Passage | undefined)[]) =>
    list.reduce((sum, one) => sum + (one ? [...solid(one.text)].length : 0), 0);
  return {
    banner: count(parts.bannerTitle),
    translation: count(parts.bannerTranslation),
    kicker: count(parts.kicker),
    headline: count(parts.headline),
    deck: count(parts.deck),
    byline: count(parts.byline),
    lede: count(parts.lede),
    heads: count(...parts.flow.filter(({ kind }) => kind === 'section-head')),
    body: count(...parts.flow.filter(({ kind }) => kind === 'paragraph')),
    captions: count(...parts.captions),
    sidebar: count(parts.sidebar?.head, ...(parts.sidebar?.paragraphs ?? [])),
    credit: count(parts.credit),
    slogan: count(...parts.slogan),
  };
}
