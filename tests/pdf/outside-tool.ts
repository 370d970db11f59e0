/** Independent readers of PDF from the system's packages. In CI a missing one fails; elsewhere the tests skip loudly. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function haveTools(...names: readonly string[]): boolean {
  const missing = names.filter((name) => spawnSync('which', [name]).status !== 0);
  if (missing.length === 0) return true;
  if (process.env['CI'] === 'true') throw new Error(`missing tools: ${missing.join(', ')}`);
  process.stderr.write(`SKIPPED: needs ${missing.join(', ')} (poppler-utils, qpdf)\n`);
  return false;
}

/** Runs a tool on a PDF, whose path takes the place of `%`; gives what it prints, and throws where it fails. */
export function runTool(tool: string, pdf: Uint8Array, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-pdf-test-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const given = args.map((one) => (one === '%' ? file : one));
    return execFileSync(tool, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Renders the page and reads the picture that pdftoppm writes to its standard output. */
export function greyOf(pdf: Uint8Array, args: readonly string[]): { size: string; pixels: Buffer } {
  const data = Buffer.from(runTool('sh', pdf, ['-c', `pdftoppm ${args.join(' ')} "$0" | base64 -w0`, '%']), 'base64');
  const head = /^P5\s+(\d+ \d+)\s+255\s/.exec(data.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('no picture');
  return { size: head[1]!, pixels: data.subarray(head[0].length) };
}
