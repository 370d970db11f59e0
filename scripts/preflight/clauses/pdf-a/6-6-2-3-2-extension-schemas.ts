import { breach, type Clause } from '../clause.ts';
import { schemaFaults } from '../subject/extension-schemas.ts';

export const extensionSchemas: Clause = {
  id: 'pdfa.6-6-2-3-2',
  tests: ['6.6.2.3.2-1', ...Array.from({ length: 18 }, (_, at) => `6.6.2.3.3-${at + 1}`)],
  description: {
    en: 'explanations of XMP properties that are themselves not as they must be',
    zh: 'XMP 扩展模式的说明不合要求',
  },
  find: ({ packets }) => packets.flatMap(schemaFaults).map(({ test, what }) => breach(test, what)),
};
