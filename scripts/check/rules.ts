/** The layout rules in the order of their findings. A new rule is a file in `rules/` and a row here. */
import type { Rule } from './rule.ts';
import { fitDensity } from './rules/fit-density.ts';
import { fitHole } from './rules/fit-hole.ts';
import { fitOverset } from './rules/fit-overset.ts';
import { fitShort } from './rules/fit-short.ts';
import { geoBaseline } from './rules/geo-baseline.ts';
import { geoBaselineCross } from './rules/geo-baseline-cross.ts';
import { geoBounds } from './rules/geo-bounds.ts';
import { geoColVariance } from './rules/geo-col-variance.ts';
import { geoColgrid } from './rules/geo-colgrid.ts';
import { geoGutter } from './rules/geo-gutter.ts';
import { geoIntegerMeasure } from './rules/geo-integer-measure.ts';
import { geoMeasure } from './rules/geo-measure.ts';
import { headBeiti } from './rules/head-beiti.ts';
import { imgAlt } from './rules/img-alt.ts';
import { imgCaption } from './rules/img-caption.ts';
import { lineKinsoku } from './rules/line-kinsoku.ts';
import { overlayContrast } from './rules/overlay-contrast.ts';
import { paraGuhang } from './rules/para-guhang.ts';
import { paraGuzi } from './rules/para-guzi.ts';
import { paraIndent } from './rules/para-indent.ts';
import { paraLength } from './rules/para-length.ts';
import { textOverlap } from './rules/text-overlap.ts';

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
  headBeiti,
  paraGuzi,
  paraGuhang,
  paraIndent,
  paraLength,
  lineKinsoku,
  imgCaption,
  imgAlt,
];
