/** `dayang compare --approve`: makes what lies there now what later comparisons are held against. */
import { resolve } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { fileFaults, layoutsBeside, nameOf, openForComparing, readSide } from './compare-files.ts';
import { reportPlainly } from './run-command.ts';
import type { Speaker } from './speaker.ts';

export interface ApproveCall {
  /** Folder of the references; made as needed. */
  readonly root: string;
  /** A PDF, or a folder of them. */
  readonly pdfs: string;
  readonly speaker: Speaker;
  readonly signal: AbortSignal;
}

/** Dots an inch at which a page is drawn before it is made small. */
const dpi = 50;

export async function runApprove({ root, pdfs, speaker, signal }: ApproveCall): Promise<number> {
  const diagnostics: Diagnostic[] = [];
  const end = (exit: number): number => {
    speaker.diagnose(diagnostics);
    reportPlainly('compare', speaker, diagnostics, exit);
    return exit;
  };
  if (process.env['CI'] === 'true' || process.env['CI'] === '1') {
    diagnostics.push(diagnostic('compare/approve-in-ci'));
    return end(exitCodes.errors);
  }
  const [side, target] = await Promise.all([readSide(pdfs), readSide(root)]);
  if (side.kind === 'absent') diagnostics.push(diagnostic('file/missing', { file: shownPath(resolve(pdfs)) }));
  else if (side.pdfs.size === 0) diagnostics.push(diagnostic('compare/no-pdf', { folder: pdfs }));
  if (target.kind === 'file') diagnostics.push(diagnostic('file/in-the-way', { file: shownPath(resolve(root)) }));
  if (diagnostics.length > 0) return end(exitCodes.errors);
  const { approve, describePages, forgetReferences, pageDrawer } = await import('../compare/index.ts');
  const sum = { written: 0, kept: 0, removed: 0 };
  for (const [name, file] of side.pdfs) {
    signal.throwIfAborted();
    try {
      await using pdf = await openForComparing(file);
      const pages = await describePages(pdf, await layoutsBeside(file));
      const done = await approve(root, side.kind === 'file' ? nameOf(file) : name, {
        pages,
        drawPicture: pageDrawer(pdf, dpi),
      });
      diagnostics.push(...done.diagnostics);
      for (const key of ['written', 'kept', 'removed'] as const) sum[key] += done.value?.[key] ?? 0;
    } catch (error) {
      const known = await fileFaults(error, shownPath(resolve(file)));
      if (known.length === 0) throw error;
      diagnostics.push(...known);
    }
  }
  // One PDF approved by itself says nothing of the others.
  const gone =
    side.kind === 'folder' && !hasErrors(diagnostics)
      ? [...target.references.keys()].filter((name) => !side.pdfs.has(name))
      : [];
  for (const name of gone) sum.removed += await forgetReferences(root, name);
  speaker.tell('summary/approved', sum);
  return end(hasErrors(diagnostics) ? exitCodes.errors : exitCodes.clean);
}
