import {
  arrayAt,
  dictAt,
  key,
  nameAt,
  PDFArray,
  PDFDict,
  PDFStream,
  resolve,
  streamAt,
  streamBytes,
  textAt,
} from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { propertyOf, readPacket } from '../subject/xmp-packet.ts';

/** File specifications with a file in them. */
export const specificationsOf = ({ objects }: ClauseSubject): readonly PDFDict[] => {
  const found = new Set<PDFDict>();
  for (const [, object] of objects) {
    const dict = object instanceof PDFStream ? object.dict : object;
    const own =
      dict instanceof PDFDict
        ? [dict, ...dict.values().filter((one) => one instanceof PDFDict)]
        : dict instanceof PDFArray
          ? dict.asArray()
          : [];
    for (const one of own) if (one instanceof PDFDict && one.has(key('EF')) && dictAt(one, 'EF')) found.add(one);
  }
  return [...found];
};

/** All that some `AF` leads to. ISO 19005-3:2012, Annex E. */
function associated({ objects, context }: ClauseSubject): ReadonlySet<PDFDict> {
  const found = new Set<PDFDict>();
  for (const [, object] of objects) {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    for (const one of arrayAt(dict, 'AF')?.asArray() ?? []) {
      const spec = resolve(context, one);
      if (spec instanceof PDFDict) found.add(spec);
    }
  }
  return found;
}

/** PDF/A-2 takes PDF/A files only: those that say that they are. */
function isPdfA(stream: PDFStream | undefined): boolean {
  if (!stream) return false;
  const text = Buffer.from(streamBytes(stream)).toString('latin1');
  if (!text.startsWith('%PDF-1.')) return false;
  const packet = /<\?xpacket begin[\s\S]*?<\?xpacket end[^>]*>/.exec(text)?.[0];
  const part =
    packet && propertyOf(readPacket(Buffer.from(packet, 'latin1'), true), 'http://www.aiim.org/pdfa/ns/id/', 'part');
  return part !== undefined && part !== '' && ['1', '2'].includes(part.value.text);
}

function find(subject: ClauseSubject): readonly Breach[] {
  const three = subject.standard === 'PDF/A-3u';
  const linked = associated(subject);
  return specificationsOf(subject).flatMap((spec) => {
    const name = textAt(spec, 'UF') ?? textAt(spec, 'F') ?? '–';
    const file = streamAt(dictAt(spec, 'EF'), 'F') ?? streamAt(dictAt(spec, 'EF'), 'UF');
    const mime = nameAt(file?.dict, 'Subtype');
    const found: Breach[] = [];
    if (textAt(spec, 'F') === undefined || textAt(spec, 'UF') === undefined)
      found.push(breach('6.8-2', `${name} /F /UF`));
    if (!three) return isPdfA(file) ? found : [...found, breach('6.8-5', name)];
    if (mime === undefined || !/^[-\w+.]+\/[-\w+.]+$/.test(mime))
      found.push(breach('6.8-1', `${name} /Subtype ${mime ?? '–'}`));
    if (nameAt(spec, 'AFRelationship') === undefined) found.push(breach('6.8-3', `${name} /AFRelationship`));
    if (!linked.has(spec)) found.push(breach('6.8-4', `${name} /AF`));
    return found;
  });
}

export const embeddedFiles: Clause = {
  id: 'pdfa.6-8',
  tests: ['6.8-1', '6.8-2', '6.8-3', '6.8-4', '6.8-5'],
  description: {
    en: 'files inside the file that do not say what they are to it; in PDF/A-2, any that are no PDF/A',
    zh: '附件没有说明其类型与关系；PDF/A-2 中附件不是 PDF/A',
  },
  find,
};
