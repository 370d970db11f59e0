/** The import stage: makes an edition from a page's text export and its photos. */
export { type ImportOptions, importText } from './import-text.ts';
export type { Account, ImportReport, LayoutChoice, SheetName } from './model.ts';
