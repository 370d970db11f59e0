/** What has changed between two texts, as `git diff` would say it. */
import { diffIndices } from 'node-diff3';
import { linesOf } from './find-edits.ts';

const CONTEXT = 3;

const say = (sign: string, line: string): string =>
  line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;

/** @param file as it stands behind `a/` and `b/` */
export function diffTexts(file: string, before: string, after: string): string {
  if (before === after) return '';
  const [old, now] = [linesOf(before), linesOf(after)];
  const changes = diffIndices([...old], [...now]);
  let text = `--- a/${file}\n+++ b/${file}\n`;
  for (let index = 0; index < changes.length; ) {
    let last = index;
    const end = (at: number): number => changes[at]!.buffer1[0] + changes[at]!.buffer1[1];
    while (last + 1 < changes.length && changes[last + 1]!.buffer1[0] - end(last) <= 2 * CONTEXT) last += 1;
    const [first, final] = [changes[index]!, changes[last]!];
    const lead = Math.min(CONTEXT, first.buffer1[0]);
    const tail = Math.min(CONTEXT, old.length - end(last));
    const [oldFrom, newFrom] = [first.buffer1[0] - lead, first.buffer2[0] - lead];
    const oldCount = end(last) + tail - oldFrom;
    const newCount = final.buffer2[0] + final.buffer2[1] + tail - newFrom;
    const start = (from: number, count: number): number => (count === 0 ? from : from + 1);
    text += `@@ -${start(oldFrom, oldCount)},${oldCount} +${start(newFrom, newCount)},${newCount} @@\n`;
    let at = oldFrom;
    for (; index <= last; index += 1) {
      const { buffer1, buffer2Content } = changes[index]!;
      for (; at < buffer1[0]; at += 1) text += say(' ', old[at]!);
      for (; at < buffer1[0] + buffer1[1]; at += 1) text += say('-', old[at]!);
      for (const line of buffer2Content) text += say('+', line);
    }
    for (let left = tail; left > 0; left -= 1, at += 1) text += say(' ', old[at]!);
  }
  return text;
}
