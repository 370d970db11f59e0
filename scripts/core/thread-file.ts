/** The file that a thread starts with, wherever the program runs: from its sources, compiled, or from a package. */
import { compiledFile, placeOf } from './compiled.ts';

/**
 * @param path of the thread's source from the file that starts it, without its ending
 * @param from `import.meta.url` of that file
 */
export function threadFile(path: string, from: string): URL {
  const source = new URL(path, from).href;
  return compiledFile(`${placeOf(source)}.cjs`) ?? new URL(`${source}${from.endsWith('.ts') ? '.ts' : '.js'}`);
}
