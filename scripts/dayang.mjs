#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A checkout has the sources and installs what they need; a package has only what was compiled from them.
if (existsSync(new URL('cli.ts', import.meta.url))) {
  const { start } = await import('./start.mjs');
  await start('dayang', process.argv.slice(2));
} else await import(new URL('../lib/cli.js', import.meta.url).href);
