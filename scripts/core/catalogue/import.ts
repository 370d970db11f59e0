import type { Entries } from './message.ts';

export const importEntries = {
} as const satisfies Entries;
