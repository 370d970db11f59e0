/**
 * The way in, in JavaScript that any Node from 20 on can run and that needs no package: installs what is missing, then
 * hands over to the project's own Node.
 *
 *     node scripts/start.mjs <program> [arguments]
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (/** @type {string[]} */ ...parts) => join(root, ...parts);

/** What each program is: a script and the arguments that come before the user's. */
const programs = {
  dayang: ['scripts/cli.ts'],
  test: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'product'],
  acceptance: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'acceptance'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  bench: ['scripts/bench/index.ts'],
  package: ['scripts/package/build-library.ts'],
};

/** Exit code for a tool that is needed and not there. */
const missingTool = 4;

/** @param {string} en @param {string} zh */
function say(en, zh) {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  process.stderr.write(`${/^zh/i.test(locale) ? zh : en}\n`);
}

const bundledNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stampFile = inRoot('node_modules', '.cache', 'dayang-installed.json');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');

/** What the last installation left behind, or undefined when nothing fit is there. */
function installed() {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    return stamp.lock === lockHash() && (!stamp.version || existsSync(bundledNode)) ? stamp : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} version */
const newEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

/** npm may be told to run no install scripts (newer ones ask first); the one that fetches Node is then run here. */
function fetchNode() {
  const folder = inRoot('node_modules', 'node');
  if (existsSync(bundledNode) || !existsSync(join(folder, 'installArchSpecificPackage.js'))) return;
  spawnSync(process.execPath, ['installArchSpecificPackage'], {
    cwd: folder,
    env: { ...process.env, npm_config_cache: npmCache() },
    stdio: 'ignore',
  });
}

/** Runs at the end of every installation (`prepare`): notes what was installed and lets `npx dayang` find the shim. */
function noteInstallation() {
  const answer = existsSync(bundledNode) ? spawnSync(bundledNode, ['--version'], { encoding: 'utf8' }) : undefined;
  const version = answer?.status === 0 ? answer.stdout.trim() : '';
  const stamp = { lock: lockHash(), version: newEnough(version) ? version : '' };
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify(stamp, undefined, 2)}\n`);
  const link = inRoot('node_modules', '.bin', 'dayang');
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\scripts\\dayang.mjs" %*\r\n');
    return;
  }
  chmodSync(inRoot('scripts', 'dayang.mjs'), 0o755);
  symlinkSync('../../scripts/dayang.mjs', link);
}

/** A home folder that cannot be written, or whose cache belongs to somebody else, gets a cache inside the project. */
function npmCache() {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? root;
  const usual = process.env.npm_config_cache || join(home, process.platform === 'win32' ? '.npm-cache' : '.npm');
  try {
    for (const folder of [join(usual, '_cacache', 'tmp'), join(usual, '_logs')]) {
      mkdirSync(folder, { recursive: true });
      const probe = join(folder, `dayang-${process.pid}`);
      writeFileSync(probe, '');
      rmSync(probe);
    }
    return usual;
  } catch {
    return inRoot('.cache', 'npm');
  }
}

/** Keeps one line on the terminal alive while npm works; elsewhere says it once. */
function showProgress() {
  const begun = Date.now();
  say('Installing what the project needs (once, about a minute) …', '正在安装所需的软件包（仅此一次，约一分钟）……');
  if (!process.stderr.isTTY) return () => undefined;
  const timer = setInterval(() => process.stderr.write(`\r  ${Math.round((Date.now() - begun) / 1000)} s `), 1000);
  return () => {
    clearInterval(timer);
    process.stderr.write('\r          \r');
  };
}

/** @returns {Promise<number>} the exit code of `npm ci` */
function install() {
  const script = process.env.npm_execpath;
  const viaNode = script !== undefined && basename(script) === 'npm-cli.js' && existsSync(script);
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  const done = showProgress();
  const child = spawn(viaNode ? process.execPath : 'npm', viaNode ? [script, ...words] : words, {
    cwd: root,
    env: { ...process.env, npm_config_cache: npmCache(), PUPPETEER_SKIP_DOWNLOAD: '1' },
    shell: !viaNode && process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      done();
      if (code !== 0) {
        process.stderr.write(said);
        say(
          'error: the packages could not be installed (see above)\nhint: check the network and the npm settings, then run the same command again',
          '错误：软件包未能安装（原因见上）\n提示：请检查网络和 npm 设置，然后重新运行同一命令',
        );
      }
      resolve(code);
    };
    child.on('error', (error) => {
      said += `${error.message}\n`;
      end(1);
    });
    child.on('close', (code, signal) => end(signal ? 1 : (code ?? 1)));
  });
}

/**
 * A line for each file below a folder. Node's own way to read folders in folders takes three times as long.
 * @param {string} folder @returns {string}
 */
function stateOf(folder) {
  let state = '';
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) state += stateOf(path);
    else {
      const { size, mtimeMs } = statSync(path);
      state += `${path} ${size} ${mtimeMs}\n`;
    }
  }
  return state;
}

/** What the sources are at this moment: a changed one is compiled anew before it is run. */
const stateOfSources = () =>
  createHash('sha256')
    .update(`${root} ${lockHash()}\n${stateOf(inRoot('scripts'))}`)
    .digest('hex')
    .slice(0, 16);

/**
 * The command line, compiled since its last change: loading that takes a third of what loading the sources takes.
 * The sources where it cannot be had (a folder that cannot be written) or is not wanted (to find a fault).
 * @param {string} node
 */
function commandLine(node) {
  const source = inRoot('scripts', 'cli.ts');
  if (process.env.DAYANG_DEBUG === '1') return source;
  const folder = inRoot('node_modules', '.cache', 'dayang-program', stateOfSources());
  const compiled = join(folder, 'cli.cjs');
  if (!existsSync(compiled)) {
    spawnSync(node, [inRoot('scripts', 'package', 'compile-program.ts'), folder], { stdio: 'ignore' });
  }
  return existsSync(compiled) ? compiled : source;
}

/** @param {string} node @param {string[]} words @returns {Promise<number>} */
function runWith(node, words) {
  const child = spawn(node, words, { stdio: 'inherit' });
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`error: ${node}: ${error.message}\n`);
      resolve(missingTool);
    });
    child.on('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  });
}

/**
 * Installs what is missing and runs a program of the table above under the project's own Node.
 * @param {string} program @param {readonly string[]} words
 */
export async function start(program, words) {
  if (program === 'note-installation') {
    // An installation must not fail over a note that the next start can make good.
    try {
      noteInstallation();
    } catch {}
    return;
  }
  const entry = programs[/** @type {keyof typeof programs} */ (program)];
  if (!entry) {
    process.stderr.write(`error: "${program}" is none of ${Object.keys(programs).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  if (!installed()) {
    if ((await install()) !== 0) {
      process.exitCode = missingTool;
      return;
    }
    fetchNode();
    noteInstallation();
  }
  const stamp = installed();
  const [script = '', ...before] = entry;
  const node = stamp?.version ? bundledNode : process.execPath;
  const ours = stamp?.version ? stamp.version === process.version : newEnough(process.version);
  if (!stamp?.version && !ours) {
    say(
      `error: Node ${process.version} is too old and the package "node" has none for this machine\nhint: install Node 24 from nodejs.org`,
      `错误：Node ${process.version} 版本过低，且软件包 "node" 不支持本机\n提示：请从 nodejs.org 安装 Node 24`,
    );
    process.exitCode = missingTool;
    return;
  }
  const file = program === 'dayang' ? commandLine(node) : inRoot(script);
  // Others ask whether they are what was started, which a file that is imported is not.
  if (ours && program === 'dayang') {
    process.argv = [process.execPath, file, ...before, ...words];
    await import(pathToFileURL(file).href);
    return;
  }
  process.exitCode = await runWith(node, [file, ...before, ...words]);
}

if (process.argv[1] && basename(process.argv[1]) === 'start.mjs') {
  const [program = 'dayang', ...words] = process.argv.slice(2);
  await start(program, words);
}
