/** Stories as page making sees them: words to count and pictures to cut. */
import type { Flow, Paragraph, Story } from '../edition/model.ts';
import type { FlowText } from '../layout/estimate.ts';
import type { Picture, Waiting } from './model.ts';

const textOf = ({ runs }: Pick<Paragraph, 'runs'>): string => runs.map(({ text }) => text).join('');

const EAST_ASIAN = /[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]/u;

/** English words are divided by the rules of English, which a Chinese story does not follow. */
function flowText(one: Flow, language: string): FlowText {
  const text = textOf(one);
  const whole = /^(zh|ja|ko)\b/.test(language) && !EAST_ASIAN.test(text);
  return { kind: one.kind, text, ...(whole && { whole }) };
}

function picturesOf({ photos }: Story, standing: ReadonlySet<string>): readonly Picture[] {
  const left = photos.filter(({ id }) => !standing.has(id));
  return left.map(({ id, facts, caption, credit }) => ({
    id,
    ratio: facts.widthPx / facts.heightPx,
    caption: [caption && textOf(caption), credit?.text].filter(Boolean).join('　'),
    credited: credit !== undefined,
  }));
}

/**
 * @param stories in the order of their weight
 * @param standing ids of photos that stand on the page already
 */
export function waitingOf(stories: readonly Story[], standing: ReadonlySet<string> = new Set()): readonly Waiting[] {
  return stories.map((story, rank) => {
    const { id, kicker, headline, deck, byline, lede, body, language } = story;
    return {
      id,
      rank,
      ...(kicker && { kicker: kicker.text }),
      ...(headline && { headline: headline.text }),
      ...(deck && { deck: deck.text }),
      ...(byline && { byline: byline.text }),
      ...(lede.length > 0 && { lede: lede.map(textOf) }),
      flow: body.map((one) => flowText(one, language)),
      pictures: picturesOf(story, standing),
    };
  });
}
