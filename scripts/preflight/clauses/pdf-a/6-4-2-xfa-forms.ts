import { dictAt, key, objectAt, PDFBool } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

export const xfaForms: Clause = {
  id: 'pdfa.6-4-2',
  tests: ['6.4.2-1', '6.4.2-2'],
  description: { en: 'XFA forms', zh: 'XFA 表单' },
  find: ({ catalog }) => {
    const asks = objectAt(catalog, 'NeedsRendering');
    return [
      ...(dictAt(catalog, 'AcroForm')?.has(key('XFA')) ? [breach('6.4.2-1', '/XFA')] : []),
      ...(asks instanceof PDFBool && asks.asBoolean() ? [breach('6.4.2-2', '/NeedsRendering')] : []),
    ];
  },
};
