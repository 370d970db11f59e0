/** Which browser would be started, without starting it or loading what starts it. */
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The package exports its entry only, two folders above which the archives lie. */
export const packageRoot = (): string =>
  dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));

/** Of the package. */
export async function chromiumVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}

export async function browserStamp(): Promise<string> {
  const system = process.env['DAYANG_CHROMIUM'];
  if (!system) return `package ${await chromiumVersion()}`;
  const found = await stat(system).catch(() => undefined);
  return `system ${system} ${found?.size} ${found?.mtimeMs}`;
}
