/** The lines of a page as the rules ask for them: by frame, by paragraph, always top to bottom. */
import { type Script, scriptOf } from '../core/script.ts';
import { ptToMm } from '../core/units.ts';
import type { Layout, LayoutFrame, Line, Role } from '../layout/model.ts';
import { bottom, right } from './boxes.ts';
import { measure } from './frames.ts';

/** Lines that stand on the page; what is overset has no place yet and is `fit.overset`'s alone. */
export const standing = (layout: Layout): readonly Line[] => layout.lines.filter((line) => !line.overset);

/** Left edge of a line's first character. */
export const lineStart = (line: Line): number => line.box.x + (line.advances[0] ?? 0);

/** Length of a line from its first character to the end of its last, mm. */
export const lineLength = (line: Line): number => (line.advances.at(-1) ?? 0) - (line.advances[0] ?? 0);

const onRow = (line: Line): number => (line.vertical ? -line.box.x : line.baseline);

/** Index into `layout.frames`: the line's own, or that of the frame of its story which holds it. */
export function frameIndex(layout: Layout, line: Line): number | undefined {
  if (line.frame !== undefined) return line.frame < layout.frames.length ? line.frame : undefined;
  if (line.story === undefined || (line.role !== 'body' && line.role !== 'section-head')) return undefined;
  const x = line.box.x + line.box.width / 2;
  const y = line.box.y + line.box.height / 2;
  const index = layout.frames.findIndex(
    ({ story, box }) => story === line.story && x > box.x && x < right(box) && y > box.y && y < bottom(box),
  );
  return index < 0 ? undefined : index;
}

/** Body lines and section heads of each frame, in the order of `layout.frames`. */
export function linesByFrame(layout: Layout): readonly (readonly Line[])[] {
  const found: Line[][] = layout.frames.map(() => []);
  for (const line of standing(layout)) {
    const index = frameIndex(layout, line);
    if (index !== undefined) found[index]?.push(line);
  }
  return found.map((lines) => lines.sort((a, b) => onRow(a) - onRow(b)));
}

/** The em of a story's body, mm. */
export const bodyEm = ({ stories, grid }: Layout, story: string): number =>
  ptToMm(stories.find((one) => one.story === story)?.size ?? grid.size);

/** Characters that a line of a frame holds at the size its story is set in. */
export const measureOf = (layout: Layout, frame: LayoutFrame): number => measure(frame) / bodyEm(layout, frame.story);

const inOrder = (a: Line, b: Line): number =>
  a.source && b.source && a.source.file === b.source.file && a.source.from !== b.source.from
    ? a.source.from - b.source.from
    : (a.frame ?? 0) - (b.frame ?? 0) || onRow(a) - onRow(b) || a.box.x - b.box.x;

/** The standing lines of each paragraph with one of the roles (all roles if none is named), in reading order. */
export function paragraphs(layout: Layout, roles?: ReadonlySet<Role>): readonly (readonly Line[])[] {
  const found = new Map<string, Line[]>();
  for (const line of standing(layout)) {
    if (roles && !roles.has(line.role)) continue;
    const key = JSON.stringify([line.block, line.role, line.paragraph]);
    const lines = found.get(key);
    if (lines) lines.push(line);
    else found.set(key, [line]);
  }
  return [...found.values()].map((lines) => lines.sort(inOrder));
}

/** The beginning of a line, to know it by in a message. */
export function excerpt(text: string, most = 12): string {
  const characters = [...text.trim()];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`;
}

/** The script of a line's copy; undefined for one whose rules nobody here knows. */
export const scriptAt = ({ edition }: Layout, { language }: Line): Script | undefined =>
  scriptOf(language ?? edition.language);

/** Whether a line is set character by character, as Chinese and Japanese are. */
export const isSquare = (layout: Layout, line: Line): boolean => {
  const script = scriptAt(layout, line);
  return script !== undefined && script !== 'Latn';
};

/** Rules of Chinese setting hold for Chinese copy only. */
export const isChinese = (layout: Layout): boolean => /^zh\b/i.test(layout.edition.language);
