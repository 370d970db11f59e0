import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presets } from '../../scripts/press/index.ts';

const styles = join(import.meta.dirname, '../../styles');
const files = ['tokens.css', ...readdirSync(join(styles, 'themes')).map((file) => join('themes', file))];

const least = Math.min(...presets.map(({ tac }) => tac)) * 100;

test.each(files.filter((file) => file.endsWith('.css')))('%s has no ink over what the leanest preset takes', (file) => {
  const inks = [...readFileSync(join(styles, file), 'utf8').matchAll(/(--ink-[a-z]+)-cmyk: ([\d. ]+);/g)];
  const totals = inks.map(([, name, figures]) => [
    name,
    figures!.split(' ').reduce((sum, figure) => sum + Number(figure), 0),
  ]);
  expect(totals.filter(([, total]) => Number(total) > least)).toEqual([]);
});

test('the leanest preset is the one of 220 %', () => expect(least).toBeCloseTo(220));
