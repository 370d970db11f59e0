/** What is written, counted and told when an edition of a batch has come to its end. */
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Ending } from './archive-one.ts';
import type { BatchEvent } from './model.ts';
import { errorCodes, type Failure } from './report/failure-report.ts';
import type { Counter } from './report/tally.ts';
import type { Reports } from './report/write-reports.ts';

export interface Conclusions {
  readonly conclude: (folder: string, ending: Ending) => Promise<void>;
  readonly failures: ReadonlyMap<string, Failure>;
}

/** Editions set aside in a row, their workers ended, after which the machine is at fault and not they. */
const mostInARow = 3;

export function openConclusions({
  reports,
  counter,
  onEvent,
  stop,
}: {
  readonly reports: Reports;
  readonly counter: Counter;
  readonly onEvent: (event: BatchEvent) => void;
  readonly stop: (diagnostics: readonly Diagnostic[]) => void;
}): Conclusions {
  const failures = new Map<string, Failure>();
  let inARow = 0;

  const failed = async (folder: string, { id, pages, diagnostics, killed }: Extract<Ending, { what: 'failed' }>) => {
    inARow = killed ? inARow + 1 : 0;
    const failure = { folder, id, diagnostics };
    failures.set(folder, failure);
    counter.count('failed', pages);
    const { value: report, diagnostics: unwritten } = await reports.setAside(failure);
    if (!report) return stop(unwritten);
    onEvent({ event: 'failed', folder, id, report, codes: errorCodes(diagnostics) });
    if (inARow >= mostInARow) stop([diagnostic('batch/machine', { count: inARow })]);
  };

  return {
    failures,
    async conclude(folder, ending) {
      if (ending.what === 'trouble') return stop(ending.diagnostics);
      if (ending.what === 'failed') return failed(folder, ending);
      const { what, id, pages, location } = ending;
      inARow = 0;
      failures.delete(folder);
      counter.count(what, pages);
      await reports.clear(folder);
      if (what === 'kept') onEvent({ event: 'kept', folder, id, package: location, pages });
      else onEvent({ event: 'done', folder, id, package: location, pages, bytes: ending.bytes });
    },
  };
}
