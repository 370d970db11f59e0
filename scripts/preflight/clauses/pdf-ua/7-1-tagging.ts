import { dictAt, key, objectAt, PDFBool, streamAt } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClausePage, type ClauseSubject } from '../clause.ts';
import { goesInCircle, holderOf, isRooted, nameOfElement, standardTypes, type TagFacts } from '../subject/tag-facts.ts';
import { propertyOf, textOfValue } from '../subject/xmp-packet.ts';

interface Around {
  readonly artifact: boolean;
  /** Within a sequence that the structure holds. */
  readonly tagged: boolean;
}

type Marks = ClausePage['content']['paints'][number]['marks'];

function aroundOf(marks: Marks, page: ClausePage, tags: TagFacts): Around {
  return {
    artifact: marks.some(({ tag }) => tag === 'Artifact'),
    tagged: marks.some(({ mcid, form }) => {
      const holder = mcid === undefined ? undefined : holderOf(tags, { owner: form ?? page.node.dict, mcid });
      return holder !== undefined && isRooted(holder);
    }),
  };
}

function contentFaults(page: ClausePage, tags: TagFacts): readonly Breach[] {
  const found: Breach[] = [];
  for (const { tag, mcid, owner, around } of page.content.marks) {
    const outside = aroundOf(around, page, tags);
    if (tag === 'Artifact' && outside.tagged) found.push(breach('7.1-1', '/Artifact', page.number));
    const held = mcid !== undefined && holderOf(tags, { owner, mcid }) !== undefined;
    if (held && outside.artifact) found.push(breach('7.1-2', `/${tag} <</MCID ${mcid}>>`, page.number));
  }
  for (const { kind, marks } of page.content.paints) {
    const { artifact, tagged } = aroundOf(marks, page, tags);
    if (!artifact && !tagged) found.push(breach('7.1-3', kind, page.number));
  }
  return found;
}

function typeFaults({ elements, roles }: TagFacts): readonly Breach[] {
  return elements.flatMap((one) => {
    const { type, dict } = one.element;
    const circle = goesInCircle(type, roles);
    return [
      ...(one.standard === undefined && !circle ? [breach('7.1-5', nameOfElement(one))] : []),
      ...(circle ? [breach('7.1-6', nameOfElement(one))] : []),
      ...(standardTypes.has(type) && roles.has(type) && roles.get(type) !== type
        ? [breach('7.1-7', nameOfElement(one))]
        : []),
      ...(dict.has(key('P')) ? [] : [breach('7.1-12', nameOfElement(one))]),
    ];
  });
}

function find({ pages, tags, catalog, packet, structure }: ClauseSubject): readonly Breach[] {
  const suspects = objectAt(dictAt(catalog, 'MarkInfo'), 'Suspects');
  const shows = objectAt(dictAt(catalog, 'ViewerPreferences'), 'DisplayDocTitle');
  const title = propertyOf(packet, 'http://purl.org/dc/elements/1.1/', 'title');
  return [
    ...pages.flatMap((page) => contentFaults(page, tags)),
    ...(suspects instanceof PDFBool && suspects.asBoolean() ? [breach('7.1-4', '/Suspects')] : []),
    ...typeFaults(tags),
    ...(streamAt(catalog, 'Metadata') ? [] : [breach('7.1-8', '/Metadata –')]),
    ...(textOfValue(title?.value) ? [] : [breach('7.1-9', 'dc:title –')]),
    ...(shows instanceof PDFBool && shows.asBoolean() ? [] : [breach('7.1-10', '/DisplayDocTitle')]),
    ...(structure ? [] : [breach('7.1-11', '/StructTreeRoot –')]),
  ];
}

export const tagging: Clause = {
  id: 'pdfua.7-1',
  tests: Array.from({ length: 12 }, (_, at) => `7.1-${at + 1}`),
  description: {
    en: 'content that is neither in the structure nor marked as decoration, elements of unknown types, or a document without a title',
    zh: '内容既不在结构中也未标为装饰（Artifact）、结构类型未知，或文档没有标题',
  },
  find,
};
