/** Many editions at once: a journal, workers, a watched folder, a queue, storage. */
export { findEditions } from './inputs/find-editions.ts';
export type { ArchiveOptions, BatchEvent, Tally } from './model.ts';
export { mostDeaths } from './pool/pool.ts';
export { type BatchRequest, type BatchResult, runBatch } from './run-batch.ts';
export { deskOf, openStore } from './store/open-store.ts';

/** The queue's own packages take a while to load. */
export const loadQueue = async () => ({
  ...(await import('./queue/connect.ts')),
  ...(await import('./queue/enqueue.ts')),
  ...(await import('./queue/share.ts')),
  ...(await import('./queue/work-queue.ts')),
  ...(await import('./queue/queue-status.ts')),
});
export type { Enqueued } from './queue/enqueue.ts';
export type { QueueAct, QueueStatus } from './queue/queue-status.ts';
export { openDropFolder } from './watch-folder.ts';
