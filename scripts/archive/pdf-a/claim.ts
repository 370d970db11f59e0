/** What an archive copy says that it is, in XMP. ISO 19005-2:2011, 6.6; ISO 14289-1:2014, 5. */
import type { SealOptions } from '../../pdf/index.ts';
import type { ArchiveConformance } from '../model.ts';

const namespaces = {
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
} as const;

const simple = (prefix: 'pdfaid' | 'pdfuaid', name: string, value: string): string =>
  `<${prefix}:${name} xmlns:${prefix}="${namespaces[prefix]}">${value}</${prefix}:${name}>`;

/** 6.6.2.3.3: PDF/A does not know the schema of PDF/UA, so the file explains it. */
const extension = [
  `<pdfaExtension:schemas xmlns:pdfaExtension="${namespaces.pdfaExtension}" xmlns:pdfaSchema="${namespaces.pdfaSchema}"` +
    ` xmlns:pdfaProperty="${namespaces.pdfaProperty}"><rdf:Bag><rdf:li rdf:parseType="Resource">`,
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  `<pdfaSchema:namespaceURI>${namespaces.pdfuaid}</pdfaSchema:namespaceURI>`,
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>',
].join('\n');

export function claimOf(conformance: ArchiveConformance): SealOptions {
  const part = conformance === 'PDF/A-3u' ? '3' : '2';
  return {
    version: [1, 7],
    properties: [
      simple('pdfaid', 'part', part),
      simple('pdfaid', 'conformance', 'U'),
      simple('pdfuaid', 'part', '1'),
      extension,
    ],
  };
}

/** What a job asks for, or what its attachments need. */
export const conformanceOf = (job: {
  readonly conformance?: ArchiveConformance;
  readonly attachments?: readonly unknown[];
}): ArchiveConformance => job.conformance ?? ((job.attachments?.length ?? 0) > 0 ? 'PDF/A-3u' : 'PDF/A-2u');
