/** The stages of a page below the edition, in two lots. */

/** Those that set it: loaded while the edition is read and the browser comes up. */
export async function loadStages() {
  return { ...(await import('./html/index.ts')), ...(await import('./layout/index.ts')) };
}
export type Stages = Awaited<ReturnType<typeof loadStages>>;

/** Those that make the set page a file: loaded while the browser has the page, when our own core has nothing to do. */
export async function loadFinishing() {
  const stages = {
    ...(await import('./pdf/index.ts')),
    ...(await import('./check/index.ts')),
    ...(await import('./deliver/index.ts')),
  };
  // Ready by the time the page is printed; should it fail, whoever needs it meets the failure.
  stages.openPdfium().catch(() => undefined);
  return stages;
}
export type Finishing = Awaited<ReturnType<typeof loadFinishing>>;
