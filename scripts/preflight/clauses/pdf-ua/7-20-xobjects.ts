import {
  dictAt,
  isName,
  key,
  nameAt,
  openOperations,
  type PDFDict,
  type PDFStream,
  pageContent,
  readOperation,
  streamAt,
  streamBytes,
} from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';

/** How often each form is drawn, by whatever content of the document draws it. */
function drawings({ pages }: ClauseSubject): ReadonlyMap<PDFStream, number> {
  const found = new Map<PDFStream, number>();
  const count = (content: Uint8Array, resources: PDFDict | undefined): void => {
    const reader = openOperations(content);
    while (readOperation(reader)) {
      const name = reader.operator === 'Do' ? reader.operands[0] : undefined;
      const form = isName(name) ? streamAt(dictAt(resources, 'XObject'), name.name) : undefined;
      if (form && nameAt(form.dict, 'Subtype') === 'Form') found.set(form, (found.get(form) ?? 0) + 1);
    }
  };
  for (const { node, reached } of pages) {
    count(pageContent(node), node.resources);
    for (const { kind, stream, resources } of reached)
      if (kind === 'form' && stream) count(streamBytes(stream), resources ?? node.resources);
  }
  return found;
}

function find(subject: ClauseSubject): readonly Breach[] {
  const refs = subject.pages.flatMap(({ number, reached }) =>
    reached.flatMap(({ kind, dict, name }) =>
      kind === 'form' && dict.has(key('Ref')) ? [breach('7.20-1', `/${name} /Ref`, number)] : [],
    ),
  );
  const shared = [...drawings(subject)].flatMap(([form, times]) => {
    const marked = times > 1 && /\/MCID\b/.test(Buffer.from(streamBytes(form)).toString('latin1'));
    return marked ? [breach('7.20-2', `Do × ${times}`)] : [];
  });
  return [...refs, ...shared];
}

export const uaXobjects: Clause = {
  id: 'pdfua.7-20',
  tests: ['7.20-1', '7.20-2'],
  description: {
    en: 'content that lies in another file, or stands in the structure once and on pages twice',
    zh: '内容在其他文件中，或同一内容多次绘制而结构只有一处',
  },
  find,
};
