/** Files of the compiled program (package/compile-program.ts), where that is what runs. */

/** Set where the program was compiled: addresses of the folder of its sources and of what they became. */
declare const DAYANG_COMPILED: { readonly sources: string; readonly folder: string } | undefined;

/** What runs in the page, by its place in the compiled program. */
export const inPageFile = 'in-page.js';

/** Address of a file of the compiled program; nothing where the sources run, or a package. */
export const compiledFile = (place: string): URL | undefined =>
  typeof DAYANG_COMPILED === 'undefined' ? undefined : new URL(place, DAYANG_COMPILED.folder);

/** Place of a source in the tree of sources, without its ending. */
export const placeOf = (source: string): string =>
  typeof DAYANG_COMPILED === 'undefined' ? source : source.slice(DAYANG_COMPILED.sources.length);
