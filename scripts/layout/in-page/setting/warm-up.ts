/** Runs the planner once before it is needed, while faces are on their way: compiled code is ten times as fast. */
import type { Setting } from '../../../edition/model.ts';
import { adjust } from './adjust.ts';
import { analyse, wantedOf } from './analyse.ts';
import { clustersOf } from './clusters.ts';
import { planLines } from './plan.ts';
import { styleOf } from './style.ts';

const sentence = '版面上的字，一行一行排得匀称，读的人便觉不出谁费了心思；“匀”字当先，2026年仍如此。';

export function warmUp(setting: Setting): void {
  const style = styleOf(setting, { size: 12, indent: 2, vertical: false });
  const clusters = clustersOf([sentence.repeat(4)]);
  const face = { key: '', family: '', weight: '', language: '', upright: false, known: new Map<string, number>() };
  for (const { text } of wantedOf(clusters, [face])) face.known.set(text, text.length > 1 ? 0.5 * text.length : 1);
  const of = analyse(clusters, [face], style);
  for (const measure of [17, 16]) {
    const lines = planLines(of, measure, style);
    planLines(of, (line) => (line < 3 ? measure : measure / 2), style);
    if (lines) adjust(of, lines, style);
  }
}
