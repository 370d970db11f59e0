/** layout.schema.json says what `layout.json` is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { layoutJsonSchema, layoutSchema } from '../../scripts/layout/schema.ts';
import { buildPage } from '../fixtures/check/build-layout.ts';

const file = fileURLToPath(new URL('../../scripts/layout/layout.schema.json', import.meta.url));

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Path and node of every property below a node. */
function propertiesOf(node: Node, path = ''): (readonly [string, Node])[] {
  const inside = [node.items, ...(node.anyOf ?? [])].flatMap((one) => (one ? propertiesOf(one, path) : []));
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    [`${path}/${key}`, child] as const,
    ...propertiesOf(child, `${path}/${key}`),
  ]);
  return [...own, ...inside];
}

describe('layout.schema.json', () => {
  test('is the one that the code makes', async () => {
    const made = layoutJsonSchema();
    // Written anew by `vitest -u`; the formatter sets its lines otherwise.
    const now: unknown = JSON.parse(readFileSync(file, 'utf8').trim() || '{}');
    if (JSON.stringify(now) !== JSON.stringify(made)) {
      await expect(`${JSON.stringify(made, undefined, 2)}\n`).toMatchFileSnapshot(file);
    }
  });

  test('tells the unit of every length and what every list holds', () => {
    const properties = propertiesOf(layoutJsonSchema() as Node);
    expect(properties.length).toBeGreaterThan(80);
    for (const [path, node] of properties) {
      const length = /\/(?:x|y|width|height|bleed|columnWidth|gutter|pitch|baseline)$/.test(path) && !/crop/.test(path);
      if (length) expect([path, node.description]).toEqual([path, expect.stringMatching(/\(mm\)$/)]);
      if (/\/size$/.test(path)) expect([path, node.description]).toEqual([path, expect.stringMatching(/\(pt\)$/)]);
      if (node.type === 'array') expect([path, node.description]).toEqual([path, expect.stringMatching(/\w/)]);
    }
  });
});

describe('a layout', () => {
  const { layout } = buildPage({});
  const faultsOf = (value: unknown) =>
    layoutSchema.safeParse(value).error?.issues.map(({ path, code }) => `${path.join('.')} ${code}`) ?? [];

  test('of the kind that the rules are tested on is valid', () => {
    expect(faultsOf(JSON.parse(JSON.stringify(layout)))).toEqual([]);
  });

  test.each([
    ['a key too many', { ...layout, colour: 'red' }, [' unrecognized_keys']],
    ['a key too few', { ...layout, grid: undefined }, ['grid invalid_type']],
    ['another version', { ...layout, version: 2 }, ['version invalid_value']],
    ['a length in words', { ...layout, sheet: { ...layout.sheet, width: '390 mm' } }, ['sheet.width invalid_type']],
    ['an unknown role', { ...layout, lines: [{ ...layout.lines[0]!, role: 'bodi' }] }, ['lines.0.role invalid_value']],
    [
      'a row before the first',
      { ...layout, blocks: [{ ...layout.blocks[0]!, rows: [0, 4] }] },
      ['blocks.0.rows.0 too_small'],
    ],
  ])('with %s is not', (_, broken, faults) => {
    expect(faultsOf(broken)).toEqual(faults);
  });
});
