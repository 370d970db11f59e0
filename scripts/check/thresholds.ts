/** Every number the layout rules measure against, in one place: value, unit and where it comes from. */
import { limitsFrom } from '../core/limits.ts';

export type ThresholdUnit =
  | ('mm' | 'em' | 'rows' | 'px' | 'pt' | '%' | 'times')
  | ('characters' | 'lines' | 'columns' | 'families' | 'headlines' | 'logos');

export interface Threshold {
  readonly value: number;
  /** `em` is the size of the body, `rows` are pitches of the body, `px` are 1/96 inch. */
  readonly unit: ThresholdUnit;
  readonly source: string;
}

const nanfang = 'Nanfang Daily layout rules, 2004';
const xinmin = 'Xinmin Evening News, ABC of layout';
const clreq = 'W3C CLREQ, 2024';
const house = 'house rule';

export const thresholds = {
  'fit.short': { value: 2, unit: 'rows', source: house },
  'fit.hole': { value: 4, unit: 'rows', source: house },
  'fit.density.text': { value: 25, unit: '%', source: house },
  'fit.density.photos-least': { value: 15, unit: '%', source: house },
  'fit.density.photos-most': { value: 60, unit: '%', source: house },
  'geo.bounds': { value: 0.1, unit: 'mm', source: house },
  'geo.bounds.bearing': { value: 0.12, unit: 'em', source: `${house}: white beside the ink of display type` },
  'geo.integer-measure': { value: 0.02, unit: 'em', source: `${clreq}, line length in whole characters` },
  'geo.colgrid': { value: 0.25, unit: 'em', source: house },
  'geo.baseline': { value: 0.04, unit: 'rows', source: house },
  'geo.baseline-cross': { value: 0.5, unit: 'px', source: house },
  'geo.gutter.error': { value: 1, unit: 'em', source: `${xinmin}: one em` },
  'geo.gutter.warning': { value: 1.25, unit: 'em', source: `${house}; ${nanfang} fix 1.5` },
  'geo.gutter.stories': { value: 2, unit: 'em', source: `${nanfang}: two to three between stories` },
  'geo.gutter.beside': { value: 0.75, unit: 'em', source: house },
  'geo.measure.least': { value: 11, unit: 'characters', source: `${xinmin}: base column of 11` },
  'geo.measure.most': { value: 28, unit: 'characters', source: house },
  'geo.measure.fewest': { value: 8, unit: 'characters', source: house },
  'geo.measure.longest': { value: 36, unit: 'characters', source: `${xinmin}: 35 at most` },
  'geo.col-variance': { value: 1.5, unit: 'times', source: nanfang },
  'text.overlap': { value: 0.05, unit: 'mm', source: `${house}; less is rounding` },
  'overlay.contrast': { value: 4.5, unit: 'times', source: 'WCAG 2.2, 1.4.3' },
  'overlay.contrast.large': { value: 3, unit: 'times', source: 'WCAG 2.2, 1.4.3: large type' },
  'overlay.contrast.size': { value: 18, unit: 'pt', source: 'WCAG 2.2, large type' },
  'overlay.face': { value: 0, unit: '%', source: `${house}: of the face` },
  'box.pad.least': { value: 0.75, unit: 'em', source: house },
  'box.pad.most': { value: 2.5, unit: 'em', source: house },
  'box.pad.ornament': { value: 0.5, unit: 'em', source: `${house}: half of an ornamental border is white` },
  'rule.weight': { value: 0.25, unit: 'pt', source: 'newspaper specifications: no line holds below this' },
  'para.guzi.error': { value: 2, unit: 'characters', source: `${clreq}, widow characters` },
  'para.guzi.warning': { value: 3, unit: 'characters', source: house },
  'para.guhang': { value: 33.4, unit: '%', source: house },
  'para.indent': { value: 2, unit: 'em', source: `${clreq}, first-line indent` },
  'para.indent.other': { value: 1, unit: 'em', source: 'W3C JLREQ, 3.1.4; house rule for Latin letters' },
  'para.indent.trimmed': { value: 1.5, unit: 'em', source: `${clreq}, opening mark at a paragraph's start` },
  'para.indent.tolerance': { value: 0.02, unit: 'em', source: house },
  'para.length.lines': { value: 12, unit: 'lines', source: house },
  'para.length.measure': { value: 15, unit: 'characters', source: house },
  'img.caption.gap': { value: 1, unit: 'rows', source: house },
  'img.caption.overhang': { value: 0.25, unit: 'mm', source: house },
  'head.beiti': { value: 2, unit: 'lines', source: `${house}; three are better` },
  'head.coltop': { value: 2, unit: 'rows', source: `${house}: from the top of the column to the type` },
  'head.pengti': { value: 2, unit: 'em', source: house },
  'head.pengti.beside': { value: 50, unit: '%', source: `${house}: of the shorter one` },
  'head.pengti.sizes': { value: 1.4, unit: 'times', source: `${house}: two size steps` },
  'head.dieti': { value: 3, unit: 'lines', source: house },
  'head.cover': { value: 0.5, unit: 'em', source: house },
  'head.cover.near': { value: 3, unit: 'rows', source: house },
  'head.apart': { value: 2, unit: 'rows', source: house },
  'head.hierarchy': { value: 0.6, unit: 'times', source: `${xinmin}: decks two size steps under the headline` },
  'head.stub': { value: 3, unit: 'characters', source: house },
  'head.stub.even': { value: 50, unit: '%', source: house },
  'head.lines': { value: 2, unit: 'lines', source: house },
  'head.lines.error': { value: 3, unit: 'lines', source: house },
  'head.lines.section': { value: 1, unit: 'lines', source: house },
  'head.stretch': { value: 5, unit: '%', source: `${house}; less is rounding` },
  'head.fonts': { value: 5, unit: 'families', source: house },
  'head.fonts.story': { value: 3, unit: 'families', source: house },
  'page.duanban': { value: 0.5, unit: 'rows', source: house },
  'page.duanban.from': { value: 15, unit: '%', source: `${house}: of the type area` },
  'page.duanban.to': { value: 85, unit: '%', source: `${house}: of the type area` },
  'page.tongxian': { value: 85, unit: '%', source: `${house}: of the type area` },
  'page.topheavy': { value: 2, unit: 'headlines', source: house },
  'read.leap': { value: 80, unit: '%', source: `${house}: of the type area` },
  'read.leap.lines': { value: 60, unit: 'lines', source: house },
  'read.photo-split': { value: 25, unit: '%', source: `${house}: of the column` },
  'read.photo-split.lines': { value: 5, unit: 'lines', source: house },
  'img.touch': { value: 1, unit: 'mm', source: house },
  'img.gaze': { value: 5, unit: 'rows', source: `${house}: of page above or below; half a column beside` },
  'img.hierarchy': { value: 1.5, unit: 'times', source: `${house}: by area` },
  'line.unbreak': { value: 4, unit: 'characters', source: `${house}: book titles` },
  'line.stretch.warning': { value: 0.08, unit: 'em', source: house },
  'line.stretch.error': { value: 0.15, unit: 'em', source: house },
  'line.stretch.words.warning': { value: 0.8, unit: 'em', source: `${house}: a space between words` },
  'line.stretch.words.error': { value: 1.5, unit: 'em', source: `${house}: a space between words` },
  'line.dash': { value: 2, unit: 'em', source: 'GB/T 15834-2011: two characters' },
  'line.dash.tolerance': { value: 0.02, unit: 'em', source: house },
  'line.end-punct': { value: 4, unit: 'lines', source: house },
  'line.samehead': { value: 3, unit: 'lines', source: house },
  'ad.labelled': { value: 7, unit: 'pt', source: `${house}: the size of captions, less an eighth` },
  'folio.position': { value: 0.5, unit: 'mm', source: house },
  'truck.fold': { value: 12, unit: 'mm', source: `${house}: on each side` },
  'truck.glyph': { value: 0.08, unit: 'em', source: `${house}: white at the edges of a character` },
  'series.duplicate': { value: 1, unit: 'logos', source: house },
} as const satisfies Readonly<Record<string, Threshold>>;

export type LimitName = keyof typeof thresholds;
export type Limits = Readonly<Record<LimitName, number>>;

/** The limits as numbers, with `overrides` in place of the values above. */
export const limitsWith = (overrides: Partial<Limits> = {}): Limits => limitsFrom(thresholds, overrides);
