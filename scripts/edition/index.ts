/** The edition stage: from a folder that somebody wrote to an `Edition`, or to all that is wrong with it. */
export { type AdvertisementFile, listAdvertisementFiles } from './advertisement/list-files.ts';
export type { PdfSight, ReadPdf } from './advertisement/read-file.ts';
export { editionId } from './edition-id.ts';
export { findFile, listFolder } from './folder.ts';
export { type Divide, isContinuedOn, isText, type JumpRoom, type TextBlock } from './jumps.ts';
export { addPage, addPageFile, pageFileName } from './kind/add-page.ts';
export { fillVariant } from './kind/fill-variant.ts';
export { type Kind, readKinds, type Variant } from './kind/read-kind.ts';
export { type LoadOptions, loadEdition } from './load.ts';
export { loadStories, type StoryFolder } from './load-stories.ts';
export { readStet, type StetMark } from './markdown/stet.ts';
export { offer } from './offer.ts';
export { listAssets } from './page/assets.ts';
export { readPage } from './page/read-page.ts';
export { sheetOf } from './page/sheet.ts';
export { onItsPages, type PageNumbers, paddedLabel, pageLabel, pagesIn } from './page-label.ts';
export { readPhotoFacts } from './photo/read-facts.ts';
export { type OpenFiles, type Reading, report, sortedFaults, startReading } from './reading.ts';
export { fault } from './schema/fields.ts';
export {
  editionJsonSchema as editionSchema,
  pageJsonSchema as pageSchema,
  schemaFiles,
} from './schema/json-schema.ts';
export { optionTables } from './schema/option-tables.ts';
export { addBlocks, readStartedPage, type StartedPage } from './started-page.ts';
export { readStory, type StoryDraft } from './story/read-story.ts';
export { decodeText } from './text/encoding.ts';
export { keyOrigin, readYaml, valueOrigin, type YamlFile } from './yaml/document.ts';
export { locatedYaml, validate } from './yaml/issues.ts';
