/** The words of a clause: all are told in one form. */
import type { Entry } from './message.ts';

/** `what` is told in words of the format, the same in every language; `test` is the number that veraPDF tests it under. */
export const clause = (en: string, mendEn: string, zh: string, mendZh: string): Entry => ({
  severity: 'error',
  en: { message: `${en}: {what} ({test})`, hint: mendEn },
  zh: { message: `${zh}：{what}（{test}）`, hint: mendZh },
});
