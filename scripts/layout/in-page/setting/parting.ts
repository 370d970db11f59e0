/** What parts lines that stand level: the foot of one column and the head of the next, or of two tiers. */

type Sides = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** How far a place lies outside a box. */
function outside(box: Sides, x: number, y: number): number {
  const across = Math.max(box.left - x, x - box.right, 0);
  const along = Math.max(box.top - y, y - box.bottom, 0);
  return across + along;
}

/**
 * Whether two places in an element stand in different columns. Each part of a block that columns break has a box of its own;
 * a point that hangs stands a little outside it.
 */
export function isInOtherColumn(element: Element, before: Sides, after: Sides): boolean {
  const boxes = [...element.getClientRects()];
  if (boxes.length < 2) return false;
  const [one, other] = [before, after].map(({ left, right, top, bottom }) => {
    const away = boxes.map((box) => outside(box, (left + right) / 2, (top + bottom) / 2));
    return away.indexOf(Math.min(...away));
  });
  return one !== other;
}
