/** A page's ALTO: what no ALTO may lack, references that resolve, boxes within boxes. */
import { altoNamespace, boxOf } from '../alto/read-alto.ts';
import { childNamed, type Element, everyElement } from '../package/read-xml.ts';
import { type Desk, shown } from './desk.ts';

/** Attributes that an element must have here; ALTO itself leaves most places open. */
const needed: Readonly<Record<string, readonly string[]>> = {
  Page: ['ID', 'WIDTH', 'HEIGHT', 'PHYSICAL_IMG_NR'],
  PrintSpace: ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
  ComposedBlock: ['ID', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
  TextBlock: ['ID', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
  Illustration: ['ID', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
  GraphicalElement: ['ID', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
  TextLine: ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
  String: ['CONTENT', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
  Glyph: ['CONTENT', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT'],
};
const placed = new Set([...Object.keys(needed), 'SP', 'TopMargin', 'BottomMargin', 'LeftMargin', 'RightMargin']);
const references = ['REF', 'IDNEXT', 'STYLEREFS', 'TAGREFS', 'PROCESSINGREFS'] as const;

/** mm that numbers may be rounded by. */
const slack = 0.02;

/** @returns the ids of the file */
export function checkAlto(desk: Desk, path: string, root: Element): ReadonlySet<string> {
  const file = shown(desk, path);
  const lacks = (element: string, what: string): void =>
    desk.findings.add('archive/structure', { file, element, what });
  if (root.name !== 'alto' || !Object.values(root.attributes).includes(altoNamespace)) lacks(root.name, altoNamespace);
  const elements = [...everyElement(root)];
  const description = childNamed(root, 'Description');
  if (!description || !childNamed(description, 'MeasurementUnit')) lacks('Description', 'MeasurementUnit');
  const pages = elements.filter(({ name }) => name === 'Page');
  if (pages.length !== 1) lacks('Layout', 'Page');
  if (!elements.some(({ name }) => name === 'PrintSpace')) lacks('Page', 'PrintSpace');
  const ids = new Set<string>();
  for (const { name, attributes } of elements) {
    for (const key of needed[name] ?? []) if (attributes[key] === undefined) lacks(name, key);
    const { ID } = attributes;
    if (ID === undefined) continue;
    if (ids.has(ID)) desk.findings.add('archive/id-twice', { file, id: ID });
    ids.add(ID);
  }
  checkReferences(desk, file, { elements, ids });
  checkReadingOrder(desk, file, elements);
  checkBoxes(desk, file, elements);
  return ids;
}

function checkReferences(
  desk: Desk,
  file: string,
  { elements, ids }: { readonly elements: readonly Element[]; readonly ids: ReadonlySet<string> },
): void {
  for (const { attributes } of elements) {
    for (const key of references) {
      const named = (attributes[key] ?? '').split(/\s+/).filter(Boolean);
      for (const id of named) if (!ids.has(id)) desk.findings.add('archive/reference', { file, id });
    }
  }
}

/** Every block of text is read, and read once. */
function checkReadingOrder(desk: Desk, file: string, elements: readonly Element[]): void {
  const blocks = elements.filter(({ name }) => name === 'TextBlock').map(({ attributes }) => attributes['ID'] ?? '');
  const order = elements.filter(({ name }) => name === 'ElementRef').map(({ attributes }) => attributes['REF'] ?? '');
  const counted = new Map<string, number>();
  for (const id of order) counted.set(id, (counted.get(id) ?? 0) + 1);
  for (const id of blocks) {
    const count = counted.get(id) ?? 0;
    if (count !== 1) desk.findings.add('archive/reading-order', { file, id, count });
  }
}

function checkBoxes(desk: Desk, file: string, elements: readonly Element[]): void {
  const unit = elements.find(({ name }) => name === 'MeasurementUnit')?.text.trim() === 'mm10' ? 0.1 : 1;
  for (const element of elements) {
    const { parent, name, attributes } = element;
    if (!parent || !placed.has(name) || name === 'Page') continue;
    const inner = boxOf(element, unit);
    const page = { ...boxOf(parent, unit), x: 0, y: 0 };
    const outer = parent.name === 'Page' ? page : boxOf(parent, unit);
    const out = Math.max(
      outer.x - inner.x,
      outer.y - inner.y,
      inner.x + inner.width - outer.x - outer.width,
      inner.y + inner.height - outer.y - outer.height,
    );
    // What is no number is no place either.
    if (out <= slack && inner.width >= 0 && inner.height >= 0) continue;
    const id = attributes['ID'] ?? attributes['CONTENT'] ?? name;
    const distance = Number.isFinite(out) ? Number(out.toFixed(2)) : '?';
    desk.findings.add('archive/box-outside', { file, id, parent: parent.attributes['ID'] ?? parent.name, distance });
  }
}
