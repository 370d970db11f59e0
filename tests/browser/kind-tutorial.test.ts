/** The tutorial of templates/pages/README.md, followed word by word. */
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Layout } from '../../scripts/layout/model.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const text = await readFile(join(projectRoot, 'templates/pages/README.md'), 'utf8');
const [tutorial, exact] = text.slice(text.indexOf('## Adding a kind of page')).split('## Until it is exact') as [
  string,
  string,
];

type Step = { readonly file: string | undefined; readonly body: string } | { readonly words: string };

/** What is to be done, in order: a file that is named above its text, more of edition.yaml, and the lines of a shell. */
const steps: readonly Step[] = [...tutorial.matchAll(/(?:^`([^`\n]+)`\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(
  ([, file, kind, body]): readonly Step[] =>
    kind === 'sh'
      ? body!
          .trim()
          .split('\n')
          .map((words) => ({ words }))
      : [{ file, body: body! }],
);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-tutorial-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function follow(step: Step): Promise<void> {
  if ('file' in step) {
    if (step.file === undefined) return appendFile(join(folder, 'my-paper/edition.yaml'), step.body);
    await mkdir(dirname(join(folder, step.file)), { recursive: true });
    await writeFile(join(folder, step.file), step.body);
    return;
  }
  const [, words] = /^npx dayang (.*)$/.exec(step.words)!;
  const run = dayang([...words!.split(' '), '--lang', 'en'], { cwd: folder });
  expect({ words, status: run.status, stderr: run.stderr }).toEqual({ words, status: 0, stderr: expect.any(String) });
  expect(run.stderr).not.toMatch(/^(?:error|warning)\[/m);
}

test('makes a kind of page that sets without a finding', async () => {
  expect(steps).toHaveLength(9);
  for (const step of steps) await follow(step);
  const layout: Layout = JSON.parse(await readFile(join(folder, 'dist/my-paper/page-02/layout.json'), 'utf8'));
  expect(layout.stories.map(({ story, exact }) => [story, exact])).toEqual([['ferry', true]]);
  // The look of the style sheet: a rule under the headline.
  expect(layout.strokes!.filter(({ block }) => block === 'head')).toHaveLength(1);
}, 60_000);

test('is short without its last paragraph, and exact with two rows more of its photo, as the tutorial shows', async () => {
  const letter = join(folder, 'my-paper/stories/ferry.md');
  const page = join(folder, 'my-paper/pages/02.yaml');
  const [whole, before] = await Promise.all([letter, page].map((file) => readFile(file, 'utf8')));
  const build = () => dayang(['build', 'my-paper', '--page', '2', '--only', 'proof', '--lang', 'en'], { cwd: folder });
  const [short, exactly] = [...exact.matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, lines]) =>
    lines!.trim().split('\n'),
  );
  const [, photo] = /^```yaml\n(.*)\n```$/m.exec(exact)!;
  try {
    await writeFile(letter, whole!.replace(/^还有一盏灯.*\n\n/m, ''));
    const first = build();
    expect(first.status).toBe(1);
    for (const line of short!) expect(first.stdout + first.stderr).toContain(line);
    await writeFile(page, before!.replace(/^ {2}photo: .*$/m, photo!));
    const second = build();
    expect(second.status).toBe(0);
    for (const line of exactly!) expect(second.stdout + second.stderr).toContain(line);
  } finally {
    await Promise.all([writeFile(letter, whole!), writeFile(page, before!)]);
  }
}, 60_000);

test('tells a look that no style sheet has', async () => {
  const page = join(folder, 'my-paper/pages/02.yaml');
  await writeFile(page, (await readFile(page, 'utf8')).replaceAll('look: letter', 'look: leter'));
  const { stderr } = dayang(['check', 'my-paper', '--page', '2', '--lang', 'en'], { cwd: folder });
  expect(stderr).toContain('warning[edition/unknown-look]: no style of this page has a look "leter"');
  expect(stderr).toContain('did you mean letter?');
});

test.each([
  [
    '{{#each blocks}',
    3,
    /error\[html\/template\]: the template pages\/letters of the house package cannot be used: Expecting/,
  ],
  ['{{paper}}', 3, /cannot be used: "paper" not defined/],
])('tells the place of %s in a template of the package', async (wrong, line, words) => {
  const template = join(folder, 'my-paper/house/templates/pages/letters.hbs');
  const right = await readFile(template, 'utf8');
  await writeFile(template, `{{#> sheet}}\n\n${wrong}\n{{/sheet}}\n`);
  const { status, stderr } = dayang(['build', 'my-paper', '--page', '2', '--only', 'proof', '--lang', 'en'], {
    cwd: folder,
  });
  await writeFile(template, right);
  expect(status).toBe(1);
  expect(stderr).toMatch(words);
  expect(stderr).toMatch(new RegExp(`--> \\S*house/templates/pages/letters\\.hbs:${line}:`));
});
