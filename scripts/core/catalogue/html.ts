import type { Entries } from './message.ts';

export const htmlEntries = {
} as const satisfies Entries;
