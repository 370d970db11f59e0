/** PDF: finishing what the browser printed, reading text back, and proving that no character was lost. */

export { findAdvertisements, type PageOf, type Sold } from './advertisement/find-advertisements.ts';
export { lookIntoPdf } from './advertisement/look-into-pdf.ts';
export { drawAdvertisement, prepareAdvertisements } from './advertisement/prepare-advertisements.ts';
export { type ConserveOptions, conserve } from './conserve/conserve.ts';
export { diffText, type Stretch, type TextDiff } from './conserve/diff-text.ts';
export { type Bounds, type GraphicsState, type Machine, type Mark, openMachine } from './content/graphics-state.ts';
export { type FontCache, fontsOf, interpretPage, pageContent, type Visitor } from './content/interpret.ts';
export { concat, identity, type Matrix, matrixOf } from './content/matrix.ts';
export {
  isArray,
  isBytes,
  isDict,
  isName,
  type Operand,
  type OperationReader,
  openOperations,
  readOperation,
} from './content/operation.ts';
export { boundsOf } from './content/path-operators.ts';
export { openScanner, type Scanner, scan } from './content/scan.ts';
export { type ShownGlyph, textOperators } from './content/text-operators.ts';
export {
  type ByteSource,
  compareSources,
  openFileSource,
  sourceOf,
  sourceOfHeld,
} from './document/byte-source.ts';
export {
  arrayAt,
  dictAt,
  key,
  nameAt,
  numberAt,
  numbersAt,
  numbersOf,
  objectAt,
  openPdf,
  readPdf,
  resolve,
  streamAt,
  streamBytes,
  textAt,
} from './document/open.ts';
export { isLocked, openByParts, openSource, type PdfInParts } from './document/open-by-parts.ts';
export { boxNames, type PageNode, pageList, trimOf } from './document/page-list.ts';
export { filtersOf, type PlainData, plainData } from './document/plain-data.ts';
export { UnreadablePdf } from './document/unreadable.ts';
export { type DrawnFindings, drawFindings } from './findings/draw-findings.ts';
export { type ArrangedPdf, arrangePdf, type FinishFacts, finishPdf, type SheetFacts } from './finish-pdf.ts';
export { parseCMap } from './font/cmap.ts';
export { eachCode, type Font, loadFont } from './font/font.ts';
export { postScriptName } from './font/post-script-name.ts';
export { type CffFont, openCff } from './font/programs/cff.ts';
export { encodingNames } from './font/programs/glyph-names.ts';
export { type Outline, type OutlineFont, openTrueType, tablesOf } from './font/programs/true-type.ts';
export { type NamedOutlines, openType1 } from './font/programs/type1.ts';
export { glyphText } from './font/simple-encoding.ts';
export { boxesOf, halvePdf, type Side } from './halve.ts';
export { imposePdfs, type SpreadPages } from './impose.ts';
export { keepPdfiumEngine } from './keep-engine.ts';
export { clearance, cropMarks, hairline, lineContent, markLength, type Trim } from './marks/crop-marks.ts';
export { putMarks, trimBoxOf } from './marks/put-marks.ts';
export { bindPdfs, type EditionFacts, mergePdfs } from './merge-pdfs.ts';
export { type PdfFacts, type PdfFont, pdfFacts } from './pdf-facts.ts';
export {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  PDFWriter,
} from './pdf-lib.ts';
export { commentOf, jpegHasAdobeMarker, withoutPrivateSegments } from './photos/jpeg-segments.ts';
export { preparePhotos, type ReadyPhoto } from './photos/prepare-photos.ts';
export { preparePictures } from './photos/prepare-pictures.ts';
export { putScreenPhotos } from './photos/put-screen-photos.ts';
export type { ScreenPhoto, ScreenWish } from './photos/screen-photo.ts';
export { type Pixels, renderPicture, renderTrimmed, type TrimmedSheet, trimmedSize } from './render-picture.ts';
export { type MarkedText, markedText, ownerOf, sequenceOf, structureText } from './structure/marked-text.ts';
export {
  type ContentItem,
  type ObjectItem,
  readStructure,
  type StructureElement,
  type StructureItem,
  type StructureTree,
} from './structure/read-structure.ts';
export { extractFromContent, replacement } from './text/extract-from-content.ts';
export { extractWithPdfium } from './text/extract-with-pdfium.ts';
export { counts, type PageText, type PdfCharacter } from './text/page-text.ts';
export type { Pdfium } from './text/pdfium.ts';
export { compilePdfium, loadDocument, openPdfium, usePdfium } from './text/pdfium.ts';
export { collectGarbage } from './write/collect-garbage.ts';
export { type Copier, openCopier } from './write/copy-objects.ts';
export { type EmbeddedFace, embedFace } from './write/embed-face.ts';
export { type DocumentFacts, pdfDate } from './write/facts.ts';
export { type SealOptions, sealPdf } from './write/seal.ts';
export { written } from './write/shift-page.ts';
