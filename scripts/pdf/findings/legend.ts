/** What stands beside the page: how much was found, and each finding in words under its number. */
import type { Language } from '../../core/catalogue/index.ts';
import { phrase } from '../../core/catalogue/words.ts';
import { hintOf, messageOf } from '../../core/diagnostic.ts';
import type { Area } from './areas.ts';
import { type NumberedFinding, severities } from './number-findings.ts';
import { badge, badgeShape, type Colour, colours, fillWith, type NamedFace, rectangle, show } from './paint.ts';
import { badgeSide } from './place-badges.ts';
import { wrapText } from './wrap-text.ts';

/** pt */
export const legendWidth = 300;
const inset = 20;
const column = 22;
const title = { size: 15, line: 26 };
const counts = { size: 9.5, line: 30 };
const code = { size: 7.5, line: 10.5 };
const message = { size: 9, line: 12.8 };
const hint = { size: 7.8, line: 11 };
const between = 10;
/** Larger where there is room, and without the hints where there is none: the first that fits is taken. */
const forms = [
  { scale: 1.35, withHint: true },
  { scale: 1.15, withHint: true },
  { scale: 1, withHint: true },
  { scale: 1, withHint: false },
] as const;
type Form = (typeof forms)[number];

const black: Colour = [0.1, 0.1, 0.1];
const quiet: Colour = [0.42, 0.42, 0.42];
const ground: Colour = [0.965, 0.965, 0.96];
const edge: Colour = [0.8, 0.8, 0.79];

export interface LegendJob {
  readonly findings: readonly NumberedFinding[];
  readonly page: string | undefined;
  readonly language: Language;
  readonly faces: Faces;
}

export interface Faces {
  readonly plain: NamedFace;
  readonly bold: NamedFace;
}

interface Paragraph {
  readonly lines: readonly string[];
  readonly style: { readonly size: number; readonly line: number };
  readonly colour: Colour;
  readonly face: keyof Faces;
}

interface Entry {
  readonly of: NumberedFinding;
  readonly paragraphs: readonly Paragraph[];
  readonly height: number;
}

/** The quotes of the face are as wide as Han. */
const quoted = (text: string, language: Language): string =>
  language === 'zh' ? text : text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");

function entryOf(of: NumberedFinding, { language, faces }: LegendJob, { scale, withHint }: Form): Entry {
  const width = legendWidth - 2 * inset - column;
  const set = (text: string, face: keyof Faces, asked: Paragraph['style'], colour: Colour): Paragraph => {
    const style = { size: asked.size * scale, line: asked.line * scale };
    return {
      lines: wrapText(quoted(text, language), width, (part) => faces[face].widthOf(part) * style.size),
      face,
      style,
      colour,
    };
  };
  const { finding } = of;
  const act = withHint ? hintOf(finding, language) : undefined;
  const paragraphs = [
    set(finding.code, 'bold', code, colours[finding.severity]),
    set(messageOf(finding, language), 'plain', message, black),
    ...(act ? [set(act, 'plain', hint, quiet)] : []),
  ];
  const height = paragraphs.reduce((sum, { lines, style }) => sum + lines.length * style.line, 0) + between * scale;
  return { of, paragraphs, height };
}

const severityWords = { error: 'picture/errors', warning: 'picture/warnings', info: 'picture/notes' } as const;

function head({ findings, page, language, faces }: LegendJob, left: number, top: number): readonly string[] {
  const heading =
    page === undefined ? phrase(language, 'picture/findings') : phrase(language, 'picture/title', { page });
  const painted = [
    `${fillWith(black)} ${show(faces.bold, { x: left, y: top - title.size, size: title.size, text: heading })}`,
  ];
  let x = left;
  const y = top - title.line - counts.size;
  for (const severity of severities) {
    const count = findings.filter(({ finding }) => finding.severity === severity).length;
    const text = phrase(language, severityWords[severity], { count });
    const mark = { x, y: y - 0.5, width: counts.size - 1, height: counts.size - 1 };
    painted.push(`${fillWith(colours[severity])} ${badgeShape(severity, mark)} f`);
    painted.push(`${fillWith(black)} ${show(faces.plain, { x: x + counts.size + 3, y, size: counts.size, text })}`);
    x += counts.size + 3 + faces.plain.widthOf(text) * counts.size + 14;
  }
  return painted;
}

function paintEntry({ of, paragraphs }: Entry, { faces }: LegendJob, place: { left: number; top: number }): string[] {
  const painted: string[] = [];
  const { number, finding } = of;
  const side = badgeSide;
  const area = { x: place.left, y: place.top - side + 2, width: side, height: side };
  if (number !== undefined) painted.push(badge(area, { severity: finding.severity, number, face: faces.bold }));
  let y = place.top;
  for (const { lines, style, colour, face } of paragraphs) {
    for (const text of lines) {
      y -= style.line;
      const words = { x: place.left + column, y: y + (style.line - style.size) * 0.6, size: style.size, text };
      painted.push(`${fillWith(colour)} ${show(faces[face], words)}`);
    }
  }
  return painted;
}

function entriesThatFit(job: LegendJob, room: number): { readonly entries: readonly Entry[]; readonly left: number } {
  let entries: readonly Entry[] = [];
  for (const form of forms) {
    entries = job.findings.map((one) => entryOf(one, job, form));
    if (entries.reduce((sum, { height }) => sum + height, 0) <= room) return { entries, left: 0 };
  }
  let used = message.line;
  const fitting = entries.filter(({ height }) => {
    used += height;
    return used <= room;
  });
  return { entries: fitting, left: entries.length - fitting.length };
}

/** All words that a legend may hold, for its faces. */
export const legendWords = (findings: readonly NumberedFinding[], language: Language): string =>
  [
    ...findings.flatMap(({ finding }) => [finding.code, messageOf(finding, language), hintOf(finding, language) ?? '']),
    ...(['picture/findings', 'picture/title', 'picture/more'] as const).map((key) => phrase(language, key)),
    ...Object.values(severityWords).map((key) => phrase(language, key)),
    phrase(language, 'picture/none'),
    `0123456789…"'`,
  ].join('');

export function paintLegend(job: LegendJob, paper: Area): readonly string[] {
  const { faces, language, findings } = job;
  const left = paper.x + inset;
  let top = paper.y + paper.height - inset;
  const painted = [
    `${fillWith(ground)} ${rectangle(paper)} f`,
    `${fillWith(edge)} ${rectangle({ ...paper, width: 0.6 })} f`,
    ...head(job, left, top),
  ];
  top -= title.line + counts.line;
  const { entries, left: more } = entriesThatFit(job, top - paper.y - inset);
  for (const entry of entries) {
    painted.push(...paintEntry(entry, job, { left, top }));
    top -= entry.height;
  }
  const note =
    more > 0
      ? phrase(language, 'picture/more', { count: more })
      : findings.length === 0
        ? phrase(language, 'picture/none')
        : '';
  const words = { x: left + (more > 0 ? column : 0), y: top - message.size, size: message.size, text: note };
  return note === '' ? painted : [...painted, `${fillWith(quiet)} ${show(faces.plain, words)}`];
}
