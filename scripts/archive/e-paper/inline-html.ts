/** The copy of a part as HTML: strong, emphasis, links, readings, lines under names and titles. */
import { escapeHtml } from '../../html/index.ts';
import type { Part } from '../issue/model.ts';

type Run = Part['runs'][number];

/** Addresses that lead out of the package without doing anything. */
const harmless = /^(?:https?:|mailto:)/i;

/** @param part without the ornament at its head; @param around language of what its HTML will stand in */
export function inlineHtml(part: Part, around: string): string {
  const html = ownRuns(part).map(runHtml).join('').trim();
  return part.language === around ? html : inLanguage(html, part.language);
}

const inLanguage = (html: string, language: string): string => `<span lang="${escapeHtml(language)}">${html}</span>`;

function ownRuns({ runs, mark = 0 }: Part): readonly Run[] {
  let left = mark;
  return runs.filter(({ text }) => {
    const ornament = left > 0;
    left -= text.length;
    return !ornament;
  });
}

function runHtml({ text, strong, emphasis, href, reading, mark, language }: Run): string {
  let html = escapeHtml(text.replace(/[\u00ad\u200b\u2060]/gu, ''));
  if (reading) html = `<ruby>${html}<rt>${escapeHtml(reading.text)}</rt></ruby>`;
  if (mark) html = mark === 'name' ? `<u class="name">${html}</u>` : `<cite class="title">${html}</cite>`;
  if (emphasis) html = `<em>${html}</em>`;
  if (language !== undefined) html = inLanguage(html, language);
  if (strong) html = `<strong>${html}</strong>`;
  return href && harmless.test(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${html}</a>` : html;
}
