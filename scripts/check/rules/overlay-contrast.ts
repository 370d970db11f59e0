import type { Finding, Rule, Subject } from '../rule.ts';

/** Relative luminance of `rgb(r, g, b)`; WCAG 2.2, definition of relative luminance. */
function luminance(colour: string): number {
  const parts = [...colour.matchAll(/[\d.]+/g)].slice(0, 3).map(([part]) => Number(part) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function find({ layout, limits }: Subject): readonly Finding[] {
  return layout.blocks
    .filter(({ block }) => block === 'overlay-headline')
    .flatMap((block) => {
      const lines = layout.lines.filter((line) => line.block === block.id);
      const need = Math.max(
        ...lines.map(
          (line) =>
            limits[line.size >= limits['overlay.contrast.size'] ? 'overlay.contrast.large' : 'overlay.contrast'],
        ),
      );
      const least =
        block.ground === undefined ? 1 : Math.min(...lines.map((line) => contrast(line.colour, block.ground!)));
      if (lines.length === 0 || least >= need) return [];
      const parameters = { block: block.id, ratio: least.toFixed(1), limit: need };
      return [{ parameters, source: block, block: block.id, box: block.box }];
    });
}

export const overlayContrast: Rule = {
  id: 'overlay.contrast',
  description: {
    en: 'a headline over a photo on too little contrast, or on no ground of one colour, where nobody can know it',
    zh: '压图标题对比度不足，或没有单色衬底而无从判断',
  },
  source: { en: 'WCAG 2.2, 1.4.3', zh: 'WCAG 2.2 第 1.4.3 条' },
  find,
};
