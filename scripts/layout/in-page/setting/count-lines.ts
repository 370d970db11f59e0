/** How many lines a plain paragraph takes, by planning on a table of advances: needs no browser. */
import type { Setting } from '../../../edition/model.ts';
import { analyse, wantedOf } from './analyse.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { planLines } from './plan.ts';
import { splitWords } from './split-words.ts';
import { styleOf } from './style.ts';

/** As pages are set that ask for nothing else. */
const setting: Setting = { mode: 'newspaper', punctuation: 'full', kinsoku: 'gb', space: 'none', last: 2 };

/** px; planning is in em, so that any size will do. */
const size = 12;

/** `emsOf` gives the advance of a text; nothing comes back where the paragraph cannot be set in the measure. */
export function countLines(
  text: string,
  { measure, indent, emsOf }: { measure: number; indent: number; emsOf: (text: string) => number },
): number | undefined {
  const whole = clustersOf([text]);
  const face = { key: '', family: '', weight: '', language: '', upright: false, known: new Map<string, number>() };
  const style = styleOf(setting, { size, indent, vertical: false });
  const count = (clusters: readonly Cluster[]): number | undefined => {
    for (const { text: one } of wantedOf(clusters, [face])) face.known.set(one, emsOf(one));
    return planLines(analyse(clusters, [face], style), measure, style)?.length;
  };
  return count(whole) ?? count(splitWords(whole));
}
