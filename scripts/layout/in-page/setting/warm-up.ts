/** Runs the planner once before it is needed, while faces are on their way: compiled code is ten times as fast. */
import { scriptOf } from '../../../core/script.ts';
import type { Setting } from '../../../edition/model.ts';
import { adjust } from './adjust.ts';
import { analyse, wantedOf } from './analyse.ts';
import { clustersOf } from './clusters.ts';
import { planLines } from './plan.ts';
import { styleOf } from './style.ts';

/** A little of all that copy holds: compiled code that meets what it has not seen yet is thrown away. */
const sentences =
  '版面上的字，一行一行排得匀称，读的人便觉不出谁费了心思；“匀”字当先，2026年5月仍如此。' +
  '《排字记》说：“先挤进，后推出”——铅字如此，今天的1860行也如此……（见第3版）行末留1.5字，谁看得出？' +
  '老排字工姓“罗·水根”，15%的行要他动手，A4纸上一页GDP、两行pH 7.4，与 Qingxi Daily 各半行 A B C D E，他都认得！';

/** px and em, none of them whole, as on a page. */
const size = 12.03;
const indent = 1.999;
const measures = [17.013, 16.007, 11.3];

export function warmUp(setting: Setting, languages: Iterable<string> = []): void {
  // The browser reads its table of languages at the first question.
  for (const language of languages) scriptOf(language);
  const style = styleOf(setting, { size, indent, vertical: false });
  const face = { key: '', family: '', weight: '', language: '', upright: false, known: new Map<string, number>() };
  for (const measure of measures) {
    const clusters = clustersOf([sentences]);
    for (const { text } of wantedOf(clusters, [face])) face.known.set(text, text.length > 1 ? 0.51 * text.length : 1);
    const of = analyse(clusters, [face], style);
    const lines = planLines(of, measure, style);
    planLines(of, (line) => (line < 3 ? measure : measure / 2), style);
    if (lines) adjust(of, lines, style);
  }
}
