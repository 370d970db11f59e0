declare module 'pagedjs' {
  /** https://pagedjs.org/documentation/: the part of it that is used here. */
  export class Previewer {
    readonly chunker: { loadFonts: () => Promise<unknown> };
    preview(
      content: DocumentFragment,
      styles: readonly Record<string, string>[],
      into: Element,
    ): Promise<{ total: number }>;
  }
}
