import type { Entries } from './message.ts';

export const layoutEntries = {
} as const satisfies Entries;
