/** Watching: a build for each change that has come to rest, of the folder and of what the last build used beside it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSpeaker } from '../../scripts/commands/speaker.ts';
import { watchFolder } from '../../scripts/commands/watch.ts';

let work = '';
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'dayang-watch-'));
  for (const name of ['edition/dist', 'house/styles', 'other']) await mkdir(join(work, name), { recursive: true });
});
afterAll(() => rm(work, { recursive: true, force: true }));

test('builds again for what changes in the folder, in a house package that it names, and in nothing else', async () => {
  const [edition, house] = [join(work, 'edition'), join(work, 'house')];
  const write = (file: string, text: string) => writeFile(join(work, file), text);
  await write('edition/edition.yaml', 'a');
  await write('house/styles/tokens.css', 'a');
  const ending = new AbortController();
  let builds = 0;
  let beside: readonly string[] = [];
  const watching = watchFolder(edition, {
    speaker: makeSpeaker({ language: 'en', form: 'pretty', quiet: true, environment: {} }),
    signal: ending.signal,
    onChange: async () => {
      builds += 1;
      // The second build is the first that names it.
      if (builds === 2) beside = [house];
      return 0;
    },
    beside: () => beside,
    except: [join(edition, 'dist')],
  });
  const until = async (count: number) => {
    for (const end = Date.now() + 5_000; builds < count && Date.now() < end; ) await wait(10);
    await wait(250);
    return builds;
  };
  expect(await until(1)).toBe(1);
  await write('house/styles/tokens.css', 'bb');
  await write('edition/dist/proof.pdf', 'b');
  await write('other/file', 'b');
  expect(await until(1)).toBe(1);
  await write('edition/edition.yaml', 'bb');
  expect(await until(2)).toBe(2);
  await write('house/styles/tokens.css', 'ccc');
  expect(await until(3)).toBe(3);
  await rm(join(edition, 'edition.yaml'));
  expect(await until(4)).toBe(4);
  ending.abort();
  expect(await watching).toBe(0);
});
