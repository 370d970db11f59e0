import { arrayAt, dictAt, PDFStream, resolve, streamAt, streamBytes } from '../../../pdf/index.ts';
import { breach, type Clause, type ClauseSubject } from '../clause.ts';

function xfaOf({ catalog, context }: ClauseSubject): string {
  const form = dictAt(catalog, 'AcroForm');
  const whole = streamAt(form, 'XFA');
  const parts = whole ? [whole] : (arrayAt(form, 'XFA')?.asArray() ?? []).map((one) => resolve(context, one));
  return parts.map((one) => (one instanceof PDFStream ? Buffer.from(streamBytes(one)).toString('utf8') : '')).join('');
}

export const dynamicForms: Clause = {
  id: 'pdfua.7-15',
  tests: ['7.15-1'],
  description: { en: 'XFA forms that draw themselves anew', zh: '动态 XFA 表单' },
  find: (subject) =>
    /<(?:\w+:)?dynamicRender>\s*required\s*</.test(xfaOf(subject)) ? [breach('7.15-1', 'dynamicRender required')] : [],
};
