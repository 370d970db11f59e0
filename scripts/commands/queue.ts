/** `dayang queue`: how a queue stands; pauses it, resumes it, takes up again what failed. */
import { loadQueue, type QueueAct, type QueueStatus } from '../batch/index.ts';
import { type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { reportDiagnostic } from '../core/report.ts';
import { refuse } from './archive-batch.ts';
import { textOf } from './options.ts';
import { type Call, reportPlainly } from './run-command.ts';
import type { Speaker } from './speaker.ts';
import { timeText } from './tell-batch.ts';

const acts: readonly QueueAct[] = ['pause', 'resume', 'retry'];
/** Failures that are printed before the rest is only counted. */
const most = 20;

export async function runQueue(call: Call): Promise<number> {
  const { options, speaker } = call;
  const asked = acts.filter((act) => options[act] === true);
  if (asked.includes('pause') && asked.includes('resume')) {
    return refuse('queue', call, [diagnostic('command/conflict', { first: '--pause', second: '--resume' })]);
  }
  const { connect, queueStatus } = await loadQueue();
  const { value: connected, diagnostics } = await connect(textOf(options['queue']) ?? '', { patient: false });
  const { value: status, diagnostics: unread } =
    connected && !hasErrors(diagnostics) ? await queueStatus(connected, asked) : { diagnostics: [] };
  const found: readonly Diagnostic[] = [...diagnostics, ...unread];
  speaker.diagnose(found);
  if (!status) {
    const exit = found.some(({ code }) => code === 'queue/address') ? exitCodes.usage : exitCodes.errors;
    reportPlainly('queue', speaker, found, exit);
    return exit;
  }
  if (speaker.form === 'json') speaker.result(statusJson(status, speaker));
  else tellStatus(status, speaker);
  return exitCodes.clean;
}

const statusJson = ({ failures, ...counts }: QueueStatus, { language }: Speaker): string => {
  const told = failures.map(({ diagnostics, ...one }) => ({
    ...one,
    diagnostics: diagnostics.map((each) => reportDiagnostic(each, language)),
  }));
  return `${JSON.stringify({ version: 1, ...counts, failures: told }, undefined, 2)}\n`;
};

function tellStatus(status: QueueStatus, speaker: Speaker): void {
  const { failures, oldestWaiting, workers, waiting, active, stalled, delayed, done, failed } = status;
  speaker.tell('queue/counts', { waiting, active, stalled, delayed, done, failed });
  const rate = { editions: status.editionsPerMinute.toFixed(1), pages: status.pagesPerSecond.toFixed(2), workers };
  speaker.tell('queue/rate', rate);
  if (oldestWaiting !== null) speaker.tell('queue/oldest', { time: timeText(oldestWaiting, speaker) });
  if (status.paused) speaker.tell('queue/paused');
  for (const { folder, diagnostics } of failures.slice(0, most)) {
    speaker.tell('queue/failed', { folder: shownPath(folder) });
    speaker.diagnose(diagnostics.slice(0, 1), { root: folder });
  }
  if (failures.length > most) speaker.tell('report/more', { count: failures.length - most });
}
