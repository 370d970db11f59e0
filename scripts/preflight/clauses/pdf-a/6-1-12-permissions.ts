import { arrayAt, dictAt, PDFDict, resolve } from '../../../pdf/index.ts';
import { breach, type Clause, type ClauseSubject } from '../clause.ts';

const digests = ['DigestLocation', 'DigestMethod', 'DigestValue'];

function find({ catalog, context }: ClauseSubject) {
  const permissions = dictAt(catalog, 'Perms');
  const names = permissions?.keys().map((name) => name.decodeText()) ?? [];
  const signature = dictAt(permissions, 'DocMDP');
  const references = arrayAt(signature, 'Reference')?.asArray() ?? [];
  return [
    ...names.filter((name) => name !== 'UR3' && name !== 'DocMDP').map((name) => breach('6.1.12-1', `/Perms /${name}`)),
    ...references.flatMap((one) => {
      const dict = resolve(context, one);
      const held = dict instanceof PDFDict ? dict.keys().map((name) => name.decodeText()) : [];
      return held.filter((name) => digests.includes(name)).map((name) => breach('6.1.12-2', `/Reference /${name}`));
    }),
  ];
}

export const permissions: Clause = {
  id: 'pdfa.6-1-12',
  tests: ['6.1.12-1', '6.1.12-2'],
  description: {
    en: 'permissions other than UR3 and DocMDP, or digests beside them',
    zh: '权限字典含 UR3、DocMDP 以外的键，或签名引用含摘要键',
  },
  find,
};
