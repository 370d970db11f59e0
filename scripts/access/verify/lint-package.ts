/** xmllint, where somebody has the schemas: what it finds is told, one line for each file. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Desk, shown } from './desk.ts';

const run = promisify(execFile);

interface Lint {
  readonly schemas: string;
  readonly pages: readonly string[];
  readonly signal: AbortSignal;
}

/** The newest schema of a kind in the folder: `alto-4-4.xsd`, `mets-1.12.1.xsd`. */
const newest = (names: readonly string[], kind: string): string | undefined =>
  names
    .filter((name) => name.startsWith(kind) && name.endsWith('.xsd'))
    .sort()
    .at(-1);

export async function lintPackage(desk: Desk, { schemas, pages, signal }: Lint): Promise<void> {
  const names = await readdir(schemas).catch((): string[] => []);
  const jobs = [
    ...pages.map((page) => ({ kind: 'alto', path: `${page}/alto.xml` })),
    { kind: 'mets', path: 'data/mets.xml' },
  ];
  for (const { kind, path } of jobs) {
    const schema = newest(names, kind);
    if (!schema) {
      desk.findings.add('archive/no-schema', { folder: schemas, kind });
      continue;
    }
    if (!desk.files.has(path)) continue;
    const words = ['--nonet', '--noout', '--schema', join(schemas, schema), join(desk.root, path)];
    try {
      await run('xmllint', words, { signal, timeout: 120_000, maxBuffer: 1 << 24 });
    } catch (error) {
      signal.throwIfAborted();
      const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
      if (code === 'ENOENT') {
        desk.findings.add('archive/no-xmllint', {});
        return;
      }
      const reason = (stderr ?? '').split('\n')[0]!.replace(join(desk.root, path), '').replace(/^:/, '');
      desk.findings.add('archive/schema', { file: shown(desk, path), reason: reason.slice(0, 300) });
    }
  }
}
