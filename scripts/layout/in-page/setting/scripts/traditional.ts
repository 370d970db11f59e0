/**
 * Traditional Chinese: points and commas in the middle of their square, a quarter of an em of white on either side, across
 * and downwards; brackets and 「」 as in simplified Chinese. W3C CLREQ, 3.1.6.
 */
import { kindOf, prohibitions, whiteBefore, whiteBehind } from '../marks.ts';
import type { ScriptRules } from './rules.ts';

const centred = { before: 0.25, behind: 0.25 };
const none = { before: 0, behind: 0 };

export const traditional: ScriptRules = {
  kindOf,
  whiteOf: (mark, kind) => {
    // ？ and ！ fill the middle of their square.
    if ('？！'.includes(mark)) return none;
    if (kind === 'pause' || kind === 'stop') return centred;
    return { before: whiteBefore(kind), behind: whiteBehind(kind) };
  },
  prohibitions,
  gives: () => true,
  // In the middle of its square a point has no edge to hang by.
  hangs: () => false,
};
