import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { nameOfElement } from '../subject/tag-facts.ts';

function find({ tags }: ClauseSubject): readonly Breach[] {
  const numbered = tags.elements.filter(({ standard }) => /^H\d$/.test(standard ?? ''));
  const plain = tags.elements.filter(({ standard }) => standard === 'H');
  let last = 0;
  const skipped = numbered.flatMap((one) => {
    const level = Number(one.standard!.slice(1));
    const sound = level <= last + 1;
    last = level;
    return sound ? [] : [breach('7.4.2-1', nameOfElement(one))];
  });
  const crowded = tags.elements
    .filter(({ kids }) => kids.filter(({ standard }) => standard === 'H').length > 1)
    .map((one) =>
      breach('7.4.4-1', `${nameOfElement(one)} > H × ${one.kids.filter(({ standard }) => standard === 'H').length}`),
    );
  const mixed = plain.length > 0 && numbered.length > 0;
  return [
    ...skipped,
    ...crowded,
    ...(mixed ? [breach('7.4.4-2', `H × ${plain.length}`), breach('7.4.4-3', `H1…H6 × ${numbered.length}`)] : []),
  ];
}

export const headings: Clause = {
  id: 'pdfua.7-4',
  tests: ['7.4.2-1', '7.4.4-1', '7.4.4-2', '7.4.4-3'],
  description: { en: 'headings that skip a level, or of two kinds', zh: '标题跳级，或混用两种标题结构' },
  find,
};
