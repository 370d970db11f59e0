/** Where the lines of a page's paragraphs break. */
import type { Layout, Line, Role } from '../layout/model.ts';
import { paragraphs } from './lines.ts';

export interface LineBreak {
  readonly line: Line;
  readonly next: Line;
  /** Their text, without the spaces at its ends. */
  readonly before: string;
  readonly after: string;
}

/** Every break within a paragraph with one of the roles (all roles if none is named). */
export const lineBreaks = (layout: Layout, roles?: ReadonlySet<Role>): readonly LineBreak[] =>
  paragraphs(layout, roles).flatMap((lines) =>
    lines.slice(1).flatMap((next, index): readonly LineBreak[] => {
      const line = lines[index]!;
      return next.first ? [] : [{ line, next, before: line.text.trim(), after: next.text.trim() }];
    }),
  );

/** A few characters on either side of a break, for a message. */
export const aroundBreak = ({ before, after }: LineBreak): { readonly before: string; readonly after: string } => ({
  before: [...before].slice(-6).join(''),
  after: [...after].slice(0, 6).join(''),
});

/** Whether something in the copy, such as a mark of the editor's or a space, asks for a break here. */
export const isAsked = ({ line, next }: LineBreak): boolean =>
  line.source !== undefined &&
  next.source !== undefined &&
  line.source.file === next.source.file &&
  next.source.from > line.source.to;
