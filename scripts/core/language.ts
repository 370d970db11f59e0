/** In which language the program speaks: what `--lang` says, else the locale of the shell, else English. */
import type { Language } from './catalogue/index.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables in the order POSIX gives them; the first that is set decides. */
export function languageOf(environment: Environment): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** `zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `en-GB` …; undefined for anything else. */
export function parseLanguage(word: string): Language | undefined {
  const found = /^(zh|en)(?:[-_.]|$)/i.exec(word)?.[1]?.toLowerCase();
  return found === 'zh' || found === 'en' ? found : undefined;
}

/** The language asked for on the command line, before the line is parsed, so that faults in it are told in that language. */
export function languageOfWords(words: readonly string[], environment: Environment): Language {
  for (const [index, word] of words.entries()) {
    const value = word === '--lang' ? words[index + 1] : /^--lang=(.*)$/.exec(word)?.[1];
    const language = value === undefined ? undefined : parseLanguage(value);
    if (language) return language;
  }
  return languageOf(environment);
}
