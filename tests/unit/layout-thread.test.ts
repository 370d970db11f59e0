import { describe, expect, it } from 'vitest';
import { headReserve, thread } from '../../scripts/layout/in-page/thread.ts';

const paragraph = (rows: number) => ({ rows, head: false });
const head = { rows: 3, head: true };
const slot = (rows: number, share = 1) => ({ rows, share });

describe('thread', () => {
  it('ends exactly when the rows agree', () => {
    expect(thread([paragraph(12), paragraph(8)], [slot(10), slot(10)])).toEqual({
      left: 0,
      holes: 0,
      blemishes: 0,
      faults: 0,
    });
  });

  it('counts what is left and what is over', () => {
    expect(thread([paragraph(12)], [slot(10), slot(10), slot(5)]).left).toBe(13);
    expect(thread([paragraph(23)], [slot(10), slot(10)]).left).toBe(-3);
    expect(thread([paragraph(23), head], [slot(10), slot(10)]).left).toBe(-6);
  });

  it('moves a section head with fewer than two lines below it to the next column', () => {
    const room = head.rows + headReserve;
    expect(thread([paragraph(20 - room), head, paragraph(10)], [slot(20), slot(8)]).holes).toBe(0);
    const moved = thread([paragraph(21 - room), head, paragraph(10)], [slot(20), slot(13)]);
    expect(moved.holes).toBe(room - 1);
    expect(moved.left).toBe(0);
  });

  it('marks a head at the head of a column and a last line alone on a column', () => {
    const first = thread([paragraph(10), head, paragraph(7)], [slot(10), slot(10)]).blemishes;
    expect(first).toBeGreaterThan(0);
    // White above it shows there, and nowhere else.
    const spread = { ...head, spread: true };
    expect(thread([paragraph(10), spread, paragraph(7)], [slot(10), slot(10)]).blemishes).toBe(2 * first);
    expect(thread([paragraph(4), spread, paragraph(7)], [slot(20)]).blemishes).toBe(0);
    expect(thread([paragraph(11), paragraph(9)], [slot(10), slot(10)]).blemishes).toBe(3);
  });

  it('calls a short last line alone in the next column a fault, past a picture a blemish', () => {
    const short = { rows: 11, head: false, short: true };
    const slots = (column: number) => [
      { rows: 10, share: 1, column: 1 },
      { rows: 10, share: 1, column },
    ];
    expect(thread([short, paragraph(9)], slots(2))).toMatchObject({ faults: 1, blemishes: 0 });
    expect(thread([short, paragraph(9)], slots(1))).toMatchObject({ faults: 0, blemishes: 3 });
  });

  it('holds fewer lines where the measure is narrowed', () => {
    expect(thread([paragraph(14)], [slot(5), slot(8, 0.5), slot(5)]).left).toBe(0);
  });

  it('calls a line that gapes beside a quote a fault, a loose one a blemish, and asks nothing where no line is narrow', () => {
    const asked: number[] = [];
    const planned = {
      ...paragraph(6),
      linesIn: (share: (line: number) => number) => {
        asked.push(share(0), share(5));
        return { rows: 8, loose: 2, gaping: 1 };
      },
    };
    expect(thread([planned], [slot(3), slot(5, 0.5)])).toEqual({ left: 0, holes: 0, blemishes: 2, faults: 1 });
    expect(asked).toEqual([1, 0.5]);
    expect(thread([planned], [slot(6), slot(5, 0.5)])).toMatchObject({ blemishes: 0, faults: 0 });
    expect(asked).toHaveLength(2);
  });
});
