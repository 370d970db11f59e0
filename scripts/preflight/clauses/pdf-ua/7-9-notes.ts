import { textAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';
import { nameOfElement } from '../subject/tag-facts.ts';

export const notes: Clause = {
  id: 'pdfua.7-9',
  tests: ['7.9-1', '7.9-2'],
  description: { en: 'notes without an identifier of their own', zh: '注文没有唯一的标识符' },
  find: ({ tags }) => {
    const seen = new Set<string>();
    return tags.elements.flatMap((one) => {
      if (one.standard !== 'Note') return [];
      const id = textAt(one.element.dict, 'ID') ?? '';
      if (id === '') return [breach('7.9-1', `${nameOfElement(one)} /ID –`)];
      if (seen.has(id)) return [breach('7.9-2', `${nameOfElement(one)} /ID ${id}`)];
      seen.add(id);
      return [];
    });
  },
};
