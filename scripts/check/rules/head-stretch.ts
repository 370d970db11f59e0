import { around, inkBox, round } from '../boxes.ts';
import { excerpt, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['head.stretch'];
  const off = ({ stretch = 1 }: { readonly stretch?: number }): number => 100 * Math.abs(stretch - 1);
  const lines = standing(layout).filter((line) => off(line) > limit + 1e-6);
  return [...Map.groupBy(lines, ({ block }) => block).values()].map((own) => {
    const [worst] = own.toSorted((a, b) => off(b) - off(a));
    const { text, stretch = 1, source, block } = worst!;
    const parameters = { text: excerpt(text), share: round(100 * stretch, 0), limit };
    return { parameters, source, block, box: around(own.map(inkBox)) };
  });
}

export const headStretch: Rule = {
  id: 'head.stretch',
  description: {
    en: 'type that is stretched or squeezed out of its drawing',
    zh: '文字被拉长或压扁',
  },
  source: {
    en: 'Xinmin Evening News: upright type, neither long nor flat',
    zh: '新民晚报：标题用正身，不用长体、扁体',
  },
  find,
};
