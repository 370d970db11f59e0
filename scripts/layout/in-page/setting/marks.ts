/** Punctuation by what it does to a line: where its white lies, and where it may not stand. W3C CLREQ, 3.1 and 3.2. */

export type Kinsoku = 'none' | 'basic' | 'gb' | 'strict';

const opening = new Set('“‘《〈「『（【〔［｛〖');
const closing = new Set('”’》〉」』）】〕］｝〗');
const pausing = new Set('，、；：');
const stopping = new Set('。？！．');
/** 连接号, 分隔号 and 间隔号. */
const connecting = new Set('–—－～~-');
const dividing = new Set('/／');
const separating = new Set('·・•‧');

export type Kind = 'han' | 'open' | 'close' | 'pause' | 'stop' | 'run' | 'dash' | 'space';

const ideograph = /[\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff〇々]|[\u{20000}-\u{3ffff}]/u;

/** The common Han, which are most of any copy and are known without a look at the marks. */
export const isCommonHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** What a single character is; `run` for everything that is neither Han nor full-width punctuation. */
export function kindOf(character: string): Kind {
  if (isCommonHan(character.charCodeAt(0))) return 'han';
  if (opening.has(character)) return 'open';
  if (closing.has(character)) return 'close';
  if (pausing.has(character)) return 'pause';
  if (stopping.has(character)) return 'stop';
  if (separating.has(character)) return 'run';
  if (ideograph.test(character)) return 'han';
  return /\s/.test(character) && character !== '\u3000' && character !== '\u00a0' ? 'space' : 'run';
}

export const isMark = (kind: Kind): boolean =>
  kind === 'open' || kind === 'close' || kind === 'pause' || kind === 'stop';

/** Chromium takes curly quotes for Western ones. */
export const isCurly = (character: string): boolean => '“”‘’'.includes(character);

/** Marks and signs beside which Chromium stretches a line as it does beside Han; not all that one would expect. */
const western = new Set('“”‘’；');
const ideographic = new Set('・～／％‰℃℉〻￥＄№＃‼⁇');
export const isStretched = (kind: Kind, text: string): boolean =>
  kind === 'han' || (isMark(kind) ? !western.has(text) : ideographic.has(text));

/** CLREQ: no space is added beside a connector or a solidus. */
export const isBinding = (text: string): boolean => connecting.has(text) || dividing.has(text);

/** GB/T 15834-2011, 5.1.6, 5.1.7 and 5.1.9: these take half an em, whatever their typeface gives them. */
const half = new Set('·・‧–-/');
export const isHalf = (text: string): boolean => half.has(text);

/** ？ and ！: GB/T 15834-2011, 5.1.2 gives two of them one em together, and three of them two. */
export const isCalling = (text: string): boolean => text === '？' || text === '！';

/** CLREQ, prohibition rules for line start and end: *basic*; with them the half-width forms of the same marks. */
const startBasic = [
  ...[...closing, ...pausing, ...stopping, ...connecting, ...separating, ...dividing],
  ...',.:;!?)]}‼⁇⁈⁉々〻',
];
const endBasic = [...opening, ...'([{'];
/** Signs that belong to their number, which no level parts: CLREQ, prohibition rules for unbreakable marks. */
const unit = [...'％%‰℃℉°′″'];
const sign = [...'￥¥$＄£€№＃#+±−×'];
const units = new Set(unit);
const signs = new Set(sign);

export interface Prohibited {
  readonly start: ReadonlySet<string>;
  readonly end: ReadonlySet<string>;
  /** —— and ……, which only the strictest level keeps from a line's head. */
  readonly dashStart: boolean;
}

const basicStart = new Set([...startBasic, ...unit]);
const gbEnd = new Set([...endBasic, ...sign, ...dividing]);

export const prohibitions: Readonly<Record<Kinsoku, Prohibited>> = {
  none: { start: units, end: signs, dashStart: false },
  basic: { start: basicStart, end: new Set([...endBasic, ...sign]), dashStart: false },
  gb: { start: basicStart, end: gbEnd, dashStart: false },
  strict: { start: basicStart, end: gbEnd, dashStart: true },
};

/** A sign and its number: neither parted nor spaced out. */
export const isOfNumber = (a: string, b: string): boolean =>
  (/\d$/.test(a) && units.has(b)) || (signs.has(a) && /^\d/.test(b));

/** Part of the em that is white before and behind a full-width mark, in horizontal setting of the mainland. */
export const whiteBefore = (kind: Kind): number => (kind === 'open' ? 0.5 : 0);
export const whiteBehind = (kind: Kind): number => (kind === 'close' || kind === 'pause' || kind === 'stop' ? 0.5 : 0);

/** Vertical: ：；？！ stand in the middle of their square, and have no half to give. */
export const centredVertically = (character: string): boolean => '：；？！'.includes(character);
