/** facts.json as text that diffs well. */
import type { PageFacts } from './model.ts';

/** Two levels deep one entry a line; deeper than that in one line. */
export function factsJson(facts: PageFacts): string {
  const members = Object.entries(facts).map(([key, value]) => {
    const name = JSON.stringify(key);
    if (typeof value !== 'object') return `  ${name}: ${JSON.stringify(value)}`;
    const rows = Array.isArray(value)
      ? value.map((item) => JSON.stringify(item))
      : Object.entries(value).map(([inner, item]) => `${JSON.stringify(inner)}: ${JSON.stringify(item)}`);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    return rows.length === 0
      ? `  ${name}: ${open}${close}`
      : `  ${name}: ${open}\n    ${rows.join(',\n    ')}\n  ${close}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}
