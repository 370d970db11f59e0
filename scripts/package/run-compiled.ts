/**
 * Runs scripts of the compiled program, with what V8 made of them in an earlier run of its kind. Node's own cache of
 * compiled code is filled before anything has run, and so lacks every function that is compiled at its first call,
 * which is nearly all of them.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const [command = '', ...words] = process.argv.slice(2);
const only = words.includes('--only') ? (words[words.indexOf('--only') + 1] ?? '') : '';

/**
 * Runs of another kind need other functions of what they share: told by the script that they begin with (a thread has
 * one of its own), by the command, and by the product where one is asked for.
 */
const kindOf = (script: string): string =>
  ['code', basename(script, '.js'), command, only].filter((word) => /^[a-z-]{1,20}$/.test(word)).join('-');

/** What a script has been given, and what it gives. */
type Run = (require: (name: string) => unknown, module: Loaded, keepCodeOfRun: (whole: boolean) => void) => void;
interface Loaded {
  exports: unknown;
}

/** A script whose code is not kept, or of which only what a run that failed had `begun`. */
interface Unknown {
  readonly kept: string;
  readonly script: Script;
  readonly begun: boolean;
}

/** A run that failed may have come to few functions: what it knows is good until one ends well. */
const begunOf = (kept: string): string => `${kept}.begun`;

/**
 * @param file the script to begin with, in ASCII like those that it asks for
 * @param from a file of the project: packages are looked for from there
 */
export function runCompiled(file: string, from: string): void {
  const installed = createRequire(from);
  const kind = kindOf(file);
  const loaded = new Map<string, Loaded>();
  let unknown: readonly Unknown[] = [];
  const keep = (whole: boolean): void => {
    const due = unknown.filter(({ begun }) => whole || !begun);
    if (due.length === 0) return;
    setFlagsFromString('--flush-bytecode');
    for (const { kept, script } of due) write(whole ? kept : begunOf(kept), script.createCachedData());
    unknown = [];
  };
  const load = (path: string): unknown => {
    const before = loaded.get(path);
    if (before) return before.exports;
    const kept = `${path}.${kind}`;
    const all = read(kept);
    const cachedData = all ?? read(begunOf(kept));
    // The code is kept with the flags that it is for, so this one has to be as it was by then.
    if (!cachedData) setFlagsFromString('--no-flush-bytecode');
    const script = new Script(`(function(require,module,keepCodeOfRun){${readFileSync(path, 'latin1')}\n})`, {
      filename: path,
      ...(cachedData && { cachedData }),
    });
    const taken = script.cachedDataRejected === false;
    if (!all || !taken) unknown = [...unknown, { kept, script, begun: taken }];
    const module: Loaded = { exports: {} };
    loaded.set(path, module);
    const ask = (name: string): unknown => (name.startsWith('.') ? load(join(dirname(path), name)) : installed(name));
    (script.runInThisContext() as Run)(ask, module, keep);
    return module.exports;
  };
  load(file);
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all; where it cannot be written, the next run compiles again. */
function write(file: string, bytes: Uint8Array): void {
  const making = `${file}.${process.pid}`;
  try {
    writeFileSync(making, bytes);
    renameSync(making, file);
  } catch {
    rmSync(making, { force: true });
  }
}
