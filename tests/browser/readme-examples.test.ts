/** The first ten minutes of the READMEs, done as they say; what the program answers stands in them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withMarked } from '../doc-marks.ts';
import { dayang, type Place, projectRoot } from '../run-dayang.ts';

let place: Place = { cwd: '' };
beforeAll(async () => {
  place = { cwd: await mkdtemp(join(tmpdir(), 'dayang-examples-')) };
});
afterAll(() => rm(place.cwd, { recursive: true, force: true }));

const change = async (file: string, edit: (text: string) => string) => {
  const path = join(place.cwd, 'my-page', file);
  const before = await readFile(path, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
  return () => writeFile(path, before);
};

/** What it says on standard error, but for the time, as a fence. */
function answer(language: string, status: number): string {
  const run = dayang(['build', 'my-page', '--lang', language], place);
  expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status });
  const said = run.stderr.trim().split('\n').slice(0, -1).join('\n');
  return `\`\`\`text\n${said}\n\`\`\``;
}

/** What a package's makers and readers say, but for the time and where the run lies. */
function archiveAnswers(language: string): string {
  const said = [
    ['archive', 'my-page', '--out', 'shelf'],
    ['archive', 'verify', 'shelf'],
    ['archive', 'search', 'shelf', '稿件'],
  ].map((words) => {
    const { status, stdout, stderr } = dayang([...words, '--lang', language], place);
    expect({ words, status, stderr }).toMatchObject({ status: 0 });
    return `${stdout}${stderr}`.trim().replace(/[,，\n]? ?(?:用时 )?\d+\.\d+ (?:s|秒)$/, '');
  });
  return `\`\`\`text\n${said.map((one) => one.trim()).join('\n')}\n\`\`\``;
}

test.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
])('the answers in %s', { timeout: 120_000 }, async (file, language) => {
  const path = join(projectRoot, file);
  const now = await readFile(path, 'utf8');
  await rm(join(place.cwd, 'my-page'), { recursive: true, force: true });
  expect(dayang(['new', 'my-page'], place).status).toBe(0);
  let made = withMarked(now, 'run: exact', answer(language, 0));

  await rm(join(place.cwd, 'shelf'), { recursive: true, force: true });
  made = withMarked(made, 'run: archive', archiveAnswers(language));

  const shorten = await change('stories/first.md', (text) => {
    const first = text.split('\n\n')[1]!;
    return `${text.trimEnd()}${`\n\n${first}`.repeat(4)}\n`;
  });
  made = withMarked(made, 'run: overset', answer(language, 1));
  await shorten();

  await change('pages/01.yaml', (text) => text.replace('bridge, columns', 'bridge, colums'));
  made = withMarked(made, 'run: slip', answer(language, 1));

  // Written anew by `vitest -u`.
  if (now !== made) await expect(made).toMatchFileSnapshot(path);
});
