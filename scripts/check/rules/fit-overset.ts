import { around, typeArea } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function stories({ layout }: Subject): readonly Finding[] {
  return layout.stories.flatMap(({ story, overset }): readonly Finding[] => {
    if (!overset || overset.characters === 0) return [];
    const last = layout.frames.findLast((frame) => frame.story === story);
    const block = layout.blocks.find((one) => one.block === 'text' && one.story === story);
    const box = last?.box ?? block?.box ?? typeArea(layout);
    const { characters, lines, file, from } = overset;
    return [{ parameters: { name: story, characters, lines }, source: { file, from }, block: block?.id, box }];
  });
}

function blocks({ layout }: Subject): readonly Finding[] {
  return layout.blocks.flatMap(({ id, overset = 0, box, file, from }): readonly Finding[] => {
    if (overset === 0) return [];
    const own = layout.lines.filter((line) => line.block === id);
    const over = own.filter((line) => line.overset);
    const longest = Math.max(1, ...own.map((line) => line.text.length));
    const lines = over.length || Math.ceil(overset / longest);
    const source = over.find((line) => line.source)?.source ?? { file, from };
    const whole = own.length > 0 ? around([box, ...over.map((line) => line.box)]) : box;
    return [{ parameters: { name: id, characters: overset, lines }, source, block: id, box: whole }];
  });
}

export const fitOverset: Rule = {
  id: 'fit.overset',
  description: {
    en: 'copy that its story’s frames or its block have no room for',
    zh: '稿件或图文块中排不下的文字',
  },
  source: { en: 'newspaper practice', zh: '报业惯例：不得溢出' },
  find: (page) => [...stories(page), ...blocks(page)],
};
