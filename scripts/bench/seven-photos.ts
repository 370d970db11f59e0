/** The sample's special page with all seven photos of the sample on it: a strip of three more where the sidebar stands. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

interface Placed {
  columns: string;
  rows: string;
}

const more = ['bridge', 'stream', 'dusk'];

/** Copies `sample` into `folder`, its first page alone, with seven photos; how the page falls is left to a report. */
export async function sevenPhotos(sample: string, folder: string): Promise<void> {
  await cp(sample, folder, { recursive: true });
  const file = (...parts: string[]) => join(folder, ...parts);
  const edition = parse(await readFile(file('edition.yaml'), 'utf8')) as { pages: string[] };
  const [first] = edition.pages;
  await writeFile(file('edition.yaml'), stringify({ ...edition, pages: [first] }));
  const page = parse(await readFile(file(first!), 'utf8')) as { place: Record<string, Placed> };
  const { columns, rows } = page.place['voices']!;
  const voices = { block: 'photo-strip', photos: more, columns, rows };
  await writeFile(file(first!), stringify({ ...page, fit: 'report', place: { ...page.place, voices } }));
  const from = await readFile(file('stories', 'night.md'), 'utf8');
  const photos = more.map((id) => new RegExp(`^:::photo\\{#${id} [\\s\\S]*?^:::$`, 'm').exec(from)![0]);
  const lead = await readFile(file('stories', 'lead.md'), 'utf8');
  const without = lead.replace(/^:::sidebar\{#voices\}[\s\S]*?^:::$/m, '');
  for (const story of ['night.md', 'calendar.md']) await rm(file('stories', story));
  await writeFile(file('stories', 'lead.md'), `${without}\n${photos.join('\n\n')}\n`);
}
