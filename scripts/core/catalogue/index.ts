/** Every code that a diagnostic may carry, with its words in English and Chinese. One file a stage. */
import { archiveEntries } from './archive.ts';
import { archiveVerifyEntries } from './archive-verify.ts';
import { batchEntries } from './batch.ts';
import { checkEntries } from './check.ts';
import { commandEntries } from './command.ts';
import { compareEntries } from './compare.ts';
import { copyEntries } from './copy.ts';
import { copyDeskEntries } from './copy-desk.ts';
import { editionEntries } from './edition.ts';
import { htmlEntries } from './html.ts';
import { importEntries } from './import.ts';
import { kindEntries } from './kind.ts';
import { layoutEntries } from './layout.ts';
import { makeEntries } from './make.ts';
import type { Entry, Language } from './message.ts';
import { pdfEntries } from './pdf.ts';
import { pdfaEntries } from './pdfa.ts';
import { pdfuaEntries } from './pdfua.ts';
import { photoEntries } from './photo.ts';
import { preflightEntries } from './preflight.ts';
import { pressEntries } from './press.ts';
import { queueEntries } from './queue.ts';
import { storeEntries } from './store.ts';
import { studioEntries } from './studio.ts';
import { verapdfEntries } from './verapdf.ts';

export type { Entry, Language };

const entries = {
  ...editionEntries,
  ...photoEntries,
  ...kindEntries,
  ...htmlEntries,
  ...layoutEntries,
  ...makeEntries,
  ...pdfEntries,
  ...pressEntries,
  ...preflightEntries,
  ...archiveEntries,
  ...archiveVerifyEntries,
  ...pdfaEntries,
  ...pdfuaEntries,
  ...verapdfEntries,
  ...importEntries,
  ...checkEntries,
  ...compareEntries,
  ...copyEntries,
  ...copyDeskEntries,
  ...batchEntries,
  ...storeEntries,
  ...queueEntries,
  ...studioEntries,
  ...commandEntries,
};

export type Code = keyof typeof entries;

export const catalogue: Readonly<Record<Code, Entry>> = entries;

/** Ids of the rules that a house style may weigh: those of the copy desk and of the layout. */
export const weighedRules: readonly string[] = [...Object.keys(copyEntries), ...Object.keys(checkEntries)];
