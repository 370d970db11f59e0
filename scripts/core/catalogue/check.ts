import type { Entries } from './message.ts';

export const checkEntries = {
} as const satisfies Entries;
