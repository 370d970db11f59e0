/** The stages of a page below the edition, loaded together. */
/** Loads the stages while the edition is read and the browser comes up. */
export async function loadStages() {
  const stages = {
    ...(await import('./layout/index.ts')),
    ...(await import('./html/index.ts')),
    ...(await import('./pdf/index.ts')),
    ...(await import('./check/index.ts')),
    ...(await import('./deliver/index.ts')),
  };
  // Ready by the time the first page is printed; should it fail, whoever needs it meets the failure.
  stages.openPdfium().catch(() => undefined);
  return stages;
}
export type Stages = Awaited<ReturnType<typeof loadStages>>;
