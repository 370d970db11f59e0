/** An edition of eight broadsheet pages: those of the sample editions, and again, each copy with stories of its own. */
import { cp, mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../run-dayang.ts';

const content = join(projectRoot, 'content');

interface Made {
  readonly of: string;
  readonly page: string;
  readonly stories: readonly string[];
}
const opinion: Made = {
  of: 'yaowen',
  page: '03.yaml',
  stories: ['after', 'arithmetic', 'fishcount', 'letters', 'word'],
};
const special: Made = { of: 'qingxi', page: '05.yaml', stories: ['lead'] };
const picture: Made = { of: 'qingxi', page: '06.yaml', stories: ['calendar', 'night'] };
const made: readonly Made[] = [opinion, picture, special, picture, special, picture, special, opinion];

/** Stories, photos and what else has a name in them are called otherwise in each copy. */
const renamed = (yaml: string, suffix: string): string =>
  yaml
    .replace(/\b(story|photo|quote|sidebar): ([\w-]+)/g, (_, key: string, id: string) => `${key}: ${id}${suffix}`)
    .replace(/photos: \[(.*?)\]/g, (_, ids: string) => `photos: [${ids.replace(/[\w-]+/g, (id) => id + suffix)}]`);

export async function makeEightPages(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'dayang-eight-')));
  for (const name of ['pages', 'stories']) await mkdir(join(folder, name));
  for (const from of ['qingxi', 'yaowen'])
    await cp(join(content, from, 'photos'), join(folder, 'photos'), { recursive: true });
  const pages: string[] = [];
  for (const [index, { of, page, stories }] of made.entries()) {
    const number = index + 1;
    const suffix = `-${number}`;
    const yaml = await readFile(join(content, of, 'pages', page), 'utf8');
    const name = `pages/0${number}.yaml`;
    pages.push(name);
    await writeFile(join(folder, name), renamed(yaml, suffix).replace(/^page: \d+/m, `page: ${number}`));
    for (const story of stories) {
      const text = await readFile(join(content, of, 'stories', `${story}.md`), 'utf8');
      await writeFile(join(folder, 'stories', `${story}${suffix}.md`), text.replace(/\{#([\w-]+)/g, `{#$1${suffix}`));
    }
  }
  const edition = await readFile(join(content, 'qingxi/edition.yaml'), 'utf8');
  await writeFile(join(folder, 'edition.yaml'), edition.replace(/^pages: .*$/m, `pages: [${pages.join(', ')}]`));
  return folder;
}
