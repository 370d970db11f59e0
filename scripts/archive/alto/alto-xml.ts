/** ALTO 4.4 of one page: every word where it stands, exactly, since the layout tells. Library of Congress, alto-4-4.xsd. */
import type { Box } from '../../core/units.ts';
import { pageLabel } from '../../edition/index.ts';
import { blockIds } from '../issue/block-ids.ts';
import type { IssuePage } from '../issue/model.ts';
import { around, bottomOf, boxBetween, rightOf } from '../issue/placed-page.ts';
import { element, writeXml, type XmlElement } from '../xml.ts';
import { articleTag, clientTag, contentBlocks, graphicBlock, type PlacedBlock, roleTag } from './blocks.ts';
import { place, tenths } from './measure.ts';
import { openStyles } from './styles.ts';
import { readingTag } from './text-lines.ts';

export interface AltoOptions {
  /** Whether to write a Glyph for each character. */
  readonly glyphs: boolean;
  /** Which page of the edition this is, from 1. */
  readonly order: number;
  /** The picture of the page, from the file's own folder. */
  readonly picture: string;
  /** Name and version of this program. */
  readonly software: { readonly name: string; readonly version: string };
  /** When it was made, ISO 8601; left out where nobody says. */
  readonly time?: string | undefined;
}

const namespace = 'http://www.loc.gov/standards/alto/ns-v4#';

export function altoXml(page: IssuePage, options: AltoOptions): string {
  const styles = openStyles(page.parts);
  const content = contentBlocks(page, { glyphs: options.glyphs, styles });
  const graphics = page.graphics.map((graphic, index) => graphicBlock(graphic, `P${page.label}_GE${index + 1}`));
  const root = element(
    'alto',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} http://www.loc.gov/standards/alto/v4/alto-4-4.xsd`,
      SCHEMAVERSION: '4.4',
    },
    [
      description(options),
      styles.written(),
      tags(page),
      readingOrder(page),
      element('Layout', {}, [pageElement(page, options, [...content, ...graphics])]),
    ],
  );
  return writeXml(root);
}

const description = ({ picture, software, time }: AltoOptions): XmlElement =>
  element('Description', {}, [
    element('MeasurementUnit', {}, 'mm10'),
    element('sourceImageInformation', {}, [element('fileName', {}, picture)]),
    element('Processing', { ID: 'SETTING' }, [
      element('processingCategory', {}, 'contentGeneration'),
      ...(time === undefined ? [] : [element('processingDateTime', {}, time)]),
      element(
        'processingStepDescription',
        {},
        'Born digital: text from the copy, coordinates from the page as it was set; nothing is recognised.',
      ),
      element('processingSoftware', {}, [
        element('softwareName', {}, software.name),
        element('softwareVersion', {}, software.version),
      ]),
    ]),
  ]);

function tags({ parts, articles, graphics }: IssuePage): XmlElement {
  const roles = [...new Set(parts.map(({ kind }) => kind))];
  const lines = parts.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.lines));
  const readings = lines.some(({ glyphs }) => glyphs.some(({ reading }) => reading));
  const kinds = [...new Set(graphics.map(({ kind }) => kind))];
  return element('Tags', {}, [
    ...kinds.map((kind) => element('LayoutTag', { ID: `GRAPHIC_${kind}`, TYPE: 'graphic', LABEL: kind })),
    ...articles.map((head) =>
      element('StructureTag', { ID: articleTag(head), TYPE: 'article', LABEL: head.title, DESCRIPTION: head.id }),
    ),
    ...roles.map((kind) => element('RoleTag', { ID: roleTag(kind), TYPE: 'role', LABEL: kind })),
    ...parts.flatMap((part) =>
      part.client === undefined
        ? []
        : element('NamedEntityTag', { ID: clientTag(part), TYPE: 'client', LABEL: part.client }),
    ),
    ...(readings ? [element('RoleTag', { ID: readingTag, TYPE: 'role', LABEL: 'reading' })] : []),
  ]);
}

/** Blocks one by one, those of an article in a group of their own. */
function readingOrder({ parts, articles }: IssuePage): XmlElement {
  let refs = 0;
  const groups: { readonly article: string | undefined; readonly refs: XmlElement[] }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const group = last && last.article === part.article ? last : { article: part.article, refs: [] };
    if (group !== last) groups.push(group);
    for (const REF of blockIds(part)) {
      refs += 1;
      group.refs.push(element('ElementRef', { ID: `RO_${refs}`, REF }));
    }
  }
  const children = groups.flatMap(({ article, refs: own }, index) => {
    const head = articles.find(({ id }) => id === article);
    return head ? [element('OrderedGroup', { ID: `RO_G${index + 1}`, TAGREFS: articleTag(head) }, own)] : own;
  });
  return element('ReadingOrder', {}, [element('OrderedGroup', { ID: 'RO' }, children)]);
}

function pageElement(page: IssuePage, { order }: AltoOptions, blocks: readonly PlacedBlock[]): XmlElement {
  const { width, height, typeArea, language } = page;
  // What stands wholly above or below the type area is in a margin; a mark that hangs out of a column is not.
  const above = blocks.filter(({ box }) => bottomOf(box) <= typeArea.y);
  const below = blocks.filter(({ box }) => box.y >= bottomOf(typeArea));
  const inside = blocks.filter((one) => !above.includes(one) && !below.includes(one));
  const print = around([typeArea, ...inside.map(({ box }) => box)]);
  const sides = { right: width, bottom: height };
  // A margin reaches as far as what stands in it, should the print space come nearer than the type area.
  const top = boxBetween(0, 0, { right: width, bottom: Math.max(print.y, ...above.map(({ box }) => bottomOf(box))) });
  const bottom = boxBetween(0, Math.min(bottomOf(print), ...below.map(({ box }) => box.y)), sides);
  const left = boxBetween(0, print.y, { right: print.x, bottom: bottomOf(print) });
  const right = boxBetween(rightOf(print), print.y, {
    right: Math.max(width, rightOf(print)),
    bottom: bottomOf(print),
  });
  const others = [...new Set(page.parts.map((part) => part.language))].filter((one) => one !== language);
  const space = (name: string, box: Box, own: readonly PlacedBlock[]): XmlElement =>
    element(
      name,
      { ID: `P${page.label}_${name}`, ...place(box) },
      own.map(({ block }) => block),
    );
  return element(
    'Page',
    {
      ID: `P${page.label}`,
      PAGECLASS: page.name,
      PROCESSINGREFS: 'SETTING',
      HEIGHT: tenths(height),
      WIDTH: tenths(width),
      PHYSICAL_IMG_NR: order,
      PRINTED_IMG_NR: pageLabel(page),
      // Odd pages lie on the right; a double truck on both sides, for which there is no word.
      POSITION: page.through === undefined ? (page.number % 2 === 1 ? 'Right' : 'Left') : undefined,
      LANG: language,
      OTHERLANGS: others.length > 0 ? others.join(' ') : undefined,
    },
    [
      space('TopMargin', top, above),
      space('LeftMargin', left, []),
      space('RightMargin', right, []),
      space('BottomMargin', bottom, below),
      space('PrintSpace', print, inside),
    ],
  );
}
