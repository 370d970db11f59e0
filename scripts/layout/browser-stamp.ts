/** Which browser would be started, without starting it. */
import { stat } from 'node:fs/promises';
import { chromiumVersion } from './unpack-chromium.ts';

export async function browserStamp(): Promise<string> {
  const system = process.env['DAYANG_CHROMIUM'];
  if (!system) return `package ${await chromiumVersion()}`;
  const found = await stat(system).catch(() => undefined);
  return `system ${system} ${found?.size} ${found?.mtimeMs}`;
}
