/** Differences as diagnostics, so that they stand at the source line in an editor and in a pull request. */
import type { Code, Language } from '../../core/catalogue/index.ts';
import { phrase } from '../../core/catalogue/words.ts';
import { type Diagnostic, diagnostic, type PagePlace } from '../../core/diagnostic.ts';
import type { Change, ComparedPage, Comparison, LayerName } from '../model.ts';
import { numbersOf } from '../page-name.ts';
import { inOrder, isOpen, pageIsOpen } from './counts.ts';
import { describeChange, placeOf } from './describe-change.ts';

/** GitHub shows ten annotations of a level from one step and drops the rest without a word. */
const most = 10;

const codes: Readonly<Record<LayerName, Code>> = {
  text: 'compare/text',
  geometry: 'compare/geometry',
  looks: 'compare/looks',
  production: 'compare/production',
};

function changeDiagnostic(change: Change, where: { page: string; at?: PagePlace }, language: Language): Diagnostic {
  const place = placeOf(change, language);
  const said = describeChange(change, language) + (place && (language === 'zh' ? `（${place}）` : ` (${place})`));
  const box = change.is ?? change.was;
  return diagnostic(
    codes[change.layer],
    { page: where.page, change: said },
    {
      at: change.source,
      onPage:
        where.at === undefined
          ? undefined
          : { ...where.at, ...(change.block !== undefined && { block: change.block }), ...(box && { box }) },
    },
  );
}

function pageDiagnostics(page: ComparedPage, language: Language): Diagnostic[] {
  const name = phrase(language, 'compare/page', { name: page.name });
  const place = page.new ?? page.old;
  const at = numbersOf(page.name) ?? (place !== undefined ? { page: place } : undefined);
  if (page.changes.length === 0) {
    if (!pageIsOpen(page)) return [];
    const known =
      page.verdict === 'added' || page.verdict === 'removed'
        ? (`compare/page-${page.verdict}` as const)
        : 'compare/unnamed';
    return [diagnostic('compare/page', { page: name, change: phrase(language, known) })];
  }
  return inOrder(page.changes)
    .filter(isOpen)
    .map((change) => changeDiagnostic(change, { page: name, ...(at && { at }) }, language));
}

/** A diagnostic for each difference that nothing accepts. */
export function changeDiagnostics(comparisons: readonly Comparison[], language: Language): readonly Diagnostic[] {
  return comparisons.flatMap((one) => [
    ...inOrder(one.document)
      .filter(isOpen)
      .map((change) => changeDiagnostic(change, { page: one.new.name || one.old.name }, language)),
    ...one.pages.flatMap((page) => pageDiagnostics(page, language)),
  ]);
}

/** The first of them that GitHub will show, those with a source line first, and how many more there are. */
export function annotations(comparisons: readonly Comparison[], language: Language): readonly Diagnostic[] {
  const all = [...changeDiagnostics(comparisons, language)].sort((a, b) => Number(!a.at) - Number(!b.at));
  if (all.length <= most) return all;
  return [...all.slice(0, most - 1), diagnostic('compare/more', { count: all.length - most + 1 })];
}
