import type { Entries } from './message.ts';

export const editionEntries = {
} as const satisfies Entries;
