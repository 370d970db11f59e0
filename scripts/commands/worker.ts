/** `dayang worker`: archives what stands in a queue. */
import { deskOf, loadQueue, openStore } from '../batch/index.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import { exitCodes } from '../core/interrupt.ts';
import { refuse, workerCount } from './archive-batch.ts';
import { textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import { batchTeller } from './tell-batch.ts';

export async function runWorker(call: Call): Promise<number> {
  const { options, speaker, signal, urgent } = call;
  const faults: Diagnostic[] = [];
  const workers = workerCount(options, faults);
  const address = textOf(options['out']) ?? 'dist/archive';
  const { value: store, diagnostics: misplaced } = await openStore(address);
  faults.push(...misplaced);
  if (faults.length > 0 || !store) return refuse('worker', call, faults);
  using _ = store;
  const { connect, workQueue } = await loadQueue();
  const say = (list: readonly Diagnostic[]): void => speaker.diagnose(list);
  const asked = { patient: true, say: (one: Diagnostic) => say([one]) };
  const { value: connected, diagnostics } = await connect(textOf(options['queue']) ?? '', asked);
  say(diagnostics);
  if (!connected || hasErrors(diagnostics)) {
    const exit = diagnostics.some(({ code }) => code === 'queue/address') ? exitCodes.usage : exitCodes.errors;
    reportPlainly('worker', speaker, diagnostics, exit);
    return exit;
  }
  signal.addEventListener('abort', () => speaker.tell('queue/draining'), { once: true });
  return workQueue(connected, {
    store,
    desk: deskOf(address),
    via: textOf(options['via']),
    workers,
    untilEmpty: options['untilEmpty'] === true,
    language: speaker.language,
    signal,
    urgent,
    onEvent: batchTeller(speaker),
    say,
  });
}
