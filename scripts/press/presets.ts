/** How plants print, one row each. Figures: `source`; percentages are written as parts. */
import { mm } from '../core/units.ts';
import type { Conformance, OutputProfile, Preset } from './model.ts';

/** The profile that ships with the program. */
export const newsprint: OutputProfile = {
  file: 'newsprint-snap-tr002-tac240.icc',
  condition: 'CGATS TR 002',
  registry: 'http://www.color.org',
  info: 'Coldset newsprint, derived from ANSI CGATS/SNAP TR 002-2007, total ink 240 %',
};

/**
 * Stands where a preset prints on paper that no profile of ours describes: the plant's has to be named.
 * @param usual the file in which the European Color Initiative (eci.org) gives away the usual one for such paper
 */
const ofThePlant = (usual: string): OutputProfile => ({ file: '', condition: '', info: '', usual });

type Row = Omit<Preset, 'conformance'>;

const coldset = {
  ppi: { target: 200, least: 150 },
  bleed: mm(0),
  marks: false,
  type: { black: 7.5, latin: 6, multi: 14, reversed: 10.5, reversedMulti: 16 },
  line: { single: 0.5, multi: 1.5 },
  highlight: 0.03,
  profile: newsprint,
} satisfies Partial<Row>;

const rows: readonly Row[] = [
  {
    ...coldset,
    id: 'newsprint-coldset',
    name: { en: 'Newsprint, coldset (total ink 240 %)', zh: '新闻纸冷固型轮转（总墨量 240 %）' },
    tac: 2.4,
    source: 'ISO 12647-3:2005, GB/T 17934.3-2003; CGATS/SNAP TR 002-2007',
  },
  {
    ...coldset,
    id: 'newsprint-2013',
    name: { en: 'Newsprint, coldset (total ink 220 %)', zh: '新闻纸冷固型轮转（总墨量 220 %）' },
    tac: 2.2,
    source: 'ISO 12647-3:2013; WAN-IFRA newspaper26v5',
  },
  {
    id: 'heatset',
    name: { en: 'Heatset web offset', zh: '热固型轮转' },
    tac: 3,
    ppi: { target: 300, least: 200 },
    bleed: mm(3),
    marks: true,
    type: { black: 6, latin: 6, multi: 10, reversed: 8, reversedMulti: 12 },
    line: { single: 0.25, multi: 1 },
    highlight: 0.03,
    profile: ofThePlant('PSO_LWC_Improved_eci.icc'),
    source: 'ISO 12647-2:2013, web-fed heatset',
  },
  {
    id: 'sheetfed-coated',
    name: { en: 'Sheet-fed offset, coated paper', zh: '单张纸胶印，涂布纸' },
    tac: 3.3,
    ppi: { target: 300, least: 220 },
    bleed: mm(3),
    marks: true,
    type: { black: 5, latin: 5, multi: 8, reversed: 7, reversedMulti: 10 },
    line: { single: 0.25, multi: 0.5 },
    highlight: 0.02,
    profile: ofThePlant('PSOcoated_v3.icc'),
    source: 'ISO 12647-2:2013, sheet-fed, coated',
  },
];

/** The presets by their own names, as PDF/X-4. */
export const presets: readonly Preset[] = rows.map((row) => ({ ...row, conformance: 'PDF/X-4' }));

export const presetNamed = (id: string, conformance: Conformance = 'PDF/X-4'): Preset | undefined => {
  const row = rows.find((one) => one.id === id);
  return row && { ...row, conformance };
};
