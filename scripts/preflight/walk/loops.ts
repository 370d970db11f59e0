/** Forms that draw themselves, by themselves or by way of others: readers stop at different places of such a loop. */
import {
  dictAt,
  isName,
  openOperations,
  type PDFDict,
  type PDFStream,
  readOperation,
  streamAt,
  streamBytes,
} from '../../pdf/index.ts';
import type { Reached } from './reach.ts';

/** Forms and operations that are looked at; a page that has more is over another limit. */
const mostForms = 500;
const mostOperations = 500_000;

/** @returns a name of each form that leads back to itself */
export function loopsIn(reached: readonly Reached[]): readonly string[] {
  const forms = reached.filter(({ kind, stream }) => kind === 'form' && stream).slice(0, mostForms);
  const budget = { left: mostOperations };
  const drawn = new Map<PDFStream, readonly PDFStream[]>();
  for (const { stream, resources } of forms) if (resources) drawn.set(stream!, drawnBy(stream!, resources, budget));
  return forms.filter(({ stream }) => leadsBack(stream!, drawn)).map(({ name }) => `/${name}`);
}

function drawnBy(stream: PDFStream, resources: PDFDict, budget: { left: number }): readonly PDFStream[] {
  const objects = dictAt(resources, 'XObject');
  if (!objects) return [];
  const found: PDFStream[] = [];
  const reader = openOperations(streamBytes(stream));
  while (budget.left-- > 0 && readOperation(reader)) {
    const [name] = reader.operands;
    const next = reader.operator === 'Do' && isName(name) ? streamAt(objects, name.name) : undefined;
    if (next && !found.includes(next)) found.push(next);
  }
  return found;
}

function leadsBack(start: PDFStream, drawn: ReadonlyMap<PDFStream, readonly PDFStream[]>): boolean {
  const seen = new Set<PDFStream>();
  const todo = [...(drawn.get(start) ?? [])];
  while (todo.length > 0) {
    const next = todo.pop()!;
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    todo.push(...(drawn.get(next) ?? []));
  }
  return false;
}
