/** Runs the user's own veraPDF on a file: a second opinion, from a program that we neither bring nor install. */
import { execFile } from 'node:child_process';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { ArchiveStandard } from '../clauses/clause.ts';
import { readVeraPdfReport } from './read-report.ts';

export interface VeraPdfWish {
  /** Path of the executable. */
  readonly tool: string;
  readonly standard: ArchiveStandard;
  readonly signal?: AbortSignal;
}

const flavours: Readonly<Record<ArchiveStandard, string>> = { 'PDF/A-2u': '2u', 'PDF/A-3u': '3u', 'PDF/UA-1': 'ua1' };

/** A large edition takes veraPDF minutes. ms */
const deadline = 600_000;
const mostOutput = 256_000_000;

interface Run {
  readonly output: string;
  /** It is not there, or may not be run. */
  readonly missing?: string;
  /** Why it ended otherwise than by itself. */
  readonly broken?: string;
}

/** What veraPDF finds in the file at `path`; that it is missing or gives no answer is a finding too. */
export async function askVeraPdf(path: string, wish: VeraPdfWish): Promise<readonly Diagnostic[]> {
  const { tool, standard } = wish;
  const { output, missing, broken } = await run(path, wish);
  if (missing !== undefined) return [diagnostic('verapdf/missing', { tool, reason: missing })];
  const report = readVeraPdfReport(output);
  if (broken === undefined && !('fault' in report))
    return report.findings.map((finding) => diagnostic('verapdf/finding', { ...finding, standard }));
  return [diagnostic('verapdf/no-report', { tool, reason: broken ?? ('fault' in report ? report.fault : '–') })];
}

/** It ends with 1 when the file does not conform: what counts is the report. */
function run(path: string, { tool, standard, signal }: VeraPdfWish): Promise<Run> {
  const words = ['--format', 'xml', '--flavour', flavours[standard], path];
  // A batch file starts through the shell alone, which takes its words as one line.
  const shell = process.platform === 'win32' && /\.(bat|cmd)$/i.test(tool);
  const quoted = (word: string): string => (shell ? `"${word.replaceAll('"', '')}"` : word);
  const options = { maxBuffer: mostOutput, timeout: deadline, shell, ...(signal && { signal }) };
  return new Promise((resolve) => {
    execFile(quoted(tool), words.map(quoted), options, (error, output, errors) => {
      const first = errors.trim().split('\n')[0] || error?.message || '–';
      if (error?.code === 'ENOENT' || error?.code === 'EACCES') resolve({ output, missing: error.code });
      else if (error && typeof error.code !== 'number') resolve({ output, broken: first });
      else resolve({ output, ...(!output && { broken: first }) });
    });
  });
}
