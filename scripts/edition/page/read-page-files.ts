/** The page files that an edition lists, as text. */
import type { Origin, SourceFile } from '../../core/source.ts';
import { listFolder } from '../folder.ts';
import { type Reading, report } from '../reading.ts';
import type { PageFile } from '../sound-parts.ts';
import { readSource } from '../text/read-source.ts';
import { readYaml, valueOrigin, type YamlFile } from '../yaml/document.ts';

/** The page files of the list, each once. */
export async function readPageFiles(
  reading: Reading,
  yaml: YamlFile,
  listed: readonly PageFile[],
): Promise<readonly (SourceFile | undefined)[]> {
  const placeOf = ({ index }: PageFile): Origin => valueOrigin(yaml, ['pages', index]);
  const first = new Map<string, PageFile>();
  for (const one of listed) {
    const before = first.get(one.file);
    if (!before) first.set(one.file, one);
    else report(reading, 'edition/page-listed', { places: [placeOf(one), placeOf(before)], with: { file: one.file } });
  }
  const taken = new Set(first.keys());
  return Promise.all([...first.values()].map((one) => readSource(reading, one.file, { at: placeOf(one), taken })));
}

/** Of an edition whose list of pages cannot be read: what is wrong with the page files as YAML. */
export async function readPagesAlone(reading: Reading): Promise<void> {
  const files = (await listFolder(reading.root, 'pages')).filter((file) => file.endsWith('.yaml'));
  const sources = await Promise.all(files.map((file) => readSource(reading, file)));
  for (const source of sources) if (source) readYaml(reading, source);
}
