import { boxNames, PDFArray, parseCMap, resolve, streamAt, streamBytes } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { colourArrays } from '../subject/colour-arrays.ts';
import type { SyntaxFault } from '../subject/file-syntax.ts';

const mostObjects = 8_388_607;
const deepestSaves = 28;
const mostColorants = 32;
const [leastSide, mostSide] = [3, 14_400];
/** Annex C of ISO 32000-1, as 6.1.13 takes it over. */
const tests = { integers: '6.1.13-1', reals: '6.1.13-2', tinyReals: '6.1.13-5' } as const;

function inFile({ syntax, objects }: ClauseSubject): readonly Breach[] {
  const at = (test: string, faults: readonly SyntaxFault[]): Breach[] =>
    faults.map(({ object, what }) => breach(test, `${object}: ${what}`));
  const count = objects.length;
  return [
    ...at(tests.integers, syntax.integers),
    ...at(tests.reals, syntax.reals),
    ...at(tests.tinyReals, syntax.tinyReals),
    ...at('6.1.13-3', syntax.longStrings),
    ...at('6.1.13-4', syntax.longNames),
    ...(count > mostObjects ? [breach('6.1.13-7', `${count} obj`)] : []),
  ];
}

function inContent({ pages }: ClauseSubject): readonly Breach[] {
  return pages.flatMap(({ number, content }) => [
    ...content.numbers.map(({ fault, text }) => breach(tests[fault], text, number)),
    ...(content.longStrings > 0 ? [breach('6.1.13-3', '( … )', number)] : []),
    ...(content.longNames > 0 ? [breach('6.1.13-4', '/ …', number)] : []),
    ...(content.nesting > deepestSaves ? [breach('6.1.13-8', `q × ${content.nesting}`, number)] : []),
  ]);
}

function deviceN(subject: ClauseSubject): readonly Breach[] {
  return colourArrays(subject).flatMap(({ family, array, object }) => {
    const names = family === 'DeviceN' ? resolve(subject.context, array.get(1)) : undefined;
    const colorants = names instanceof PDFArray ? names.size() : 0;
    return colorants > mostColorants ? [breach('6.1.13-9', `${object}: DeviceN ${colorants}`)] : [];
  });
}

function cids({ fonts }: ClauseSubject): readonly Breach[] {
  return fonts.flatMap(({ font }) => {
    const embedded = streamAt(font.dict, 'Encoding');
    const most = embedded ? Math.max(0, ...parseCMap(streamBytes(embedded)).cids.values()) : 0;
    return most > 65_535 ? [breach('6.1.13-10', `${font.name} CID ${most}`)] : [];
  });
}

function boxes({ pages }: ClauseSubject): readonly Breach[] {
  return pages.flatMap(({ number, node }) =>
    boxNames.flatMap((name) => {
      const box = node.boxes[name];
      if (!box) return [];
      const sides = [box[2]! - box[0]!, box[3]! - box[1]!];
      return sides.every((side) => side >= leastSide && side <= mostSide)
        ? []
        : [breach('6.1.13-11', `/${name} ${sides.join(' × ')}`, number)];
    }),
  );
}

export const limits: Clause = {
  id: 'pdfa.6-1-13',
  tests: [1, 2, 3, 4, 5, 7, 8, 9, 10, 11].map((test) => `6.1.13-${test}`),
  description: {
    en: 'numbers, strings, names, nesting, colorants or page boxes beyond what readers must be able to hold',
    zh: '数值、字符串、名称、嵌套、色料或页面框超出规定限度',
  },
  find: (subject) => [
    ...inFile(subject),
    ...inContent(subject),
    ...deviceN(subject),
    ...cids(subject),
    ...boxes(subject),
  ],
};
