/** The clauses in the order of their findings. A new clause is a file in `pdf-a/` or `pdf-ua/` and a row here. */
import type { ArchiveStandard, Clause } from './clause.ts';
import { fileHeader } from './pdf-a/6-1-2-file-header.ts';
import { fileTrailer } from './pdf-a/6-1-3-file-trailer.ts';
import { crossReferenceTable } from './pdf-a/6-1-4-cross-reference-table.ts';
import { stringObjects } from './pdf-a/6-1-6-string-objects.ts';
import { streamObjects } from './pdf-a/6-1-7-1-stream-objects.ts';
import { filters } from './pdf-a/6-1-7-2-filters.ts';
import { nameObjects } from './pdf-a/6-1-8-name-objects.ts';
import { indirectObjects } from './pdf-a/6-1-9-indirect-objects.ts';
import { inlineImages } from './pdf-a/6-1-10-inline-images.ts';
import { permissions } from './pdf-a/6-1-12-permissions.ts';
import { limits } from './pdf-a/6-1-13-limits.ts';
import { contentStreams } from './pdf-a/6-2-2-content-streams.ts';
import { outputIntents } from './pdf-a/6-2-3-output-intents.ts';
import { iccProfiles } from './pdf-a/6-2-4-2-icc-profiles.ts';
import { deviceColours } from './pdf-a/6-2-4-3-device-colours.ts';
import { separations } from './pdf-a/6-2-4-4-separations.ts';
import { graphicsState } from './pdf-a/6-2-5-graphics-state.ts';
import { renderingIntents } from './pdf-a/6-2-6-rendering-intents.ts';
import { jpeg2000 } from './pdf-a/6-2-8-3-jpeg-2000.ts';
import { images } from './pdf-a/6-2-8-images.ts';
import { xobjects } from './pdf-a/6-2-9-xobjects.ts';
import { transparency } from './pdf-a/6-2-10-transparency.ts';
import { fontDictionaries } from './pdf-a/6-2-11-2-font-types.ts';
import { compositeFonts } from './pdf-a/6-2-11-3-composite-fonts.ts';
import { fontEmbedding } from './pdf-a/6-2-11-4-embedding.ts';
import { fontMetrics } from './pdf-a/6-2-11-5-font-metrics.ts';
import { characterEncodings } from './pdf-a/6-2-11-6-character-encodings.ts';
import { unicodeMaps } from './pdf-a/6-2-11-7-unicode.ts';
import { notdefGlyphs } from './pdf-a/6-2-11-8-notdef.ts';
import { annotationTypes } from './pdf-a/6-3-1-annotation-types.ts';
import { annotationFlags } from './pdf-a/6-3-2-annotation-flags.ts';
import { annotationAppearances } from './pdf-a/6-3-3-annotation-appearances.ts';
import { formFields } from './pdf-a/6-4-1-form-fields.ts';
import { xfaForms } from './pdf-a/6-4-2-xfa-forms.ts';
import { signatures } from './pdf-a/6-4-3-signatures.ts';
import { actions } from './pdf-a/6-5-1-actions.ts';
import { triggerEvents } from './pdf-a/6-5-2-trigger-events.ts';
import { metadata } from './pdf-a/6-6-2-1-metadata.ts';
import { metadataProperties } from './pdf-a/6-6-2-3-1-properties.ts';
import { extensionSchemas } from './pdf-a/6-6-2-3-2-extension-schemas.ts';
import { identification } from './pdf-a/6-6-4-identification.ts';
import { embeddedFiles } from './pdf-a/6-8-embedded-files.ts';
import { optionalContent } from './pdf-a/6-9-optional-content.ts';
import { alternatePresentations } from './pdf-a/6-10-alternate-presentations.ts';
import { documentRequirements } from './pdf-a/6-11-document-requirements.ts';
import { uaIdentification } from './pdf-ua/5-identification.ts';
import { uaConformance } from './pdf-ua/6-conformance.ts';
import { tagging } from './pdf-ua/7-1-tagging.ts';
import { languages } from './pdf-ua/7-2-languages.ts';
import { nestingOfElements } from './pdf-ua/7-2-nesting.ts';
import { figures } from './pdf-ua/7-3-figures.ts';
import { headings } from './pdf-ua/7-4-headings.ts';
import { tables } from './pdf-ua/7-5-tables.ts';
import { formulas } from './pdf-ua/7-7-formulas.ts';
import { notes } from './pdf-ua/7-9-notes.ts';
import { uaOptionalContent } from './pdf-ua/7-10-optional-content.ts';
import { uaEmbeddedFiles } from './pdf-ua/7-11-embedded-files.ts';
import { dynamicForms } from './pdf-ua/7-15-xfa.ts';
import { security } from './pdf-ua/7-16-security.ts';
import { annotations } from './pdf-ua/7-18-annotations.ts';
import { uaXobjects } from './pdf-ua/7-20-xobjects.ts';
import { uaCompositeFonts } from './pdf-ua/7-21-3-composite-fonts.ts';
import { uaFontEmbedding } from './pdf-ua/7-21-4-embedding.ts';
import { uaFontMetrics } from './pdf-ua/7-21-5-font-metrics.ts';
import { uaCharacterEncodings } from './pdf-ua/7-21-6-character-encodings.ts';
import { uaUnicodeMaps } from './pdf-ua/7-21-7-unicode.ts';
import { uaNotdefGlyphs } from './pdf-ua/7-21-8-notdef.ts';

export const pdfaClauses: readonly Clause[] = [
  fileHeader,
  fileTrailer,
  crossReferenceTable,
  stringObjects,
  streamObjects,
  filters,
  nameObjects,
  indirectObjects,
  inlineImages,
  permissions,
  limits,
  contentStreams,
  outputIntents,
  iccProfiles,
  deviceColours,
  separations,
  graphicsState,
  renderingIntents,
  images,
  jpeg2000,
  xobjects,
  transparency,
  fontDictionaries,
  compositeFonts,
  fontEmbedding,
  fontMetrics,
  characterEncodings,
  unicodeMaps,
  notdefGlyphs,
  annotationTypes,
  annotationFlags,
  annotationAppearances,
  formFields,
  xfaForms,
  signatures,
  actions,
  triggerEvents,
  metadata,
  metadataProperties,
  extensionSchemas,
  identification,
  embeddedFiles,
  optionalContent,
  alternatePresentations,
  documentRequirements,
];

export const pdfuaClauses: readonly Clause[] = [
  uaIdentification,
  uaConformance,
  tagging,
  nestingOfElements,
  languages,
  figures,
  headings,
  tables,
  formulas,
  notes,
  uaOptionalContent,
  uaEmbeddedFiles,
  dynamicForms,
  security,
  annotations,
  uaXobjects,
  uaCompositeFonts,
  uaFontEmbedding,
  uaFontMetrics,
  uaCharacterEncodings,
  uaUnicodeMaps,
  uaNotdefGlyphs,
];

export const clausesOf = (standard: ArchiveStandard): readonly Clause[] =>
  standard === 'PDF/UA-1' ? pdfuaClauses : pdfaClauses;
