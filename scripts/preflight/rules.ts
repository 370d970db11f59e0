/** The preflight rules in the order of their findings. A new rule is a file in `rules/` and a row here. */
import type { PressRule } from './rule.ts';
import { imgPpi } from './rules/img-ppi.ts';
import { imgRatio } from './rules/img-ratio.ts';
import { imgUpscale } from './rules/img-upscale.ts';
import { inkBlackMin } from './rules/ink-black-min.ts';
import { inkHairline } from './rules/ink-hairline.ts';
import { inkHighlight } from './rules/ink-highlight.ts';
import { inkMultiMin } from './rules/ink-multi-min.ts';
import { inkOverprint } from './rules/ink-overprint.ts';
import { inkRegcolour } from './rules/ink-regcolour.ts';
import { inkReverseMin } from './rules/ink-reverse-min.ts';
import { inkSpot } from './rules/ink-spot.ts';
import { inkTac } from './rules/ink-tac.ts';
import { inkTextK } from './rules/ink-text-k.ts';
import { inkTintText } from './rules/ink-tint-text.ts';
import { inkWhiteOverprint } from './rules/ink-white-overprint.ts';
import { pdfPages } from './rules/pdf-pages.ts';
import { pdfResources } from './rules/pdf-resources.ts';
import { pdfSizeExact } from './rules/pdf-size-exact.ts';
import { pdfxActions } from './rules/pdfx-actions.ts';
import { pdfxAlternates } from './rules/pdfx-alternates.ts';
import { pdfxAnnots } from './rules/pdfx-annots.ts';
import { pdfxBoxes } from './rules/pdfx-boxes.ts';
import { pdfxCompression } from './rules/pdfx-compression.ts';
import { pdfxEncryption } from './rules/pdfx-encryption.ts';
import { pdfxExternal } from './rules/pdfx-external.ts';
import { pdfxFonts } from './rules/pdfx-fonts.ts';
import { pdfxGroup } from './rules/pdfx-group.ts';
import { pdfxId } from './rules/pdfx-id.ts';
import { pdfxIntent } from './rules/pdfx-intent.ts';
import { pdfxLayers } from './rules/pdfx-layers.ts';
import { pdfxMeta } from './rules/pdfx-meta.ts';
import { pdfxOpi } from './rules/pdfx-opi.ts';
import { pdfxPostscript } from './rules/pdfx-postscript.ts';
import { pdfxProfile } from './rules/pdfx-profile.ts';
import { pdfxRgb } from './rules/pdfx-rgb.ts';
import { pdfxTransfer } from './rules/pdfx-transfer.ts';
import { pdfxTransparency } from './rules/pdfx-transparency.ts';
import { pdfxTrapped } from './rules/pdfx-trapped.ts';
import { pdfxType3 } from './rules/pdfx-type3.ts';
import { pdfxVersion } from './rules/pdfx-version.ts';

export const pressRules: readonly PressRule[] = [
  pdfxEncryption,
  pdfxId,
  pdfxVersion,
  pdfxTrapped,
  pdfxMeta,
  pdfxIntent,
  pdfxProfile,
  pdfxBoxes,
  pdfxFonts,
  pdfxType3,
  pdfxActions,
  pdfxOpi,
  pdfxPostscript,
  pdfxExternal,
  pdfxAlternates,
  pdfxTransfer,
  pdfxCompression,
  pdfxAnnots,
  pdfxLayers,
  pdfxRgb,
  pdfxTransparency,
  pdfxGroup,
  pdfPages,
  pdfSizeExact,
  pdfResources,
  inkTac,
  inkTextK,
  inkOverprint,
  inkWhiteOverprint,
  inkReverseMin,
  inkMultiMin,
  inkTintText,
  inkBlackMin,
  inkHairline,
  inkHighlight,
  inkSpot,
  inkRegcolour,
  imgPpi,
  imgUpscale,
  imgRatio,
];
