/** The IIIF manifest: canvases as large as their pictures, everything else on them. */
import type { CheckedPage } from './check-page.ts';
import { type Desk, jsonOfFile, shown } from './desk.ts';

const path = 'data/manifest.json';

type Json = Readonly<Record<string, unknown>>;
const objects = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter((one): one is Json => typeof one === 'object' && one !== null) : [];

export async function checkIiif(desk: Desk, pages: ReadonlyMap<string, CheckedPage>): Promise<void> {
  const manifest = (await jsonOfFile(desk, path)) as Json | null | undefined;
  if (manifest === undefined) return;
  const file = shown(desk, path);
  const lacks = (element: string, what: string): void =>
    desk.findings.add('archive/structure', { file, element, what });
  if (manifest?.['type'] !== 'Manifest') {
    lacks('manifest', 'type: Manifest');
    return;
  }
  const canvases = objects(manifest['items']);
  if (canvases.length !== pages.size) lacks('items', `${pages.size} × Canvas`);
  const sizes = new Map<string, { width: number; height: number }>();
  for (const [index, { picture }] of [...pages.values()].entries()) {
    const canvas = canvases[index];
    if (!canvas) break;
    const { id, width, height, type } = canvas;
    if (type !== 'Canvas' || typeof id !== 'string' || typeof width !== 'number' || typeof height !== 'number') {
      lacks(`items[${index}]`, 'id, type, width, height');
      continue;
    }
    sizes.set(id, { width, height });
    if (picture && (picture.width !== width || picture.height !== height))
      desk.findings.add('archive/canvas-size', {
        file,
        canvas: id,
        width,
        height,
        found: `${picture.width} × ${picture.height}`,
      });
  }
  for (const place of placesIn(manifest)) checkPlace(desk, place, { file, sizes });
}

/** `canvas#xywh=…` of every range and annotation; the nesting of a hostile file costs no stack. */
function* placesIn(manifest: Json): Generator<string> {
  const open: unknown[] = [manifest['items'], manifest['structures']];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const { target, source, selector } = value as Json;
    if (typeof target === 'string' && target.includes('#')) yield target;
    const id = typeof source === 'string' ? source : (source as Json | undefined)?.['id'];
    const fragment = (selector as Json | undefined)?.['value'];
    if (typeof id === 'string' && typeof fragment === 'string') yield `${id}#${fragment}`;
    for (const child of Object.values(value)) if (typeof child === 'object') open.push(child);
  }
}

interface Known {
  readonly file: string;
  readonly sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
}

function checkPlace(desk: Desk, place: string, { file, sizes }: Known): void {
  const at = place.lastIndexOf('#');
  const size = sizes.get(place.slice(0, at));
  if (!size) {
    desk.findings.add('archive/reference', { file, id: place.slice(0, at) });
    return;
  }
  const numbers = /^xywh=(\d+),(\d+),(\d+),(\d+)$/
    .exec(place.slice(at + 1))
    ?.slice(1)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = numbers ?? [];
  const on = numbers && width > 0 && height > 0 && x + width <= size.width && y + height <= size.height;
  if (!on) desk.findings.add('archive/off-canvas', { file, place });
}
