/** What the thread does that a PDF is taken apart in: whatever that does to its readers, the program's own thread goes on. */
import { obeyOrders } from '../core/obey-orders.ts';
import { openPdfium, UnreadablePdf } from '../pdf/index.ts';
import { type ClauseOptions, examineClauses } from './clauses/examine-clauses.ts';
import { type ExamineOptions, examine } from './examine.ts';
import { type PlateOptions, writePlates } from './plates/write-plates.ts';

export type Order =
  | { readonly task: 'examine'; readonly pdf: Uint8Array; readonly options: ExamineOptions }
  | { readonly task: 'clauses'; readonly pdf: Uint8Array; readonly options: ClauseOptions }
  | { readonly task: 'plates'; readonly pdf: Uint8Array; readonly options: PlateOptions };

// Ready by the time a page is to be drawn; should they fail, drawing meets the failure.
openPdfium().catch(() => undefined);
import('sharp').catch(() => undefined);

function carryOut(order: Order): Promise<unknown> {
  if (order.task === 'examine') return examine(order.pdf, order.options);
  return order.task === 'clauses' ? examineClauses(order.pdf, order.options) : writePlates(order.pdf, order.options);
}

obeyOrders(carryOut, (error) => error instanceof UnreadablePdf);
