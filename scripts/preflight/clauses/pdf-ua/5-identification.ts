import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { propertyOf } from '../subject/xmp-packet.ts';

const uri = 'http://www.aiim.org/pdfua/ns/id/';

function find({ packet }: ClauseSubject): readonly Breach[] {
  const [part, amd, corr] = ['part', 'amd', 'corr'].map((name) => propertyOf(packet, uri, name));
  if (!part) return [breach('5-1', 'pdfuaid –')];
  const prefixes = [
    ['5-3', part],
    ['5-4', amd],
    ['5-5', corr],
  ] as const;
  return [
    ...(part.value.text === '1' ? [] : [breach('5-2', `pdfuaid:part ${part.value.text}`)]),
    ...prefixes.flatMap(([test, one]) =>
      one && one.prefix !== 'pdfuaid' ? [breach(test, `${one.prefix}:${one.name}`)] : [],
    ),
  ];
}

export const uaIdentification: Clause = {
  id: 'pdfua.5',
  tests: ['5-1', '5-2', '5-3', '5-4', '5-5'],
  description: { en: 'a file that does not say that it is PDF/UA-1', zh: '文件没有标明是 PDF/UA-1' },
  find,
};
