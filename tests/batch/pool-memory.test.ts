/** What workers hold, as the pool sees it: with all that they started, and without waiting for the kernel. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { treeMemory } from '../../scripts/batch/pool/memory.ts';
import { treeOf } from './processes.ts';

test('the memory of a process is its own and that of its children', async () => {
  const inner = 'const held = Buffer.alloc(150 << 20, 1); console.log(held.length); setInterval(() => held, 1e6)';
  const outer = `const held = Buffer.alloc(100 << 20, 1);
    const child = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}]);
    child.stdout.once('data', () => console.log(held.length));`;
  const child = spawn(process.execPath, ['-e', outer], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const all = treeOf(child.pid!);
  const bytes = treeMemory(child.pid!);
  for (const pid of all) process.kill(pid, 'SIGKILL');
  await once(child, 'exit');
  expect(all).toHaveLength(2);
  expect(bytes / 2 ** 20).toBeGreaterThan(250);
  expect(bytes / 2 ** 20).toBeLessThan(400);
  expect(treeMemory(child.pid!)).toBe(0);
});
