/** How the parts of a newspaper page look as plain text. */

const FINAL = /[。！？…!?”’）》」』)\]"：:；;]$/;
const STOP_INSIDE = /[。！？；!?;]/;
const HAN = /\p{Script=Han}/u;

/** Longest line, in characters, that is taken for a caption or a head. */
const SHORT = 30;

export const isFinished = (text: string): boolean => FINAL.test(text);
export const hasHan = (text: string): boolean => HAN.test(text);

/** A line that no sentence ends: a head, a caption, a credit. */
export const isShortLine = (text: string): boolean =>
  [...text].length <= SHORT && !isFinished(text.replace(/[)）”’》」』]$/, '')) && !STOP_INSIDE.test(text);

/** `▶ 本报记者 …`, `□ 通讯员 …`: who wrote it. */
export const isByline = (text: string): boolean =>
  [...text].length <= 48 &&
  !/[。！？!?]/.test(text) &&
  (/^[▶►■□◆●○]\s*\S/.test(text) ||
    /^(本报|本刊)?(全媒体|首席|特约|见习)?(记者|通讯员|特约记者|特约通讯员)[\s\u3000:：]/.test(text));

/** 本版图片来源：…, 本版摄影 …, 图片提供：…. */
export const isPictureCredit = (text: string): boolean =>
  [...text].length <= 48 &&
  /^(本版(图片|照片|摄影|供图|图文|文图|均)|(图片|照片)(来源|提供|均由)|(摄影|供图|图)[:：/])/.test(text);

export const isSloganLine = (text: string): boolean =>
  [...text].length <= 14 && hasHan(text) && !/[。！？，；：!?,;:]/.test(text);

/** The sign that some exports put before a caption; the page sets its own. */
export const captionMark = (text: string): number => /^[▲△▼][\s\u3000]*(?=\S)/.exec(text)?.[0].length ?? 0;

const FULL = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\u3000-\u303f“”‘’…—]/;

/** What stands at a seam between two pieces: nothing beside Han, a space between words of letters. */
export const seamBetween = (before: string, after: string): string =>
  FULL.test(before.at(-1) ?? '。') || FULL.test(after[0] ?? '。') || /[-/]$/.test(before) ? '' : ' ';
