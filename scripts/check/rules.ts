/** The layout rules in the order of their findings. A new rule is a file in `rules/` and a row here. */
import type { Rule } from './rule.ts';
import { adLabelled } from './rules/ad-labelled.ts';
import { boxPad } from './rules/box-pad.ts';
import { creditRoles } from './rules/credit-roles.ts';
import { fitDensity } from './rules/fit-density.ts';
import { fitHole } from './rules/fit-hole.ts';
import { fitOverset } from './rules/fit-overset.ts';
import { fitShort } from './rules/fit-short.ts';
import { folioPosition } from './rules/folio-position.ts';
import { folioRequired } from './rules/folio-required.ts';
import { geoBaseline } from './rules/geo-baseline.ts';
import { geoBaselineCross } from './rules/geo-baseline-cross.ts';
import { geoBounds } from './rules/geo-bounds.ts';
import { geoColVariance } from './rules/geo-col-variance.ts';
import { geoColgrid } from './rules/geo-colgrid.ts';
import { geoGutter } from './rules/geo-gutter.ts';
import { geoIntegerMeasure } from './rules/geo-integer-measure.ts';
import { geoMeasure } from './rules/geo-measure.ts';
import { headApart } from './rules/head-apart.ts';
import { headBeiti } from './rules/head-beiti.ts';
import { headBreak } from './rules/head-break.ts';
import { headColtop } from './rules/head-coltop.ts';
import { headCover } from './rules/head-cover.ts';
import { headDieti } from './rules/head-dieti.ts';
import { headFonts } from './rules/head-fonts.ts';
import { headHierarchy } from './rules/head-hierarchy.ts';
import { headLines } from './rules/head-lines.ts';
import { headPengti } from './rules/head-pengti.ts';
import { headStretch } from './rules/head-stretch.ts';
import { headStub } from './rules/head-stub.ts';
import { imgAlt } from './rules/img-alt.ts';
import { imgCaption } from './rules/img-caption.ts';
import { imgCredit } from './rules/img-credit.ts';
import { imgGaze } from './rules/img-gaze.ts';
import { imgHierarchy } from './rules/img-hierarchy.ts';
import { imgTouch } from './rules/img-touch.ts';
import { lineDash } from './rules/line-dash.ts';
import { lineEndPunct } from './rules/line-end-punct.ts';
import { lineKinsoku } from './rules/line-kinsoku.ts';
import { lineNumunit } from './rules/line-numunit.ts';
import { lineSamehead } from './rules/line-samehead.ts';
import { lineStretch } from './rules/line-stretch.ts';
import { lineUnbreak } from './rules/line-unbreak.ts';
import { mastProminence } from './rules/mast-prominence.ts';
import { overlayContrast } from './rules/overlay-contrast.ts';
import { overlayFace } from './rules/overlay-face.ts';
import { pageDuanban } from './rules/page-duanban.ts';
import { pageTongxian } from './rules/page-tongxian.ts';
import { pageTopheavy } from './rules/page-topheavy.ts';
import { paraGuhang } from './rules/para-guhang.ts';
import { paraGuzi } from './rules/para-guzi.ts';
import { paraIndent } from './rules/para-indent.ts';
import { paraLength } from './rules/para-length.ts';
import { readJump } from './rules/read-jump.ts';
import { readLeap } from './rules/read-leap.ts';
import { readPhotoLine } from './rules/read-photo-line.ts';
import { readPhotoSplit } from './rules/read-photo-split.ts';
import { ruleWeight } from './rules/rule-weight.ts';
import { seriesDuplicate } from './rules/series-duplicate.ts';
import { textOverlap } from './rules/text-overlap.ts';
import { truckColumns } from './rules/truck-columns.ts';
import { truckFold } from './rules/truck-fold.ts';
import { truckGlyph } from './rules/truck-glyph.ts';

export const rules: readonly Rule[] = [
  fitOverset,
  fitShort,
  fitHole,
  fitDensity,
  geoBounds,
  geoIntegerMeasure,
  geoColgrid,
  geoBaseline,
  geoBaselineCross,
  geoGutter,
  geoMeasure,
  geoColVariance,
  textOverlap,
  overlayContrast,
  overlayFace,
  boxPad,
  ruleWeight,
  headBeiti,
  headColtop,
  headPengti,
  headDieti,
  headCover,
  headApart,
  headHierarchy,
  headBreak,
  headStub,
  headLines,
  headStretch,
  headFonts,
  pageDuanban,
  pageTongxian,
  pageTopheavy,
  truckFold,
  truckColumns,
  truckGlyph,
  readJump,
  readLeap,
  readPhotoSplit,
  readPhotoLine,
  paraGuzi,
  paraGuhang,
  paraIndent,
  paraLength,
  lineKinsoku,
  lineUnbreak,
  lineNumunit,
  lineStretch,
  lineDash,
  lineEndPunct,
  lineSamehead,
  imgCaption,
  imgAlt,
  imgCredit,
  imgTouch,
  imgGaze,
  imgHierarchy,
  folioRequired,
  folioPosition,
  mastProminence,
  adLabelled,
  creditRoles,
  seriesDuplicate,
];
