/** Stories as page making sees them: words to count and pictures to cut. */
import type { Flow, Paragraph, Story } from '../edition/model.ts';
import type { FlowText } from '../layout/estimate.ts';
import type { Picture, Waiting } from './model.ts';

const textOf = ({ runs }: Pick<Paragraph, 'runs'>): string => runs.map(({ text }) => text).join('');

const flowText = (one: Flow): FlowText => ({ kind: one.kind, text: textOf(one) });

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
    const { id, kicker, headline, deck, byline, body } = story;
    return {
      id,
      rank,
      ...(kicker && { kicker: kicker.text }),
      ...(headline && { headline: headline.text }),
      ...(deck && { deck: deck.text }),
      ...(byline && { byline: byline.text }),
      flow: body.map(flowText),
      pictures: picturesOf(story, standing),
    };
  });
}
