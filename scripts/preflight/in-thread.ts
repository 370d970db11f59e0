/** Takes a PDF apart in a thread of its own, with an end to its time and memory. */
import { guardedThread } from '../core/guarded-thread.ts';
import { threadFile } from '../core/thread-file.ts';
import type { Order } from './carry-out.ts';

export { type Outcome, usualDeadline } from '../core/guarded-thread.ts';

export const { warmUp, ask: inThread } = guardedThread<Order>(() => threadFile('./thread', import.meta.url));
