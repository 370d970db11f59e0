#!/usr/bin/env node
import { start } from './start.mjs';

await start('dayang', process.argv.slice(2));
