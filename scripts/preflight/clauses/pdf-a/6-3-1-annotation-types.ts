import { nameAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';
import { annotationsOf } from '../subject/read-subject.ts';

const allowed = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'FileAttachment Widget PrinterMark TrapNet Watermark Redact'
  ).split(' '),
);

export const annotationTypes: Clause = {
  id: 'pdfa.6-3-1',
  tests: ['6.3.1-1'],
  description: { en: 'annotations that move, sound, or are of an unknown kind', zh: '音频、视频、3D 或未知类型的注释' },
  find: ({ pages }) =>
    pages.flatMap(({ number, node }) =>
      annotationsOf(node)
        .map((dict) => nameAt(dict, 'Subtype') ?? '–')
        .filter((subtype) => !allowed.has(subtype))
        .map((subtype) => breach('6.3.1-1', `/${subtype}`, number)),
    ),
};
