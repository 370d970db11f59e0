/** Where the part of a story begins that has no room on the page. */
import type { PlanBlock } from '../../html/plan.ts';
import type { SourceRange } from '../protocol.ts';
import { linesIn, paragraphsOf } from './caret-lines.ts';
import type { StudioPage } from './studio-page.ts';

export function oversetOf(page: StudioPage, text: PlanBlock): SourceRange | undefined {
  const element = page.live.page.elements.get(text.id)!;
  const field = page.blocks.fieldOf(element.querySelector('.host')!);
  if (!field) return undefined;
  const edge = element.getBoundingClientRect();
  // Only paragraphs that reach beyond the edge are read line by line: all of a page takes some ms.
  const beyond = paragraphsOf(field.view).filter((one) => one.getBoundingClientRect().right > edge.right);
  const first = linesIn(beyond.slice(0, 2), page.live.zoom.scale).find(({ left }) => left > edge.right);
  const last = field.pieces.at(-1);
  if (!first || !last) return undefined;
  const at = field.view.posAtCoords({ left: first.left + 1, top: (first.top + first.bottom) / 2 });
  const start = field.offsetAt(at?.pos ?? field.view.posAtDOM(first.element, 0));
  return start && { file: start.file, from: start.offset, to: last.to };
}
