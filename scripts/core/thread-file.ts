/** The file that a thread starts with, wherever the program runs: from its sources, compiled, or from a package. */

/** Set where the program was compiled: addresses of the folder of its sources and of what they became. */
declare const DAYANG_COMPILED: { readonly sources: string; readonly folder: string } | undefined;

/**
 * @param path of the thread's source from the file that starts it, without its ending
 * @param from `import.meta.url` of that file
 */
export function threadFile(path: string, from: string): URL {
  const source = new URL(path, from).href;
  if (typeof DAYANG_COMPILED === 'undefined') return new URL(`${source}${from.endsWith('.ts') ? '.ts' : '.js'}`);
  return new URL(`${DAYANG_COMPILED.folder}${source.slice(DAYANG_COMPILED.sources.length)}.mjs`);
}
