declare module 'hyphen' {
  /** https://github.com/ytiurin/hyphen: the part of it that is used here. */
  function createHyphenator(
    patterns: unknown,
    options: { readonly hyphenChar: string; readonly minWordLength: number },
  ): (text: string) => string;
  export = createHyphenator;
}

declare module 'hyphen/patterns/en-us' {
  const patterns: unknown;
  export = patterns;
}
