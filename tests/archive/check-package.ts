/** What every package must be to programs that are not ours: valid to its schemas and to a reader of bags. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { haveTools } from '../pdf/outside-tool.ts';
import { lint, pagesOf, schemas } from './packages.ts';

/** False, and said, where the schemas or the tools are not there; in CI they must be. */
export function mayValidate(): boolean {
  const absent = !existsSync(schemas);
  if (absent && process.env['CI'] === 'true') throw new Error('../shared/schemas is absent, and CI needs it');
  if (absent) process.stderr.write('SKIPPED: validation against ../shared/schemas, which is absent here\n');
  return !absent && haveTools('xmllint', 'sha256sum', 'python3');
}

/** ALTO 4.4 of every page and METS 1.12.1 by xmllint, the manifest by the schema of IIIF Presentation 3. */
export function expectValid(bag: string): void {
  for (const page of pagesOf(bag)) expect(lint('alto-4-4.xsd', join(bag, `data/pages/${page}/alto.xml`))).toBe('');
  expect(lint('mets-1.12.1.xsd', join(bag, 'data/mets.xml'))).toBe('');
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, 'iiif-presentation-3.json'), 'utf8')));
  const manifest = JSON.parse(readFileSync(join(bag, 'data/manifest.json'), 'utf8'));
  expect({ valid: validate(manifest), errors: validate.errors }).toEqual({ valid: true, errors: null });
  expect(validate({ ...manifest, items: [{ ...manifest.items[0], height: 0 }] })).toBe(false);
}

/** By a reader in another language that knows RFC 8493 alone, and by coreutils. */
export function expectBag(bag: string): void {
  const reader = join(import.meta.dirname, 'read-bag.py');
  const { stdout, stderr, status } = spawnSync('python3', [reader, bag], { encoding: 'utf8' });
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const told = spawnSync('sha256sum', ['-c', '--strict', manifest], { cwd: bag, encoding: 'utf8' });
    expect({ status: told.status, stderr: told.stderr }).toEqual({ status: 0, stderr: '' });
    const lines = readFileSync(join(bag, manifest), 'utf8').trim().split('\n');
    expect(told.stdout.trim().split('\n').length).toBe(lines.length);
  }
}
