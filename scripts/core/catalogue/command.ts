import type { Entries } from './message.ts';

export const commandEntries = {
} as const satisfies Entries;
