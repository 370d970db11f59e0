/** Japanese. W3C JLREQ, 2.1.7 to 2.1.9, 3.1.2 to 3.1.9 and appendix A; JIS X 4051:2004, 6.1 and 8.1. */
import { type Kind, kindOf, prohibitions, whiteBefore, whiteBehind } from '../marks.ts';
import type { ScriptRules } from './rules.ts';

/** cl-05, middle dots: in the middle of their square. */
const dots = new Set('・：；');
/** cl-04, dividing punctuation: a whole em, no white of its own. */
const dividing = new Set('？！‼⁇⁈⁉');
/** cl-03, hyphens; cl-09, iteration marks. */
const hyphens = [...'‐〜゠–～'];
const iteration = [...'ヽヾゝゞ々〻'];
/** cl-10, the prolonged sound mark; cl-11, small kana. */
const prolonged = 'ー';
const small = 'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ';
/** cl-12 and cl-13: signs before and behind their number. */
const before = [...'￥¥＄$£＃#€№'];
const behind = [...'°′″℃￠％%‰㏋'];

const { basic, none } = prohibitions;
const start = new Set([...basic.start, ...dots, ...dividing, ...hyphens, ...iteration, ...behind]);
const end = new Set([...basic.end, ...before]);
/** JIS X 4051, 行頭禁則和字. Newspapers let a line begin with these (JLREQ, 3.1.7, note 1). */
const whole = new Set([...start, ...prolonged, ...small]);

const centred = { before: 0.25, behind: 0.25 };
const solid = { before: 0, behind: 0 };

export const japanese: ScriptRules = {
  kindOf: (character) => (dots.has(character) ? 'pause' : dividing.has(character) ? 'stop' : kindOf(character)),
  whiteOf: (mark, kind: Kind) => {
    if (dots.has(mark)) return centred;
    if (dividing.has(mark)) return solid;
    return { before: whiteBefore(kind), behind: whiteBehind(kind) };
  },
  prohibitions: {
    none,
    basic: { start, end, dashStart: false },
    gb: { start: whole, end, dashStart: false },
    strict: { start: whole, end, dashStart: true },
  },
  // JLREQ, 3.8.3: the white behind 。 is kept inside a line.
  gives: (_mark, kind) => kind !== 'stop',
  // ぶら下げ is for 。 and 、 alone.
  hangs: (mark) => '。、．，'.includes(mark),
};
