/** The stages of a page below the edition, in two lots, and what the house says to them. */
import type { HouseStyle } from './copy/house/index.ts';
import type { Checked } from './core/diagnostic.ts';
import type { LoadOptions } from './edition/index.ts';
import type { Edition } from './edition/model.ts';

export type House = HouseStyle;

/** The words and limits of the edition's house, or of the program where it names none. */
export async function openHouse({ house }: Edition): Promise<Checked<HouseStyle>> {
  const [{ loadHouse }, { thresholds }] = await Promise.all([
    import('./copy/house/index.ts'),
    import('./check/thresholds.ts'),
  ]);
  return loadHouse(house, Object.keys(thresholds));
}

/** The edition in a folder, its stories divided among their pages. */
export async function openEdition(folder: string, options: LoadOptions = {}): Promise<Checked<Edition>> {
  const { loadEdition } = await import('./edition/index.ts');
  return loadEdition(folder, {
    divide: async () => (await import('./layout/index.ts')).divideStory,
    readPdf: async () => (await import('./pdf/index.ts')).lookIntoPdf,
    ...options,
  });
}

/** Those that set it: loaded while the edition is read and the browser comes up. */
export async function loadStages() {
  return { ...(await import('./html/index.ts')), ...(await import('./layout/index.ts')) };
}
export type Stages = Awaited<ReturnType<typeof loadStages>>;

/** Those that make the set page a file: loaded while the browser has the page, when our own core has nothing to do. */
export async function loadFinishing() {
  return {
    ...(await import('./pdf/index.ts')),
    ...(await import('./check/index.ts')),
    ...(await import('./deliver/index.ts')),
  };
}
export type Finishing = Awaited<ReturnType<typeof loadFinishing>>;
