/**
 * Lets `**` open and close beside Chinese punctuation: `他说**“好”**就走`. CommonMark counts “ as punctuation that must
 * have a space or punctuation before the mark, and would print the asterisks. The rules are those of
 * https://github.com/tats-u/markdown-cjk-friendly with the quotation marks and dashes of Chinese counted as Chinese.
 */
import type { MarkdownIt } from 'markdown-it';

const CHINESE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff01-\uff60\u00b7\u2014\u2018-\u201d\u2026]/u;

export function useChineseDelimiters(md: MarkdownIt): void {
  const { isMdAsciiPunct, isPunctCharCode, isWhiteSpace } = md.utils as unknown as Record<
    'isMdAsciiPunct' | 'isPunctCharCode' | 'isWhiteSpace',
    (code: number) => boolean
  >;
  // The parser makes its state from this class; there is no other way to give it rules of its own.
  md.inline.State = class extends md.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const marker = this.src[start];
      let end = start;
      while (end < this.posMax && this.src[end] === marker) end += 1;
      const last = [...this.src.slice(Math.max(0, start - 2), start)].at(-1) ?? ' ';
      const next = end < this.posMax ? String.fromCodePoint(this.src.codePointAt(end)!) : ' ';
      const isMark = (one: string): boolean =>
        !CHINESE.test(one) && (isMdAsciiPunct(one.codePointAt(0)!) || isPunctCharCode(one.codePointAt(0)!));
      const isSpace = (one: string): boolean => isWhiteSpace(one.codePointAt(0)!);
      const open = !isSpace(next) && (!isMark(next) || isSpace(last) || isMark(last) || CHINESE.test(last));
      const close = !isSpace(last) && (!isMark(last) || isSpace(next) || isMark(next) || CHINESE.test(next));
      return {
        can_open: open && (canSplitWord || !close || isMark(last)),
        can_close: close && (canSplitWord || !open || isMark(next)),
        length: end - start,
      };
    }
  };
}
