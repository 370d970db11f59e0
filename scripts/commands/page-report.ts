/** How the pages came out: for the report, and in words on one screen. */
import { phrase } from '../core/catalogue/words.ts';
import type { ReportedFit, ReportedPage, ReportedSummary } from '../core/report.ts';
import { pageLabel } from '../edition/index.ts';
import type { StoryFit } from '../layout/index.ts';
import type { Build } from '../pipeline.ts';
import type { Speaker } from './speaker.ts';

const amountOf = (amount: { readonly characters: number; readonly lines: number } | null) =>
  amount && { characters: amount.characters, lines: amount.lines };

const fitOf = (fit: StoryFit): ReportedFit => ({
  story: fit.story,
  characters: fit.characters,
  capacity: fit.capacity,
  rows: fit.rows,
  size: fit.size,
  exact: fit.exact,
  overset: amountOf(fit.overset),
  underset: amountOf(fit.underset),
  adjusted: fit.adjusted,
});

export const reportedPages = (build: Build): readonly ReportedPage[] =>
  build.pages.map(({ page, layout, outputs, score, kept }) => ({
    page: page.number,
    ...(page.through !== undefined && { through: page.through }),
    name: page.name,
    template: page.template,
    theme: page.theme,
    written: outputs.length > 0,
    ...(kept && { kept }),
    stories: layout?.stories.map(fitOf) ?? [],
    ...(score && { score }),
  }));

/** Of what was set: with `--page` those pages alone. */
export function summaryOf({ edition, pages }: Build): ReportedSummary | undefined {
  const set = pages.flatMap(({ layout }) => layout ?? []);
  if (!edition || set.length === 0) return undefined;
  const placed = edition.pages.flatMap((page) => page.placed);
  const sum = (of: 'characters' | 'pictures'): number => set.reduce((all, layout) => all + layout[of], 0);
  return {
    pages: set.length,
    stories: new Set(placed.flatMap((one) => ('story' in one ? one.story : []))).size,
    characters: sum('characters'),
    pictures: sum('pictures'),
    jumps: placed.filter((one) => one.block === 'text' && one.part?.after !== undefined).length,
  };
}

/** One line for all pages, where there are several. */
export function tellSummary(build: Build, { tell }: Speaker): void {
  const summary = summaryOf(build);
  if (summary && summary.pages > 1)
    tell('report/edition', { newspaper: build.edition!.newspaper.text, date: build.edition!.date, ...summary });
}

export function tellPages(build: Build, { language, tell }: Speaker): void {
  const kept = build.pages.flatMap((one) => (one.kept ? pageLabel(one.page) : []));
  if (kept.length > 0) tell('report/kept', { pages: kept.join(', ') });
  for (const { page, layout } of build.pages) {
    if (!layout) continue;
    const { newspaper, date } = layout.edition;
    const { width, height } = layout.sheet;
    tell('report/page', { newspaper, date, page: pageLabel(page), name: page.name, width, height });
    for (const fit of layout.stories) {
      const outcome = fit.overset
        ? phrase(language, 'report/overset', fit.overset)
        : fit.underset
          ? phrase(language, 'report/underset', fit.underset)
          : phrase(language, 'report/exact');
      const { story, characters, rows, capacity } = fit;
      tell('report/story', { story, characters, rows, capacity, size: Number(fit.size.toFixed(2)), outcome });
    }
    const told = ({ lines, ...one }: StoryFit['adjusted'][number]): string =>
      phrase(language, lines ? 'report/block-lines' : 'report/block', one);
    const adjusted = [...new Set(layout.stories.flatMap((fit) => fit.adjusted.map(told)))];
    if (adjusted.length > 0) tell('report/adjusted', { blocks: adjusted.join(language === 'zh' ? '；' : ', ') });
  }
}

/** The scores of the pages, with what each part took off. */
export function tellScores(build: Build, { tell }: Speaker): void {
  for (const { page, score } of build.pages) {
    if (!score) continue;
    const { faults, fit, white, lines } = score.parts;
    const costs = { faults: faults.cost, fit: fit.cost, white: white.cost, lines: lines.cost };
    tell('report/score', { page: pageLabel(page), score: score.score, ...costs });
  }
}
