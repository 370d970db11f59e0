/** Each test of veraPDF's profiles on a file that is broken in that one way, and on sound ones. */
import { describe, expect, test } from 'vitest';
import { examineClauses } from '../../scripts/preflight/clauses/examine-clauses.ts';
import { pdfaClauses, pdfuaClauses } from '../../scripts/preflight/index.ts';
import type { Mutation } from '../fixtures/archive/change.ts';
import { fileMutations, soundMutations } from '../fixtures/archive/mutations-file.ts';
import { fontMutations, soundFonts } from '../fixtures/archive/mutations-font.ts';
import { pageMutations } from '../fixtures/archive/mutations-page.ts';
import { soundStructures, structureMutations } from '../fixtures/archive/mutations-structure.ts';
import { soundFile, writeSoundFile } from '../fixtures/archive/sound-pdf.ts';
import { pdfaTests, pdfuaTests } from '../fixtures/archive/verapdf-tests.ts';

const mutations = [...fileMutations, ...pageMutations, ...fontMutations, ...structureMutations];
const near = [...soundMutations, ...soundFonts, ...soundStructures];

/** The numbers under which the clauses of PDF/A and of PDF/UA tell what they find. */
async function testsOf({
  part = '2',
  change,
  finish,
}: {
  part?: '2' | '3';
  change?: Mutation['change'];
  finish?: Mutation['finish'];
}) {
  const file = await soundFile(part);
  const bytes = writeSoundFile(change ? change(file) : file);
  const whole = finish ? finish(bytes) : bytes;
  const found = [
    ...(await examineClauses(whole, { standard: `PDF/A-${part}u` })),
    ...(await examineClauses(whole, { standard: 'PDF/UA-1' })),
  ];
  for (const { parameters } of found) expect(Object.values(parameters).join(' ')).not.toMatch(/undefined|NaN/);
  return [...new Set(found.map(({ rule, parameters }) => String(parameters['test'] ?? rule)))].sort();
}

describe('a sound file', () => {
  test.each(['2', '3'] as const)('PDF/A-%su and PDF/UA-1: no finding', async (part) => {
    expect(await testsOf({ part })).toEqual([]);
  });

  test.each(near)('that comes close to a fault: $how', async (mutation) => {
    expect(await testsOf(mutation)).toEqual([]);
  });
});

describe('a file broken in one way', () => {
  test.each(mutations)('$tests: $how', async (mutation) => {
    expect(await testsOf(mutation)).toEqual(mutation.tests.split(' ').sort());
  });

  test('every test has such a file', () => {
    const proven = new Set(mutations.flatMap(({ tests }) => tests.split(' ')));
    const all = [...pdfaClauses, ...pdfuaClauses].flatMap(({ tests }) => tests);
    // 8,388,608 objects are more than is read of any file: it comes back as beyond all bounds.
    expect(all.filter((one) => !proven.has(one))).toEqual(['6.1.13-7']);
  });
});

describe('the clauses', () => {
  test.each([
    ['PDF/A-2u and PDF/A-3u', pdfaClauses, pdfaTests],
    ['PDF/UA-1', pdfuaClauses, pdfuaTests],
  ] as const)('%s: stand for every test of veraPDF, each for its own', (_, clauses, tests) => {
    expect(clauses.flatMap((clause) => clause.tests).toSorted()).toEqual(tests.toSorted());
  });
});
