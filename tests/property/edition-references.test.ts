/** Whatever an edition names and is taken away, it is told where it is named: no reference dangles in silence. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { openEdition, openHouse } from '../../scripts/stages.ts';
import { makeJumpEdition } from '../fixtures/edition/jump-edition.ts';

let whole = '';
beforeAll(async () => {
  whole = await makeJumpEdition();
  await writeFile(join(whole, 'house.yaml'), 'words: [青溪]\n');
  const edition = await readFile(join(whole, 'edition.yaml'), 'utf8');
  await writeFile(join(whole, 'edition.yaml'), `house: house.yaml\nsections: [要闻, 影像]\n${edition}`);
  expect((await openEdition(whole)).diagnostics).toEqual([]);
});
afterAll(() => rm(whole, { recursive: true, force: true }));

/** A word of a file that stands for something, and how that is taken away. */
interface Reference {
  readonly at: string;
  readonly remove: (folder: string) => Promise<void>;
}

const edit =
  (file: string, change: (text: string) => string) =>
  async (folder: string): Promise<void> => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    const next = change(text);
    expect(next).not.toBe(text);
    await writeFile(path, next);
  };
const unlink = (file: string) => (folder: string) => rm(join(folder, file));

function placeIn(file: string, text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${file}:${before.length}:${before.at(-1)!.length + 1}`;
}

/** The value at a path of a YAML file. */
function valueIn(
  document: Document,
  text: string,
  path: readonly (string | number)[],
): { value: string; offset: number } {
  const node = document.getIn(path, true) as { value: unknown; range: [number, number, number] };
  return { value: String(node.value ?? text.slice(node.range[0], node.range[1])), offset: node.range[0] };
}

const directive = (name: string, id: string) => (text: string) =>
  text.replace(new RegExp(`^:::${name}\\{#${id}[^]*?^:::$`, 'm'), '');

async function referencesOf(folder: string): Promise<readonly Reference[]> {
  const found: Reference[] = [];
  const edition = await readFile(join(folder, 'edition.yaml'), 'utf8');
  const document = parseDocument(edition);
  const named = (path: readonly (string | number)[], remove: (value: string) => Reference['remove']) => {
    const { value, offset } = valueIn(document, edition, path);
    found.push({ at: placeIn('edition.yaml', edition, offset), remove: remove(value) });
    return value;
  };
  named(['house'], unlink);
  // No other page has that name.
  named(['sections', 1], () => edit('pages/02.yaml', (text) => text.replace('name: 影像', 'name: 图片')));
  const files = [0, 1, 2].map((index) => named(['pages', index], unlink));
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    const page = parseDocument(text);
    for (const [id, block] of Object.entries(page.toJS().place as Record<string, Record<string, unknown>>)) {
      for (const [key, name] of Object.entries({
        story: '',
        photo: 'photo',
        sidebar: 'sidebar',
        quote: 'pull-quote',
      })) {
        if (block[key] === undefined) continue;
        const { value, offset } = valueIn(page, text, ['place', id, key]);
        const at = placeIn(file, text, offset);
        const remove = name === '' ? unlink(`stories/${value}.md`) : edit('stories/lead.md', directive(name, value));
        found.push({ at, remove });
      }
    }
  }
  const lead = await readFile(join(folder, 'stories/lead.md'), 'utf8');
  for (const match of lead.matchAll(/src="([^"]+)"/g))
    found.push({ at: placeIn('stories/lead.md', lead, match.index + 'src="'.length), remove: unlink(match[1]!) });
  return found;
}

test('every reference whose target is gone is exactly one error, where it stands', async () => {
  const references = await referencesOf(whole);
  expect(references.length).toBeGreaterThanOrEqual(25);
  for (const { at, remove } of references) {
    const folder = await mkdtemp(join(tmpdir(), 'dayang-dangling-'));
    try {
      await cp(whole, folder, { recursive: true });
      await remove(folder);
      const { value, diagnostics } = await openEdition(folder);
      const opened = value && (await openHouse(value));
      const errors = [...diagnostics, ...(opened?.diagnostics ?? [])].filter(({ severity }) => severity === 'error');
      const there = errors.filter((one) => `${one.at?.file}:${one.at?.line}:${one.at?.column}` === at);
      expect([at, there.length]).toEqual([at, 1]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
});

test('a story moved to another page by moving its lines leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dayang-moved-'));
  try {
    await cp(whole, folder, { recursive: true });
    const [from, to] = [join(folder, 'pages/02.yaml'), join(folder, 'pages/03.yaml')];
    const text = await readFile(from, 'utf8');
    const lines = text.split('\n').filter((line) => /story: calendar/.test(line));
    expect(lines).toHaveLength(2);
    await writeFile(from, text.replace(/^.*story: calendar.*\n/gm, ''));
    const other = (await readFile(to, 'utf8')).replace('rows: 6-72, rules: true', 'rows: 12-72, rules: true');
    const moved = lines.map((line) =>
      line.replace(
        /columns: .*?, rows: [\d-]+/,
        /headline/.test(line) ? 'columns: 1, rows: 73' : 'columns: 2, rows: 73',
      ),
    );
    await writeFile(to, `${other}${moved.join('\n').replace('headline:', 'year:')}\n`);
    const { value, diagnostics } = await openEdition(folder);
    expect(diagnostics).toEqual([]);
    expect(value!.pages.map(({ placed }) => placed.some((one) => 'story' in one && one.story === 'calendar'))).toEqual([
      false,
      false,
      true,
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
