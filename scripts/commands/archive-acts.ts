/** What `dayang archive` does with packages that are there, by its first word. */
export type ReadAct = 'verify' | 'text' | 'search';

export const readActs: readonly string[] = ['verify', 'text', 'search'] satisfies readonly ReadAct[];
