/** The reports of a batch, in `_batch/` beside its packages: one of each edition that failed, and one of the whole. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Language } from '../../core/catalogue/index.ts';
import { phrase } from '../../core/catalogue/words.ts';
import type { Checked } from '../../core/diagnostic.ts';
import { shownPath, writeTogether } from '../../core/files.ts';
import type { Tally } from '../model.ts';
import { errorCodes, type Failure, failureJson, failureText } from './failure-report.ts';

export interface Reports {
  /** Path of the readable report. */
  readonly setAside: (failure: Failure) => Promise<Checked<string>>;
  /** Takes an earlier report away, since the edition is sound now. */
  readonly clear: (folder: string) => Promise<void>;
  readonly summary: (tally: Tally, failures: readonly Failure[]) => Promise<Checked<string>>;
}

/** The folder's name, and as much of its path's hash as tells two of one name apart. */
function reportName(folder: string): string {
  const plain = basename(folder).replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `${plain}-${createHash('sha256').update(folder).digest('hex').slice(0, 6)}`;
}

/** @param desk absolute path of the batch's own folder */
export function openReports(desk: string, language: Language): Reports {
  const place = join(desk, 'failed');
  const fileOf = (folder: string): string => join(place, `${reportName(folder)}.txt`);
  return {
    async setAside(failure) {
      const name = reportName(failure.folder);
      const files = new Map([
        [`${name}.txt`, failureText(failure, language)],
        [`${name}.json`, failureJson(failure, language)],
      ]);
      const { value, diagnostics } = await writeTogether(place, files);
      return { ...(value && { value: fileOf(failure.folder) }), diagnostics };
    },
    async clear(folder) {
      const text = fileOf(folder);
      await Promise.all([text, text.replace(/txt$/, 'json')].map((file) => rm(file, { force: true })));
    },
    async summary(tally, failures) {
      const head = phrase(language, 'batch/summary', {
        all: tally.all,
        done: tally.done,
        kept: tally.kept,
        failed: tally.failed,
        left: tally.left,
        pages: tally.pages,
        rate: tally.pagesPerSecond,
      });
      const lines = failures.map(
        ({ folder, diagnostics }) =>
          `${shownPath(folder)}: ${errorCodes(diagnostics).join(', ')}\n  ${shownPath(fileOf(folder))}`,
      );
      const failed = failures.map(({ folder, id, diagnostics }) => ({
        folder,
        id,
        codes: errorCodes(diagnostics),
        report: fileOf(folder),
      }));
      const files = new Map([
        ['summary.txt', `${[head, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')}\n`],
        ['summary.json', `${JSON.stringify({ version: 1, ...tally, failures: failed }, undefined, 2)}\n`],
      ]);
      const { value, diagnostics } = await writeTogether(desk, files);
      return { ...(value && { value: join(desk, 'summary.txt') }), diagnostics };
    },
  };
}
