/** Faults that the edition stage finds in what the user wrote. */
import { advertisementEntries } from './advertisement.ts';
import { editionFieldEntries } from './edition-field.ts';
import { editionFileEntries } from './edition-file.ts';
import { editionPageEntries } from './edition-page.ts';
import { editionWholeEntries } from './edition-whole.ts';
import { markdownEntries } from './markdown.ts';
import type { Entries } from './message.ts';

export const editionEntries = {
  ...editionFileEntries,
  ...editionFieldEntries,
  ...editionPageEntries,
  ...editionWholeEntries,
  ...markdownEntries,
  ...advertisementEntries,
} as const satisfies Entries;
