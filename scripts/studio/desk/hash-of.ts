/** Which text an edit was made on. */
import { createHash } from 'node:crypto';
import type { Hash } from '../protocol.ts';

export const hashOf = (text: string): Hash => createHash('sha256').update(text).digest('hex');
