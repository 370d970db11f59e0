/** Editions whose numbers, places and YAML are not what they should be. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostileBuilder, openHostileBuilder } from '../fixtures/hostile/build-hostile.ts';
import { body, type Files, removeHostile, spoilt } from '../fixtures/hostile/make-hostile.ts';

let builder: HostileBuilder;
beforeAll(async () => {
  builder = await openHostileBuilder();
});
afterAll(async () => {
  await builder[Symbol.asyncDispose]();
  await removeHostile();
});

const edition = (from: string, to: string) => spoilt('edition.yaml', from, to);
const page = (from: string, to: string) => spoilt('pages/01.yaml', from, to);
const grid = (text: string) =>
  page('{columns: 2, characters: 16, size: 9, gutter: 1.5, pitch: 13.5, rows: 28}', `{${text}}`);
const sheet = (text: string) => edition('{width: 130, height: 160}', `{${text}}`);

/** The one fault of an edition, and no page. */
type Fault = readonly [name: string, changes: Files, fault: string];
const cases = (list: readonly Fault[]): Fault[] => [...list];

async function refused(changes: Files, fault: string): Promise<void> {
  const { told, page: made, milliseconds } = await builder.build(changes);
  expect(told).toContain(`error ${fault}`);
  expect(made === undefined).toBe(true);
  expect(milliseconds).toBeLessThan(3_000);
}

describe('numbers and dates', () => {
  test.each(
    cases([
      ['the 30th of February', edition('2026-05-20', '2026-02-30'), 'edition/date edition.yaml:2:7'],
      ['a thirteenth month', edition('2026-05-20', '2026-13-01'), 'edition/date edition.yaml:2:7'],
      ['a date and a time', edition('2026-05-20', '2026-05-20T10:00:00Z'), 'edition/date edition.yaml:2:7'],
      ['a date in Chinese', edition('2026-05-20', '2026年5月20日'), 'edition/date edition.yaml:2:7'],
      ['page 0', page('page: 1', 'page: 0'), 'edition/number-too-small pages/01.yaml:1:7'],
      ['page -1', page('page: 1', 'page: -1'), 'edition/number-too-small pages/01.yaml:1:7'],
      ['page 1e9', page('page: 1', 'page: 1e9'), 'edition/number-too-large pages/01.yaml:1:7'],
      ['page .nan', page('page: 1', 'page: .nan'), 'edition/not-number pages/01.yaml:1:7'],
      ['page .inf', page('page: 1', 'page: .inf'), 'edition/not-number pages/01.yaml:1:7'],
      ['page A1', page('page: 1', 'page: A1'), 'edition/page-number pages/01.yaml:1:7'],
      [
        'one column for blocks on two',
        grid('columns: 1, characters: 33, size: 9, gutter: 1.5, pitch: 13.5'),
        'edition/off-grid pages/01.yaml:6:3',
      ],
      [
        '40 columns',
        grid('columns: 40, characters: 5, size: 9, gutter: 1.5, pitch: 13.5'),
        'edition/number-too-large pages/01.yaml:3:17',
      ],
      [
        'no column',
        grid('columns: 0, characters: 16, size: 9, gutter: 1.5, pitch: 13.5'),
        'edition/number-too-small pages/01.yaml:3:17',
      ],
      [
        'a pitch smaller than the size',
        grid('columns: 2, characters: 16, size: 9, gutter: 1.5, pitch: 8'),
        'edition/body-size pages/01.yaml:3:7',
      ],
      [
        '400 rows',
        grid('columns: 2, characters: 16, size: 9, gutter: 1.5, pitch: 13.5, rows: 400'),
        'edition/grid-too-tall pages/01.yaml:3:77',
      ],
      [
        'a grid wider than the sheet',
        grid('columns: 16, characters: 5, size: 6, gutter: 0.5, pitch: 13.5'),
        'edition/grid-too-wide pages/01.yaml:3:7',
      ],
      ['a sheet of 10 mm', sheet('width: 10, height: 10'), 'edition/number-too-small edition.yaml:4:16'],
      ['a sheet of 5 m', sheet('width: 5000, height: 5000'), 'edition/number-too-large edition.yaml:4:16'],
      ['a sheet of less than nothing', sheet('width: -130, height: 160'), 'edition/number-too-small edition.yaml:4:16'],
      [
        'margins that leave nothing',
        edition('inner: 10, outer: 10', 'inner: 70, outer: 70'),
        'edition/grid-too-wide pages/01.yaml:3:7',
      ],
      [
        'a type of 2.4 pt',
        page('fit: report', 'fit: report\nbody: {characters: [60]}'),
        'edition/body-size pages/01.yaml:5:21',
      ],
    ]),
  )('%s', async (_, changes, fault) => refused(changes, fault));

  test.each<[string, Files]>([
    ['the year 9999', edition('2026-05-20', '9999-12-31')],
    ['page 9999', page('page: 1', 'page: 9999')],
    ['a pitch of the size', grid('columns: 2, characters: 16, size: 9, gutter: 1.5, pitch: 9, rows: 28')],
    ['odd lengths', grid('columns: 2, characters: 16, size: 8.77, gutter: 1.53, pitch: 13.37, rows: 28')],
    ['an odd sheet', sheet('width: 130.1234, height: 160.777')],
    ['a sheet of 2 m', sheet('width: 2000, height: 2000')],
    ['a bleed of 20 mm and crop marks', edition('pages:', 'bleed: 20\nmarks: crop\npages:')],
  ])('%s is set, true to size', async (_, changes) => {
    const { told, page: made } = await builder.build(changes);
    expect(told).toEqual([]);
    const { width, height } = made!.layout.sheet;
    const [, ...box] = /\/TrimBox ?\[ ?([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)/
      .exec(made!.pdf.toString('latin1'))!
      .map(Number);
    expect(box[2]! - box[0]!).toBeCloseTo((width * 72) / 25.4, 2);
    expect(box[3]! - box[1]!).toBeCloseTo((height * 72) / 25.4, 2);
  });
});

describe('places', () => {
  test.each(
    cases([
      ['row 0', page('rows: 1-3', 'rows: 0-3'), 'edition/off-grid pages/01.yaml:6:3'],
      ['rows backwards', page('rows: 1-3', 'rows: 3-1'), 'edition/range-backwards pages/01.yaml:6:64'],
      ['9,999 rows', page('rows: 1-3', 'rows: 1-9999'), 'edition/off-grid pages/01.yaml:6:3'],
      ['half a row', page('rows: 1-3', 'rows: 1.5'), 'edition/range pages/01.yaml:6:64'],
      [
        'a fit of no rows',
        page('rows: 16-28}', 'rows: 16-28, fit: {rows: 0-13}}'),
        'edition/number-too-small pages/01.yaml:8:76',
      ],
      [
        'a column that is not there',
        page('columns: 2, rows: 16-28', 'columns: 3, rows: 16-28'),
        'edition/off-grid pages/01.yaml:8:3',
      ],
      [
        'a block on another',
        page('rows: 5-28}', 'rows: 5-28}\n  r: {block: rule, columns: 1, rows: 2}'),
        'edition/overlap pages/01.yaml:8:3',
      ],
      ['an id of the language', page('photo: river', 'photo: toString'), 'edition/unknown-id pages/01.yaml:8:32'],
      [
        'two thousand blocks on one cell',
        page(
          '  river:',
          `${Array.from({ length: 2_000 }, (_, at) => `  r${at}: {block: rule, columns: 1, rows: 4}\n`).join('')}  river:`,
        ),
        'edition/overlap pages/01.yaml:9:3',
      ],
      [
        'a theme that leads out',
        page('fit: report', 'theme: ../../etc/passwd\nfit: report'),
        'edition/unknown-theme pages/01.yaml:4:8',
      ],
      [
        'a template that leads out',
        page('fit: report', 'template: ../sheet\nfit: report'),
        'edition/unknown-template pages/01.yaml:4:11',
      ],
      ['an output folder that leads out', edition('id: hostile', 'id: ../../etc'), 'edition/id edition.yaml:3:5'],
      [
        'the same id twice',
        body('今天。\n\n:::sidebar{#river}\n字\n:::\n'),
        'edition/duplicate-id stories/lead.md:7:1',
      ],
      ['a name that is too long for its line', page('试版', '版'.repeat(20)), 'pdf/folio-lost edition.yaml:1:14'],
      ['no margin for the folio', edition('top: 18', 'top: 5'), 'pdf/folio-lost edition.yaml:1:12'],
    ]),
  )('%s', async (_, changes, fault) => {
    const { told } = await builder.build(changes);
    // Where in the folio room ends depends on the face.
    const loose = fault.startsWith('pdf/folio-lost') ? /^error pdf\/folio-lost (edition|pages\/01)\.yaml:/ : undefined;
    expect(loose ? told.some((one) => loose.test(one)) : told.includes(`error ${fault}`), told.join('\n')).toBe(true);
  });
});

describe('YAML', () => {
  const yaml = (text: string | Uint8Array): Files => ({ 'edition.yaml': text });
  const nine = (name: string) => `[${Array(9).fill(name).join(', ')}]`;
  const bomb = `a: &a ${nine('x')}\nb: &b ${nine('*a')}\nc: &c ${nine('*b')}\nd: &d ${nine('*c')}\ne: &e ${nine('*d')}\nf: ${nine('*e')}\n`;
  test.each(
    cases([
      ['a billion laughs', yaml(bomb), 'edition/yaml-nesting edition.yaml:1:1'],
      ['an alias of itself', yaml('a: &a [*a]\n'), 'edition/unknown-key edition.yaml:1:1'],
      ['50,000 brackets deep', yaml(`a: ${'['.repeat(50_000)}`), 'edition/yaml-nesting edition.yaml:1:1'],
      ['20,000 mappings deep', yaml('{a: '.repeat(20_000)), 'edition/yaml-nesting edition.yaml:1:1'],
      [
        'indented 300 deep',
        yaml(Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')),
        'edition/unknown-key edition.yaml:1:1',
      ],
      ['nothing', yaml(''), 'edition/empty-file edition.yaml:1:1'],
      ['a list', yaml('- a\n'), 'edition/not-mapping edition.yaml:1:1'],
      ['a tag', yaml('!!js/function "x"\n'), 'edition/yaml-tag edition.yaml:1:1'],
      ['two documents', yaml('newspaper: 报\n---\nb: 2\n'), 'edition/yaml edition.yaml:2:1'],
      ['no text', yaml(Uint8Array.from([0, 1, 2, 3, 255, 254])), 'edition/encoding-unknown edition.yaml:1:1'],
      ['an unknown key', edition('newspaper:', 'newspapr:'), 'edition/unknown-key edition.yaml:1:1'],
      ['__proto__', edition('pages:', '__proto__: {x: 1}\npages:'), 'edition/unknown-key edition.yaml:6:1'],
      ['20,000 times one key', yaml('k: 1\n'.repeat(20_000)), 'edition/duplicate-key edition.yaml:2:1'],
      ['megabytes', yaml(`# ${'x'.repeat(5_000_000)}\n`), 'edition/too-large edition.yaml:1:1'],
      [
        'a page named twice',
        edition('[pages/01.yaml]', '[pages/01.yaml, pages/01.yaml]'),
        'edition/page-listed edition.yaml:6:24',
      ],
      ['itself as a page', edition('[pages/01.yaml]', '[edition.yaml]'), 'edition/missing-key edition.yaml:1:1'],
      [
        'a page on the network',
        edition('[pages/01.yaml]', '["https://example.org/a.yaml"]'),
        'edition/outside edition.yaml:6:10',
      ],
      ['a page of another folder', edition('[pages/01.yaml]', '[../../x.yaml]'), 'edition/outside edition.yaml:6:9'],
      ['NUL in a name', edition('[pages/01.yaml]', '["pages/\\0.yaml"]'), 'edition/missing-file edition.yaml:6:10'],
    ]),
  )('%s', async (_, changes, fault) => refused(changes, fault));
});
