/**
 * `dayang check FILE.pdf --conformance … --verapdf PATH`. veraPDF itself is not on this machine: in its place stands a program
 * that prints a report of the documented form and notes the words that it was given.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soundFile, writeSoundFile } from '../fixtures/archive/sound-pdf.ts';
import { dayang, stackLine } from '../run-dayang.ts';

const reports = join(import.meta.dirname, '../fixtures/archive/verapdf');
const place = mkdtempSync(join(tmpdir(), 'dayang-verapdf-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function standIn(name: string, lines: readonly string[]): string {
  const path = join(place, name);
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(path, 0o755);
  return path;
}
const prints = (report: string, exit: number): readonly string[] => [
  `printf '%s\\n' "$@" >> "${join(place, 'words.txt')}"`,
  `cat "${join(reports, report)}"`,
  `exit ${exit}`,
];
const check = (...words: readonly string[]) => dayang(['check', 'page.pdf', '--lang', 'en', ...words], { cwd: place });

beforeAll(async () => {
  writeFileSync(join(place, 'page.pdf'), writeSoundFile(await soundFile('2')));
});

describe('a file held to standards of archives', () => {
  test('that breaks none', () => {
    const { status, stderr } = check('--conformance', 'PDF/A-2u,PDF/UA-1');
    expect(stderr).toContain('page.pdf: no breach of PDF/A-2u');
    expect(stderr).toContain('page.pdf: no breach of PDF/UA-1');
    expect(status).toBe(0);
  });

  test('that claims another part', () => {
    const { status, stdout } = check('--conformance', 'PDF/A-3u', '--json');
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(['pdfa.6-6-4']);
    expect(status).toBe(1);
  });

  test('and to one that there is not', () => {
    const { stderr, status } = check('--conformance', 'PDF/A-1b');
    expect(stderr).toContain('PDF/X-4, PDF/X-1a:2003, PDF/A-2u, PDF/A-3u, PDF/UA-1');
    expect(status).toBe(2);
  });

  test('and to the press as well', () => {
    const { stderr, status } = check('--conformance', 'PDF/X-4,PDF/UA-1');
    expect(stderr).toContain('error[pdfx.');
    expect(stderr).not.toContain('error[pdfua.');
    expect(status).toBe(1);
  });
});

describe('veraPDF', () => {
  test('that finds nothing is asked for both standards', () => {
    const tool = standIn('clean', prints('compliant.xml', 0));
    const { status, stderr } = check('--verapdf', tool);
    expect(stderr).toContain('no breach of PDF/UA-1');
    expect(status).toBe(0);
    const told = readFileSync(join(place, 'words.txt'), 'utf8').trim().split('\n');
    const asked = (flavour: string) => ['--format', 'xml', '--flavour', flavour, join(place, 'page.pdf')];
    expect(told).toEqual([...asked('2u'), ...asked('ua1')]);
  });

  test('that finds something has its say beside our own', () => {
    const tool = standIn('strict', prints('not-compliant.xml', 1));
    const { status, stderr } = check('--conformance', 'PDF/A-2u', '--verapdf', tool);
    expect(stderr).toContain('veraPDF: Width 500 of a glyph is not 512 (PDF/A-2u 6.2.11.5-1, 7)');
    expect(stderr).toContain('it stands at root/document[0]/pages[0](3 0 obj PDPage)/contentStream[0]');
    expect(stderr).toContain('veraPDF: The trailer lacks the file identifier (PDF/A-2u 6.1.3-1, 1)');
    expect(stderr).not.toContain('The header is sound');
    expect(status).toBe(1);
  });

  test.each([
    ['cannot read the file', prints('unparsable.xml', 7), "Couldn't parse stream"],
    ['prints no report', ['echo "A JRE is needed" >&2', 'exit 1'], 'A JRE is needed'],
    ['prints something else', ['echo hello'], ''],
    ['is cut off', [`head -c 900 "${join(reports, 'not-compliant.xml')}"`], ''],
    [
      'claims a breach and names none',
      ['echo \'<report><jobs><job><validationReport isCompliant="false"/></job></jobs></report>\''],
      'isCompliant="false"',
    ],
  ])('that %s has given no answer', (_, lines, reason) => {
    const { status, stderr } = check('--conformance', 'PDF/A-2u', '--verapdf', standIn('broken', lines));
    expect(stderr).toContain('error[verapdf/no-report]');
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(stackLine);
    expect(status).toBe(1);
  });

  test.each(['', 'page.pdf'])('that is not there, or no program (%s), is a missing tool', (name) => {
    const { status, stderr } = check('--verapdf', join(place, name || 'none'));
    expect(stderr.match(/error\[verapdf\/missing\]/g)).toHaveLength(1);
    expect(status).toBe(4);
  });
});
