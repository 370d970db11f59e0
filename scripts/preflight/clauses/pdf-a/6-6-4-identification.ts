import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { propertyOf } from '../subject/xmp-packet.ts';

const uri = 'http://www.aiim.org/pdfa/ns/id/';

function find({ packet, standard }: ClauseSubject): readonly Breach[] {
  const [part, conformance, amd, corr] = ['part', 'conformance', 'amd', 'corr'].map((name) =>
    propertyOf(packet, uri, name),
  );
  if (!part && !conformance) return [breach('6.6.4-1', 'pdfaid –')];
  const wanted = standard === 'PDF/A-3u' ? '3' : '2';
  const level = conformance?.value.text ?? '–';
  const prefixes = [
    ['6.6.4-4', part],
    ['6.6.4-5', conformance],
    ['6.6.4-6', amd],
    ['6.6.4-7', corr],
  ] as const;
  return [
    ...(part?.value.text === wanted ? [] : [breach('6.6.4-2', `pdfaid:part ${part?.value.text ?? '–'} ≠ ${wanted}`)]),
    ...(level === 'U' || level === 'A' ? [] : [breach('6.6.4-3', `pdfaid:conformance ${level}`)]),
    ...prefixes.flatMap(([test, one]) =>
      one && one.prefix !== 'pdfaid' ? [breach(test, `${one.prefix}:${one.name}`)] : [],
    ),
  ];
}

export const identification: Clause = {
  id: 'pdfa.6-6-4',
  tests: [1, 2, 3, 4, 5, 6, 7].map((test) => `6.6.4-${test}`),
  description: {
    en: 'a file that does not say that it is PDF/A of this part and level',
    zh: '文件没有标明所属的 PDF/A 部分与级别',
  },
  find,
};
