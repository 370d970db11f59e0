/** An edition of as many pages as asked, made of the sample's special page: every story and id once on each. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

interface Placed {
  block: string;
  story?: string;
  photo?: string;
  photos?: string[];
  sidebar?: string;
  quote?: string;
}

/** Copies `sample` into `folder` with its first page `count` times. */
export async function manyPages(sample: string, folder: string, count: number): Promise<void> {
  await mkdir(join(folder, 'pages'), { recursive: true });
  await mkdir(join(folder, 'stories'), { recursive: true });
  await cp(join(sample, 'photos'), join(folder, 'photos'), { recursive: true });
  const edition = parse(await readFile(join(sample, 'edition.yaml'), 'utf8')) as { pages: string[]; id?: string };
  const page = parse(await readFile(join(sample, edition.pages[0]!), 'utf8')) as {
    page: number;
    place: Record<string, Placed>;
  };
  const stories = [...new Set(Object.values(page.place).flatMap(({ story }) => story ?? []))];
  const pages: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const own = (id: string) => `${id}-${number}`;
    const place = structuredClone(page.place);
    for (const one of Object.values(place)) {
      if (one.story) one.story = own(one.story);
      if (one.photo) one.photo = own(one.photo);
      if (one.sidebar) one.sidebar = own(one.sidebar);
      if (one.quote) one.quote = own(one.quote);
      if (one.photos) one.photos = one.photos.map(own);
    }
    const name = `pages/${String(number).padStart(2, '0')}.yaml`;
    pages.push(name);
    await writeFile(join(folder, name), stringify({ ...page, page: number, place }));
    for (const story of stories) {
      const text = await readFile(join(sample, 'stories', `${story}.md`), 'utf8');
      await writeFile(
        join(folder, 'stories', `${own(story)}.md`),
        text.replace(/^(:::[a-z-]+\{#)([\w-]+)/gm, (_, head: string, id: string) => head + own(id)),
      );
    }
  }
  await writeFile(join(folder, 'edition.yaml'), stringify({ ...edition, id: `bench-${count}`, pages }));
}
