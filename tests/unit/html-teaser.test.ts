/** What of a story a teaser says. */
import { afterAll, expect, test } from 'vitest';
import { teaserView } from '../../scripts/html/index-view.ts';
import { pieceText } from '../../scripts/html/piece.ts';
import { openEdition } from '../../scripts/stages.ts';
import { makeEdition, removeEditions, swap } from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

async function wordsOf(paragraph: string): Promise<string> {
  const { value } = await openEdition(
    await makeEdition({ 'stories/lead.md': swap('清晨六点，老何把船撑进河心。', paragraph) }),
  );
  return pieceText(teaserView(value!, { block: 'teaser', leadsTo: 'lead' } as never).words!);
}

test.each([
  [
    'a sentence of a line and more, alone',
    '鲁成山到望溪桥的第一天，没有看桥，也没有看水，只听。他在第二孔的桥墩边坐下来，闭着眼睛。',
    '鲁成山到望溪桥的第一天，没有看桥，也没有看水，只听。',
  ],
  [
    'a short sentence, as far as two lines go',
    '鲁成山到望溪桥的第一天，没有看桥。他在第二孔的桥墩边坐下来，把耳朵贴在石头上，闭着眼睛，坐了一个上午。',
    '鲁成山到望溪桥的第一天，没有看桥。他在第二孔的桥墩边坐下来……',
  ],
  [
    'short sentences that have room',
    '他来了。没有看桥。他坐下来。他听了三天三夜，一句话也没有说。然后走到第三孔下面，画了九个圈。',
    '他来了。没有看桥。他坐下来。他听了三天三夜，一句话也没有说。',
  ],
  ['a paragraph that is as short', '他来了。没有看桥。', '他来了。没有看桥。'],
  [
    'a long sentence, up to a clause',
    '去年九月的一个早晨，文物员领着三拨人来看过第三孔的那条缝，量了又拍，拍了又画，结论各不相同。',
    '去年九月的一个早晨，文物员领着三拨人来看过第三孔的那条缝，量了又拍……',
  ],
  ['no clause to end at', '石头'.repeat(30), '石头'.repeat(30)],
])('%s', async (_, paragraph, words) => expect(await wordsOf(paragraph)).toBe(words));
