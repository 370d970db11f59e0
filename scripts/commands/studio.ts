/** `dayang studio`: the pages of an edition in the browser, edited in place. */
import { spawn } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { exitCodes } from '../core/interrupt.ts';
import { openDesk, serve } from '../studio/index.ts';
import { editionFolder } from './build.ts';
import type { Call } from './run-command.ts';

/** Characters of a password, at least: it is all that stands between the network and the edition. */
const LEAST_PASSWORD = 8;

function portOf(value: unknown, faults: Diagnostic[]): number {
  if (value === undefined) return 0;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  faults.push(diagnostic('command/bad-value', { value: String(value), option: '--port', allowed: '1–65535' }));
  return 0;
}

function passwordsOf(value: unknown, faults: Diagnostic[]): readonly string[] {
  const passwords = Array.isArray(value) ? (value as readonly string[]) : [];
  if (passwords.some((one) => [...one].length < LEAST_PASSWORD)) {
    faults.push(diagnostic('studio/short-password', { least: LEAST_PASSWORD }));
  }
  return passwords;
}

/** Addresses of this machine in its network. */
const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : [])),
  );

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Shows the window in the browser of whoever sits here; where there is none, the address stands on the screen. */
function openBrowserAt(address: string): void {
  const [program, ...words] = openers[process.platform] ?? ['xdg-open'];
  spawn(program, [...words, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

export async function runStudio({ argument, options, speaker, signal }: Call): Promise<number> {
  const faults: Diagnostic[] = [];
  const folder = editionFolder(argument, faults);
  const port = portOf(options['port'], faults);
  const passwords = passwordsOf(options['share'], faults);
  if (faults.length > 0) {
    speaker.diagnose(faults);
    return exitCodes.usage;
  }
  const opened = await openDesk(folder, { readOnly: options['readOnly'] === true });
  if (!opened.value) {
    speaker.diagnose(opened.diagnostics, { root: folder });
    return hasErrors(opened.diagnostics) ? exitCodes.errors : exitCodes.clean;
  }
  await using desk = opened.value;
  const names = passwords.length > 0 ? ownAddresses() : [];
  const serving = await serve(desk, { port, passwords, names }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    speaker.diagnose([diagnostic('studio/port', { port })]);
  });
  if (!serving) return exitCodes.errors;
  await using server = serving;
  speaker.result(`${server.address}\n`);
  speaker.tell('studio/open');
  if (names.length > 0) {
    speaker.tell('studio/shared', { addresses: names.map((name) => `http://${name}:${server.port}/`).join(', ') });
  }
  if (options['open'] !== false && process.stdout.isTTY) openBrowserAt(server.address);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return exitCodes.clean;
}
