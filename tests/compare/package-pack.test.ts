/** `npm pack` in a checkout: what it packs is compiled first, whichever Node npm is run by. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../run-dayang.ts';

/** What `scripts/start.mjs` notes after an installation; where it is another's, it would install. */
async function isInstalled(): Promise<boolean> {
  const lock = createHash('sha256')
    .update(await readFile(join(projectRoot, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  const stamp = await readFile(join(projectRoot, 'node_modules/.cache/dayang-installed.json'), 'utf8').catch(
    () => '{}',
  );
  return JSON.parse(stamp).lock === lock;
}
const installed = await isInstalled();
if (!installed) process.stderr.write('SKIPPED: packing a checkout: it is not installed by npm start\n');

let checkout = '';
beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'dayang-checkout-'));
  const left = ['node_modules', 'tests', 'dist', 'lib', '.git'];
  const names = (await readdir(projectRoot)).filter((name) => !left.includes(name));
  await Promise.all(names.map((name) => cp(join(projectRoot, name), join(checkout, name), { recursive: true })));
  await symlink(join(projectRoot, 'node_modules'), join(checkout, 'node_modules'));
}, 60_000);
afterAll(() => rm(checkout, { recursive: true, force: true }));

describe.skipIf(!installed)('npm pack', () => {
  test.each([
    ['the project’s own Node', dirname(process.execPath)],
    ['whichever Node the machine has', ''],
  ])('by %s packs the compiled program', { timeout: 120_000 }, async (_, first) => {
    await rm(join(checkout, 'lib'), { recursive: true, force: true });
    const env = { ...process.env, PATH: [first, process.env['PATH']].filter(Boolean).join(delimiter) };
    const npm = (...words: string[]) => spawnSync('npm', words, { cwd: checkout, encoding: 'utf8', env });
    // What npm pack runs first, by itself: `prepare`, which it runs too, would note an installation.
    const { status, stderr } = npm('run', 'prepack');
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    const { stdout } = npm('pack', '--json', '--dry-run', '--ignore-scripts');
    const text = stdout.slice(stdout.search(/^[[{]/m));
    expect(text).toContain('lib/cli.js');
    expect(text).toContain('lib/compare/pages/page-thread.js');
    expect(text).toContain('lib/studio/client-files.json');
    expect(text).not.toContain('scripts/cli.ts');
  });
});
