import type { Entries } from './message.ts';

export const photoEntries = {
} as const satisfies Entries;
