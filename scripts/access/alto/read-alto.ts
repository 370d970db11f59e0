/** A page's ALTO as data. What it lacks is told by `verify`; here it is read as far as it goes. */
import { type Box, mm } from '../../core/units.ts';
import type { AltoArticle, AltoBlock, AltoPage, AltoWord } from '../model.ts';
import { type Element, everyElement } from '../package/read-xml.ts';

export const altoNamespace = 'http://www.loc.gov/standards/alto/ns-v4#';

/** mm in a unit of the file; pixels are those of a picture that nobody names here. */
const units: Readonly<Record<string, number>> = { mm10: 0.1, inch1200: 25.4 / 1200 };

export function readAlto(root: Element): AltoPage {
  const elements = [...everyElement(root)];
  const unit = units[elements.find(({ name }) => name === 'MeasurementUnit')?.text.trim() ?? ''] ?? 0.1;
  const page = elements.find(({ name }) => name === 'Page');
  const tags = new Map(
    elements.filter(({ name }) => name.endsWith('Tag')).map((tag) => [tag.attributes['ID'] ?? '', tag]),
  );
  const blocks = new Map(
    elements.filter(({ name }) => name === 'TextBlock').map((block) => [block.attributes['ID'] ?? '', block]),
  );
  const order = elements.filter(({ name }) => name === 'ElementRef').map(({ attributes }) => attributes['REF'] ?? '');
  const articles = [...tags.values()].flatMap((tag): AltoArticle[] =>
    tag.name === 'StructureTag' && tag.attributes['TYPE'] === 'article'
      ? [
          {
            tag: tag.attributes['ID'] ?? '',
            id: tag.attributes['DESCRIPTION'] ?? '',
            title: tag.attributes['LABEL'] ?? '',
          },
        ]
      : [],
  );
  return {
    number: page?.attributes['PRINTED_IMG_NR'] ?? '',
    width: mm(Number(page?.attributes['WIDTH']) * unit),
    height: mm(Number(page?.attributes['HEIGHT']) * unit),
    blocks: order.flatMap((id) => {
      const block = blocks.get(id);
      return block ? [readBlock(block, { tags, unit })] : [];
    }),
    articles,
  };
}

interface Desk {
  readonly tags: ReadonlyMap<string, Element>;
  readonly unit: number;
}

export function boxOf({ attributes }: Element, unit: number): Box {
  const [x, y, width, height] = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((key) =>
    mm(Number(attributes[key] ?? Number.NaN) * unit),
  );
  return { x: x!, y: y!, width: width!, height: height! };
}

const refsOf = (element: Element, key: string): readonly string[] =>
  (element.attributes[key] ?? '').split(/\s+/).filter(Boolean);

function readBlock(block: Element, { tags, unit }: Desk): AltoBlock {
  const own = refsOf(block, 'TAGREFS').flatMap((id) => tags.get(id) ?? []);
  const role = own.find(({ name }) => name === 'RoleTag')?.attributes['LABEL'] ?? '';
  const article = own.find(({ name }) => name === 'StructureTag')?.attributes['ID'];
  const lines = block.children.filter(({ name }) => name === 'TextLine');
  return {
    id: block.attributes['ID'] ?? '',
    role,
    ...(article !== undefined && { article }),
    box: boxOf(block, unit),
    words: lines.flatMap((line, index) =>
      line.children
        .filter(({ name }) => name === 'String' || name === 'HYP')
        .map((string): AltoWord => {
          const reading = refsOf(string, 'TAGREFS').some((id) => tags.get(id)?.attributes['LABEL'] === 'reading');
          return {
            text: string.attributes['CONTENT'] ?? '',
            box: boxOf(string, unit),
            ...(reading && { reading: true }),
            ...(string.name === 'HYP' && { hyphen: true }),
            line: index,
          };
        }),
    ),
  };
}

/** Characters of blocks, white space aside; as printed, with the readings beside them and the hyphens at line ends. */
export const textOf = (blocks: readonly AltoBlock[], { printed }: { readonly printed: boolean }): string =>
  blocks
    .flatMap(({ words }) =>
      words.flatMap(({ text, reading, hyphen }) => ((reading || hyphen) && !printed ? [] : [text])),
    )
    .join('');
