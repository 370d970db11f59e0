declare module 'pagedjs' {
  /** https://pagedjs.org/documentation/: the part of it that is used here. */
  export class Previewer {
    preview(
      content: DocumentFragment,
      styles: readonly Record<string, string>[],
      into: Element,
    ): Promise<{ total: number }>;
  }
}
