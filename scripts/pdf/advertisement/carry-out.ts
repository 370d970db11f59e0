/** What the thread does with an advertiser's file: looks at it, and draws it. */
import { obeyOrders } from '../../core/obey-orders.ts';
import { UnreadablePdf } from '../document/unreadable.ts';
import { type Part, renderPart } from '../render-picture.ts';
import { openPdfium } from '../text/pdfium.ts';
import { lookAtPage } from './look-at-page.ts';

export type Order =
  | { readonly task: 'look'; readonly pdf: Uint8Array; readonly page: number | undefined }
  | { readonly task: 'draw'; readonly pdf: Uint8Array; readonly drawing: Drawing };

export interface Drawing {
  /** From 0. */
  readonly index: number;
  readonly part: Part;
  /** Of the picture, px. */
  readonly width: number;
  readonly height: number;
}

// Should it fail, the order meets the failure.
openPdfium().catch(() => undefined);

obeyOrders(
  async (order: Order) => {
    if (order.task === 'look') return lookAtPage(order.pdf, order.page);
    const { index, part, ...size } = order.drawing;
    return renderPart(order.pdf, { index, part }, size);
  },
  (error) => error instanceof UnreadablePdf,
);
