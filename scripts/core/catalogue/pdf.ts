import type { Entries } from './message.ts';

export const pdfEntries = {
} as const satisfies Entries;
