import { dictAt, nameAt, objectAt, PDFDict, PDFStream } from '../../pdf/index.ts';
import { boxInMm, type Found, grouped, type PressRule, type Subject, type SubjectPage } from '../rule.ts';
import type { Painted } from '../walk/painted.ts';

function kindOf({ state, kind }: Painted): string | undefined {
  if (state.masked) return 'SMask';
  if (state.alpha.fill < 1 || (kind === 'path' && state.alpha.stroke < 1))
    return `ca ${Math.min(state.alpha.fill, state.alpha.stroke)}`;
  return state.blend === 'Normal' ? undefined : `BM ${state.blend}`;
}

function held(page: SubjectPage): readonly string[] {
  const groups = page.reached.flatMap(({ kind, dict, name }) =>
    kind === 'form' && nameAt(dictAt(dict, 'Group'), 'S') === 'Transparency' ? [`Group /${name}`] : [],
  );
  const own = nameAt(dictAt(page.node.dict, 'Group'), 'S') === 'Transparency' ? ['Page /Group'] : [];
  const soft = page.reached.flatMap(({ kind, dict, name }) => {
    const mask = objectAt(dict, 'SMask');
    const is = kind === 'image' ? mask instanceof PDFStream : kind === 'state' && mask instanceof PDFDict;
    return is ? [`SMask /${name}`] : [];
  });
  return [...own, ...groups, ...soft];
}

function find({ pages, conformance }: Subject): readonly Found[] {
  if (conformance === 'PDF/X-4') return [];
  return pages.flatMap((page) => {
    const faults = page.painted.flatMap((one) => {
      const what = kindOf(one);
      return what ? [{ one, what }] : [];
    });
    const painted = grouped(faults, ({ what }) => what).map(
      ({ first }): Found => ({
        page: page.number,
        box: boxInMm(page, first.one.box),
        parameters: { page: page.number, what: first.what },
      }),
    );
    if (painted.length > 0) return painted;
    return held(page).map((what): Found => ({ page: page.number, parameters: { page: page.number, what } }));
  });
}

export const pdfxTransparency: PressRule = {
  id: 'pdfx.transparency',
  description: {
    en: 'transparency, which PDF/X-1a does not know',
    zh: 'PDF/X-1a 不允许的透明效果',
  },
  source: 'ISO 15930-4:2003, 6.1',
  find,
};
