import {
  dictAt,
  isName,
  key,
  type Operand,
  openOperations,
  type PDFDict,
  PDFStream,
  pageContent,
  readOperation,
  streamBytes,
} from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClausePage } from '../clause.ts';

const categories: Readonly<Record<string, string>> = {
  Tf: 'Font',
  Do: 'XObject',
  gs: 'ExtGState',
  sh: 'Shading',
  cs: 'ColorSpace',
  CS: 'ColorSpace',
  scn: 'Pattern',
  SCN: 'Pattern',
};
const device = new Set(['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern']);

/** Names that content uses out of resources. */
function namesIn(content: Uint8Array): readonly string[] {
  const found = new Set<string>();
  const reader = openOperations(content);
  while (readOperation(reader) && found.size < 100) {
    const { operator, operands } = reader;
    if (!Object.hasOwn(categories, operator)) continue;
    const name: Operand | undefined = operator === 'Tf' ? operands[0] : operands.at(-1);
    if (isName(name) && !device.has(name.name)) found.add(name.name);
  }
  return [...found];
}

/** 7.8.3 lets content use the resources of whoever draws it, or of the page tree: an archive copy may not. */
function inherited({ number, node, reached }: ClausePage): readonly Breach[] {
  const told = (name: string, names: readonly string[]): Breach[] =>
    names.length > 0
      ? [
          breach(
            '6.2.2-2',
            `${name}: ${names
              .slice(0, 5)
              .map((one) => `/${one}`)
              .join(' ')}`,
            number,
          ),
        ]
      : [];
  const own: PDFDict | undefined = dictAt(node.dict, 'Resources');
  return [
    ...(own ? [] : told('/Page', namesIn(pageContent(node)))),
    ...reached.flatMap(({ kind, name, stream, dict }) =>
      (kind === 'form' || kind === 'pattern') &&
      stream instanceof PDFStream &&
      !dict.has(key('Resources')) &&
      dict.has(key('BBox'))
        ? told(`/${name}`, namesIn(streamBytes(stream)))
        : [],
    ),
  ];
}

export const contentStreams: Clause = {
  id: 'pdfa.6-2-2',
  tests: ['6.2.2-1', '6.2.2-2'],
  description: {
    en: 'operators that the format does not have, and content without resources of its own',
    zh: '格式未定义的操作符，或内容没有自己的资源字典',
  },
  find: ({ pages }) =>
    pages.flatMap((page) => [
      ...page.content.undefinedOperators.map((name) => breach('6.2.2-1', name, page.number)),
      ...inherited(page),
    ]),
};
