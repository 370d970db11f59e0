/** What is found wrong with a package: of each kind so many, and how many more there are. */

import type { Code } from '../../core/catalogue/index.ts';
import { type Diagnostic, diagnostic, type Parameters } from '../../core/diagnostic.ts';

export interface Findings {
  readonly add: (code: Code, parameters: Parameters) => void;
  readonly all: () => readonly Diagnostic[];
}

/** Of one kind; what is wrong a thousand times has one cause. */
const most = 20;

export function openFindings(): Findings {
  const found: Diagnostic[] = [];
  const counts = new Map<Code, number>();
  return {
    add(code, parameters) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= most) found.push(diagnostic(code, parameters));
    },
    all: () => [
      ...found,
      ...[...counts].flatMap(([code, count]) =>
        count > most ? [diagnostic('archive/more', { code, count: count - most })] : [],
      ),
    ],
  };
}
