/** What a batch tells while it runs: one line on a terminal, plain lines without one, events under `--json`. */
import { type BatchEvent, mostDeaths, type Tally } from '../batch/index.ts';
import { phrase } from '../core/catalogue/words.ts';
import { shownPath, shownPlace } from '../core/files.ts';
import type { Speaker } from './speaker.ts';

/** Between two lines about the progress where there is no terminal, ms. */
const plainInterval = 15_000;

export function timeText(seconds: number | null, { language }: Speaker): string {
  if (seconds === null) return phrase(language, 'batch/unknown-time');
  const minutes = Math.floor(seconds / 60);
  return minutes >= 60
    ? phrase(language, 'batch/hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
    : phrase(language, 'batch/minutes', { minutes, seconds: seconds % 60 });
}

const progressValues = ({ all, done, kept, failed, left, pagesPerSecond, secondsLeft }: Tally, speaker: Speaker) => ({
  finished: done + kept,
  all,
  failed,
  left,
  rate: pagesPerSecond.toFixed(2),
  time: timeText(secondsLeft, speaker),
});

const summaryValues = ({ all, done, kept, failed, left, pages, pagesPerSecond }: Tally) => ({
  all,
  done,
  kept,
  failed,
  left,
  pages,
  rate: pagesPerSecond.toFixed(2),
});

export function batchTeller(speaker: Speaker): (event: BatchEvent) => void {
  let told = performance.now();
  const onTerminal = process.stderr.isTTY === true;
  const progress = (tally: Tally): void => {
    const values = progressValues(tally, speaker);
    if (onTerminal) speaker.progress.show(phrase(speaker.language, 'batch/progress', values));
    if (onTerminal || performance.now() - told < plainInterval) return;
    told = performance.now();
    speaker.tell('batch/progress', values);
  };
  const tell = (event: BatchEvent): void => {
    switch (event.event) {
      case 'progress':
        progress(event);
        break;
      case 'done':
        if (speaker.form === 'pretty') speaker.result(`${shownPlace(event.package)}\n`);
        break;
      case 'failed':
        speaker.tell('batch/failed', {
          folder: shownPath(event.folder),
          codes: event.codes.join(', '),
          report: shownPath(event.report),
        });
        break;
      case 'worker-died':
        speaker.tell('batch/died', {
          folder: shownPath(event.folder),
          reason: event.reason,
          deaths: event.deaths,
          most: mostDeaths,
        });
        break;
      case 'end':
        speaker.tell('batch/summary', summaryValues(event));
        if (event.summary) speaker.tell('batch/see', { file: shownPath(event.summary) });
        break;
    }
  };
  return (event) => (speaker.form === 'json' ? speaker.result(`${JSON.stringify(event)}\n`) : tell(event));
}
