/** Simplified Chinese: marks in the corner of their square. W3C CLREQ, 3.1; GB/T 15834-2011. */
import { centredVertically, kindOf, prohibitions, whiteBefore, whiteBehind } from '../marks.ts';
import type { ScriptRules } from './rules.ts';

const none = { before: 0, behind: 0 };

export const simplified: ScriptRules = {
  kindOf,
  whiteOf: (mark, kind, vertical) =>
    vertical && centredVertically(mark) ? none : { before: whiteBefore(kind), behind: whiteBehind(kind) },
  prohibitions,
  gives: () => true,
  hangs: (_mark, kind) => kind === 'pause' || kind === 'stop',
};
