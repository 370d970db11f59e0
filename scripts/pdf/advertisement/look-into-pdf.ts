/** Advertisers' files, which may be anything: looked at and drawn in a thread that has an end to its time and memory. */
import { guardedThread, type Outcome } from '../../core/guarded-thread.ts';
import { threadFile } from '../../core/thread-file.ts';
import type { PdfSight } from '../../edition/index.ts';
import type { Pixels } from '../render-picture.ts';
import type { Drawing, Order } from './carry-out.ts';

const { ask } = guardedThread<Order>(() => threadFile('./thread', import.meta.url));

/**
 * One page of a PDF: its trim, and the words on it.
 *
 * @param page from 1; none: the only one
 * @param deadline ms after which the file counts as endless
 * @throws nothing for a broken file: what it gives says so
 */
export async function lookIntoPdf(bytes: Uint8Array, page?: number, deadline?: number): Promise<PdfSight> {
  const outcome = await ask<PdfSight>({ task: 'look', pdf: bytes, page }, deadline);
  if ('value' in outcome) return outcome.value;
  return 'beyond' in outcome ? { kind: 'beyond', what: outcome.beyond } : { kind: 'damaged' };
}

/** A part of one page as a picture. */
export const drawPart = (pdf: Uint8Array, drawing: Drawing, deadline?: number): Promise<Outcome<Pixels>> =>
  ask({ task: 'draw', pdf, drawing }, deadline);
