/** METS and PREMIS: their own structure, and that what they name is there and is what they say. */

import { isSafePath } from '../package/read-file.ts';
import { type Element, everyElement } from '../package/read-xml.ts';
import type { CheckedPage } from './check-page.ts';
import { type Desk, shown, xmlOfFile } from './desk.ts';

const metsFile = 'data/mets.xml';
const premisFile = 'data/premis.xml';
const namespace = 'http://www.loc.gov/METS/';

/** @param pages by their folders, such as `data/pages/05` */
export async function checkMets(desk: Desk, pages: ReadonlyMap<string, CheckedPage>): Promise<Element | undefined> {
  const root = await xmlOfFile(desk, metsFile);
  if (!root) return undefined;
  const file = shown(desk, metsFile);
  const lacks = (element: string, what: string): void =>
    desk.findings.add('archive/structure', { file, element, what });
  if (root.name !== 'mets' || !Object.values(root.attributes).includes(namespace)) lacks(root.name, namespace);
  const elements = [...everyElement(root)];
  for (const part of ['metsHdr', 'dmdSec', 'amdSec', 'fileSec', 'structMap'])
    if (!root.children.some(({ name }) => name === part)) lacks('mets', part);
  const maps = elements.filter(({ name }) => name === 'structMap').map(({ attributes }) => attributes['TYPE']);
  for (const type of ['PHYSICAL', 'LOGICAL']) if (!maps.includes(type)) lacks('structMap', type);
  const ids = new Set<string>();
  for (const { attributes } of elements) {
    const { ID } = attributes;
    if (ID !== undefined && ids.has(ID)) desk.findings.add('archive/id-twice', { file, id: ID });
    if (ID !== undefined) ids.add(ID);
  }
  for (const { attributes } of elements) {
    for (const key of ['FILEID', 'DMDID', 'ADMID', 'xlink:from', 'xlink:to'])
      for (const id of (attributes[key] ?? '').split(/\s+/).filter(Boolean))
        if (!ids.has(id)) desk.findings.add('archive/reference', { file, id });
  }
  const paths = checkLocations(desk, elements);
  checkAreas(desk, { elements, paths, pages });
  await checkPremis(desk, paths);
  return root;
}

/** Files as METS names them, by their ids. */
function checkLocations(desk: Desk, elements: readonly Element[]): ReadonlyMap<string, string> {
  const file = shown(desk, metsFile);
  const paths = new Map<string, string>();
  for (const element of elements) {
    const holder = element.name === 'FLocat' ? element.parent! : element;
    if (element.name !== 'FLocat' && element.name !== 'mdRef') continue;
    const path = pathOf(element.attributes['xlink:href'] ?? '');
    if (path === undefined) {
      desk.findings.add('archive/unsafe-path', { file, path: element.attributes['xlink:href'] ?? '' });
      continue;
    }
    if (!desk.files.has(path)) {
      desk.findings.add('archive/named-missing', { file, path });
      continue;
    }
    const { ID, CHECKSUM, CHECKSUMTYPE } = holder.attributes;
    if (ID !== undefined) paths.set(ID, path);
    const found = desk.sums.get(path);
    if (CHECKSUMTYPE === 'SHA-256' && found !== undefined && CHECKSUM?.toLowerCase() !== found)
      desk.findings.add('archive/checksum', { file: shown(desk, path), manifest: file, algorithm: 'sha256', found });
  }
  return paths;
}

/** From an address beside METS to a path in the package. */
function pathOf(href: string): string | undefined {
  try {
    const path = `data/${decodeURIComponent(href)}`;
    return isSafePath(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

interface Areas {
  readonly elements: readonly Element[];
  readonly paths: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, CheckedPage>;
}

/** The areas of the logical map are blocks of ALTO, and every block of text is in one. */
function checkAreas(desk: Desk, { elements, paths, pages }: Areas): void {
  const file = shown(desk, metsFile);
  const named = new Map<string, Set<string>>();
  for (const { name, attributes } of elements) {
    if (name !== 'area') continue;
    const folder = (paths.get(attributes['FILEID'] ?? '') ?? '').replace(/\/alto\.xml$/, '');
    const id = attributes['BEGIN'] ?? '';
    if (!pages.get(folder)?.ids.has(id)) desk.findings.add('archive/reference', { file, id: `${folder}#${id}` });
    named.set(folder, (named.get(folder) ?? new Set()).add(id));
  }
  for (const [folder, { alto }] of pages) {
    for (const { id } of alto.blocks)
      if (!named.get(folder)?.has(id)) desk.findings.add('archive/not-in-map', { file, id: `${folder}#${id}` });
  }
}

/** Every file that METS names is an object with its checksum. */
async function checkPremis(desk: Desk, paths: ReadonlyMap<string, string>): Promise<void> {
  const root = await xmlOfFile(desk, premisFile);
  if (!root) return;
  const file = shown(desk, premisFile);
  if (root.name !== 'premis') desk.findings.add('archive/structure', { file, element: root.name, what: 'premis' });
  const digests = new Map<string, string>();
  for (const object of root.children.filter(({ name }) => name === 'object')) {
    const inside = [...everyElement(object)];
    const value = (name: string): string => inside.find((one) => one.name === name)?.text.trim() ?? '';
    digests.set(value('objectIdentifierValue'), value('messageDigest').toLowerCase());
  }
  for (const [id, path] of paths) {
    const told = digests.get(id);
    const found = desk.sums.get(path);
    if (told === undefined) desk.findings.add('archive/reference', { file, id });
    else if (found !== undefined && told !== found)
      desk.findings.add('archive/checksum', { file: shown(desk, path), manifest: file, algorithm: 'sha256', found });
  }
}
