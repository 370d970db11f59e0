/** Punctuation by what it does to a line: where its white lies, and where it may not stand. W3C CLREQ, 3.1 and 3.2. */

export type Kinsoku = 'basic' | 'gb' | 'strict';

const opening = new Set('“‘《〈「『（【〔［｛〖');
const closing = new Set('”’》〉」』）】〕］｝〗');
const pausing = new Set('，、；：');
const stopping = new Set('。？！．');

export type Kind = 'han' | 'open' | 'close' | 'pause' | 'stop' | 'run' | 'dash' | 'space';

const ideograph = /[\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff〇々]|[\u{20000}-\u{3ffff}]/u;

/** What a single character is; `run` for everything that is neither Han nor full-width punctuation. */
export function kindOf(character: string): Kind {
  if (opening.has(character)) return 'open';
  if (closing.has(character)) return 'close';
  if (pausing.has(character)) return 'pause';
  if (stopping.has(character)) return 'stop';
  if (ideograph.test(character)) return 'han';
  return /\s/.test(character) && character !== '\u3000' && character !== '\u00a0' ? 'space' : 'run';
}

export const isMark = (kind: Kind): boolean =>
  kind === 'open' || kind === 'close' || kind === 'pause' || kind === 'stop';

/** Chromium takes curly quotes for Western ones when it counts where a line may be stretched. */
export const isCurly = (character: string): boolean => '“”‘’'.includes(character);

/** CLREQ, prohibition rules for line start and end: *basic*; with them the half-width forms of the same marks. */
const startBasic = [...closing, ...pausing, ...stopping, ...'·・•‧—–－～~-／/', ...',.;:!?)]}'];
const endBasic = [...opening, ...'([{'];
/** UAX #14, PO and PR: signs that belong to their number; not at a line's head or foot at any level. */
const startAlways = [...'％%‰℃℉°′″々〻'];
const endAlways = [...'￥¥$＄£€№＃#+±−×'];

interface Prohibited {
  readonly start: ReadonlySet<string>;
  readonly end: ReadonlySet<string>;
  /** —— and ……, which only the strictest level keeps from a line's head. */
  readonly dashStart: boolean;
}

export const prohibitions: Readonly<Record<Kinsoku, Prohibited>> = {
  basic: {
    start: new Set([...startBasic, ...startAlways]),
    end: new Set([...endBasic, ...endAlways]),
    dashStart: false,
  },
  gb: {
    start: new Set([...startBasic, ...startAlways]),
    end: new Set([...endBasic, ...endAlways, '/', '／']),
    dashStart: false,
  },
  strict: {
    start: new Set([...startBasic, ...startAlways]),
    end: new Set([...endBasic, ...endAlways, '/', '／']),
    dashStart: true,
  },
};

/** Part of the em that is white before and behind a full-width mark, in horizontal setting of the mainland. */
export const whiteBefore = (kind: Kind): number => (kind === 'open' ? 0.5 : 0);
export const whiteBehind = (kind: Kind): number => (kind === 'close' || kind === 'pause' || kind === 'stop' ? 0.5 : 0);

/** Vertical: ：；？！ stand in the middle of their square, and have no half to give. */
export const centredVertically = (character: string): boolean => '：；？！'.includes(character);
