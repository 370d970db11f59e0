/** The comparison on one screen: a line a page, then its changes in an editor's words. */
import { styleText } from 'node:util';
import type { Language } from '../../core/catalogue/index.ts';
import { phrase, type WordKey } from '../../core/catalogue/words.ts';
import type { Change, ComparedPage, Comparison, Missing } from '../model.ts';
import { comparisonIsOpen, countAll, inOrder, isOpen, layerNames, pageIsOpen } from './counts.ts';
import { describeChange, placeOf, quoted, worded } from './describe-change.ts';

export interface SummaryForm {
  readonly language: Language;
  readonly colour: boolean;
  /** Changes told of one page before the rest is only counted. */
  readonly most?: number;
  /** Pairs of files that could not be compared. */
  readonly failed?: number;
}

type Style = Parameters<typeof styleText>[0];
const paint = ({ colour }: SummaryForm, style: Style, text: string): string =>
  colour ? styleText(style, text, { validateStream: false }) : text;

const marks = { text: '¶', geometry: '↔', looks: '◐', production: '◆' } as const;

function changeLine(change: Change, form: SummaryForm): string {
  const { language } = form;
  const place = placeOf(change, language);
  const accepted =
    change.accepted === undefined ? '' : phrase(language, 'compare/accepted', { rule: quoted(change.accepted) });
  const source = change.source ? `${quoted(change.source.file)}:${change.source.line}:${change.source.column}` : '';
  const tail = [place, source, accepted].filter(Boolean).join(' · ');
  const line = `    ${marks[change.layer]} ${describeChange(change, language)}`;
  const whole = `${line}${tail ? `  ${paint(form, 'dim', tail)}` : ''}`;
  return isOpen(change) ? whole : paint(form, 'dim', whole);
}

function changeLines(changes: readonly Change[], form: SummaryForm): string[] {
  const { most = 24, language } = form;
  const ordered = inOrder(changes);
  const lines = ordered.slice(0, most).map((change) => changeLine(change, form));
  if (ordered.length > most) lines.push(`    ${phrase(language, 'summary/more', { count: ordered.length - most })}`);
  return lines;
}

const verdictWord = (language: Language, verdict: string): string =>
  phrase(language, `compare/verdict-${verdict}` as WordKey);

/** How many changes there are in each layer, such as `2 in text, 1 in looks`. */
export function layerCounts(changes: readonly Change[], language: Language): string {
  return layerNames
    .map((layer) => ({ layer, count: changes.filter((one) => one.layer === layer).length }))
    .filter(({ count }) => count > 0)
    .map(({ layer, count }) => phrase(language, 'summary/count', { count, layer: worded(language, 'layer', layer) }))
    .join(language === 'zh' ? '，' : ', ');
}

/** The page's verdict in words; `accepted` where rules let every change pass. */
export function pageVerdict(page: ComparedPage, language: Language): string {
  if (page.verdict !== 'same' && !pageIsOpen(page)) return phrase(language, 'compare/all-accepted');
  return verdictWord(language, page.verdict);
}

function pageLines(page: ComparedPage, form: SummaryForm): string[] {
  const { language } = form;
  if (page.verdict === 'same' && page.changes.length === 0) return [];
  const name = phrase(language, 'compare/page', { name: quoted(page.name) });
  const verdict = paint(form, pageIsOpen(page) ? ['bold', 'red'] : 'green', pageVerdict(page, language));
  const counts = layerCounts(page.changes, language);
  const head = counts
    ? phrase(language, 'summary/page', { page: name, verdict, counts })
    : phrase(language, 'summary/page-plain', { page: name, verdict });
  return [`  ${head}`, ...changeLines(page.changes, form)];
}

function comparisonLines(one: Comparison, form: SummaryForm): string[] {
  const { language } = form;
  return [
    headLine(one, form),
    ...(one.toolchainChanged ? [`  ${phrase(language, 'summary/toolchain')}`] : []),
    ...(one.document.length > 0 ? [`  ${phrase(language, 'compare/whole')}`, ...changeLines(one.document, form)] : []),
    ...one.pages.flatMap((page) => pageLines(page, form)),
    ...one.missing.map((missing) => `  ${missingWords(missing, language)}`),
  ];
}

/** Which layer was not compared, and why. */
export const missingWords = ({ layer, why, files }: Missing, language: Language): string =>
  phrase(language, 'summary/missing', {
    layer: worded(language, 'layer', layer),
    reason: phrase(language, `missing/${why}`, { files: files.map(quoted).join(language === 'zh' ? '、' : ', ') }),
  });

/** The two files and what became of them. */
function headLine(one: Comparison, form: SummaryForm): string {
  const { language } = form;
  const open = comparisonIsOpen(one);
  const [old, fresh] = [one.old, one.new].map(({ name }) => quoted(name));
  // A file that stands on one side alone.
  if (!old || !fresh) {
    const said = phrase(language, fresh ? 'summary/come' : 'summary/gone', { name: fresh || old || '' });
    return open ? paint(form, ['bold', 'red'], said) : said;
  }
  const verdict = paint(form, open ? ['bold', 'red'] : 'green', verdictWord(language, open ? 'different' : 'same'));
  return phrase(language, 'summary/head', { old, new: fresh, verdict });
}

/** Lines of text, with a line end after each. */
export function summaryText(comparisons: readonly Comparison[], form: SummaryForm): string {
  const counts = countAll(comparisons);
  const { language, failed = 0 } = form;
  const quiet = counts.open + counts.accepted + failed === 0;
  const sum = quiet
    ? phrase(language, 'summary/same', { pages: counts.pages })
    : phrase(language, 'summary/total', { ...counts });
  const total = failed === 0 ? sum : phrase(language, 'summary/failed', { total: sum, count: failed });
  const told = comparisons.filter(
    (one) =>
      one.missing.length + one.document.length > 0 ||
      one.toolchainChanged ||
      one.pages.some((page) => page.verdict !== 'same'),
  );
  return `${[...told.flatMap((one) => comparisonLines(one, form)), total].join('\n')}\n`;
}
