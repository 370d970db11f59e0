#!/usr/bin/env node
import { existsSync } from 'node:fs';

const [, , word = ''] = process.argv;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// A checkout has the sources and installs what they need; a package has only what was compiled from them.
if (existsSync(new URL('cli.ts', import.meta.url))) {
  const { start } = await import('./start.mjs');
  await start('dayang', process.argv.slice(2));
} else if (
  major > 22 ||
  (major === 22 && minor >= 18) ||
  (major >= 20 && ['compare', '--help', '--version'].includes(word))
) {
  // Comparing needs no browser and nothing that Node 20 has not.
  await import(new URL('../lib/cli.js', import.meta.url).href);
} else {
  process.stderr.write(`error: dayang needs Node 22.18 or newer (20 to compare); this is ${process.version}\n`);
  process.exitCode = 4;
}
