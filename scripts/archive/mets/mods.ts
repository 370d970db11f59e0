/** What a catalogue says of an issue and of each article in it. MODS 3.8. */
import { pagesIn } from '../../edition/index.ts';
import type { Article, Author, Issue } from '../issue/model.ts';
import { element, type XmlElement } from '../xml.ts';

export const modsNamespace = 'http://www.loc.gov/mods/v3';

const mods = (children: readonly (XmlElement | undefined)[]): XmlElement =>
  element('mods:mods', { version: '3.8' }, children);

const title = (
  text: string,
  more: { readonly subTitle?: string | undefined; readonly type?: string } = {},
): XmlElement =>
  element('mods:titleInfo', { type: more.type }, [
    element('mods:title', {}, text),
    ...(more.subTitle === undefined ? [] : [element('mods:subTitle', {}, more.subTitle)]),
  ]);

/** ISO 639-2/B of what newspapers are written in here; other languages have their BCP 47 tag only. */
const bibliographic: Readonly<Record<string, string>> = { zh: 'chi', en: 'eng', ja: 'jpn' };

function language(tag: string): XmlElement {
  const code = bibliographic[tag.split('-')[0]!.toLowerCase()];
  return element('mods:language', {}, [
    element('mods:languageTerm', { type: 'code', authority: 'rfc5646' }, tag),
    ...(code ? [element('mods:languageTerm', { type: 'code', authority: 'iso639-2b' }, code)] : []),
  ]);
}

const identifier = (id: string): XmlElement => element('mods:identifier', { type: 'local' }, id);

const digital = (extent?: string): XmlElement =>
  element('mods:physicalDescription', {}, [
    ...(extent === undefined ? [] : [element('mods:extent', {}, extent)]),
    element('mods:digitalOrigin', {}, 'born digital'),
  ]);

function name(person: string, role: XmlElement): XmlElement {
  return element('mods:name', { type: 'personal' }, [
    element('mods:namePart', {}, person),
    element('mods:role', {}, [role]),
  ]);
}

const relators: Readonly<Record<Author['role'], string>> = { author: 'aut', photographer: 'pht' };

const relator = (code: string): XmlElement =>
  element('mods:roleTerm', { type: 'code', authority: 'marcrelator' }, code);

/** The issue's number and date, and the pages of an article in it. */
function part({ number, date }: Issue, pages?: readonly number[]): XmlElement {
  return element('mods:part', {}, [
    ...(number === undefined
      ? []
      : [element('mods:detail', { type: 'issue' }, [element('mods:number', {}, String(number))])]),
    ...(pages ? [extent(pages)] : []),
    element('mods:date', { encoding: 'w3cdtf' }, date),
  ]);
}

/** From one page to another where they follow one another, else a list. */
function extent(pages: readonly number[]): XmlElement {
  const sorted = pages.toSorted((a, b) => a - b);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const run = last - first + 1 === sorted.length;
  return element('mods:extent', { unit: 'pages' }, [
    ...(run
      ? [element('mods:start', {}, String(first)), element('mods:end', {}, String(last))]
      : [element('mods:list', {}, sorted.join(', '))]),
  ]);
}

export function issueMods(issue: Issue): XmlElement {
  const { newspaper, translation, date, credits, pages } = issue;
  return mods([
    title(newspaper),
    ...(translation === undefined ? [] : [title(translation, { type: 'translated' })]),
    ...credits.map((credit) => name(credit.name, element('mods:roleTerm', { type: 'text' }, credit.role))),
    element('mods:typeOfResource', {}, 'text'),
    element('mods:genre', { authority: 'marcgt' }, 'newspaper'),
    element('mods:originInfo', {}, [
      element('mods:dateIssued', { encoding: 'w3cdtf', keyDate: 'yes' }, date),
      element('mods:issuance', {}, 'serial'),
    ]),
    language(issue.language),
    digital(`${pages.flatMap(pagesIn).length} pages`),
    identifier(issue.id),
    part(issue),
  ]);
}

export function articleMods(issue: Issue, article: Article): XmlElement {
  const { deck, kicker, byline, authors } = article;
  const printed = issue.pages.filter(({ number }) => article.pages.includes(number)).flatMap(pagesIn);
  return mods([
    title(article.title, { subTitle: deck }),
    ...authors.map((one) => name(one.name, relator(relators[one.role]))),
    element('mods:typeOfResource', {}, 'text'),
    element('mods:genre', { authority: 'marcgt' }, 'article'),
    element('mods:originInfo', {}, [element('mods:dateIssued', { encoding: 'w3cdtf' }, issue.date)]),
    language(article.language),
    digital(),
    ...(kicker === undefined ? [] : [element('mods:note', { type: 'kicker' }, kicker)]),
    ...(byline === undefined ? [] : [element('mods:note', { type: 'statement of responsibility' }, byline)]),
    identifier(article.id),
    element('mods:relatedItem', { type: 'host' }, [title(issue.newspaper), identifier(issue.id), part(issue, printed)]),
  ]);
}
