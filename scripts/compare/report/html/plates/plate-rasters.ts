/** The plates of a page as its reader sees the page: what shows of it, turned upright. */

import { type ByteSource, openSource, type PageNode, pageList, UnreadablePdf } from '../../../../pdf/index.ts';
import { renderSeparations, type Separations } from '../../../../preflight/index.ts';
import { rotationOf } from '../../../hash/page-turn.ts';

export interface PlateRasters {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Ink by the name of its plate: 0 for none, 255 for all that there can be; rows from the top. */
  readonly plates: ReadonlyMap<string, Uint8Array>;
  readonly guessed?: true;
}

/**
 * @param page from 1
 * @returns undefined where the page cannot be taken apart: its other pictures stand without its plates
 */
export async function plateRasters(source: ByteSource, page: number, dpi: number): Promise<PlateRasters | undefined> {
  try {
    const { context } = await openSource(source);
    const node = pageList(context)[page - 1];
    return node && upright(await renderSeparations(source, dpi, page - 1), node);
  } catch (error) {
    if (error instanceof UnreadablePdf) return undefined;
    throw error;
  }
}

interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function upright({ plates, guessed, ...canvas }: Separations, node: PageNode): PlateRasters {
  const cut = shownPart(canvas, node);
  const turn = rotationOf(node.dict);
  const size = turn % 180 === 0 ? cut : { width: cut.height, height: cut.width };
  const made = [...plates].map(
    ([name, plate]) => [name, turned(plate, { stride: canvas.width, cut, turn, width: size.width })] as const,
  );
  return { width: size.width, height: size.height, plates: new Map(made), ...(guessed && { guessed }) };
}

/** Plates are drawn of the whole MediaBox, of which only the CropBox shows. */
function shownPart({ width, height, dpi }: Omit<Separations, 'plates' | 'guessed'>, { boxes }: PageNode): Cut {
  const [left = 0, bottom = 0, right = 0, top = 0] = boxes.MediaBox!;
  const crop = boxes.CropBox ?? boxes.MediaBox!;
  const pixels = (length: number): number => Math.round((length * dpi) / 72);
  const from = { x: Math.max(0, pixels(crop[0]! - left)), y: Math.max(0, pixels(top - crop[3]!)) };
  const to = {
    x: Math.min(width, pixels(Math.min(crop[2]!, right) - left)),
    y: Math.min(height, pixels(top - Math.max(crop[1]!, bottom))),
  };
  return {
    left: Math.min(from.x, width - 1),
    top: Math.min(from.y, height - 1),
    width: Math.max(1, to.x - from.x),
    height: Math.max(1, to.y - from.y),
  };
}

interface Turn {
  /** Pixels of a row of the plate. */
  readonly stride: number;
  readonly cut: Cut;
  /** Clockwise, degrees. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Pixels of a row of what comes out. */
  readonly width: number;
}

function turned(plate: Uint8Array, { stride, cut, turn, width }: Turn): Uint8Array {
  const { left, top, width: across, height: down } = cut;
  const out = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    const from = (top + y) * stride + left;
    if (turn === 0) out.set(plate.subarray(from, from + across), y * width);
    else {
      for (let x = 0; x < across; x++) {
        const [toX, toY] =
          turn === 90 ? [down - 1 - y, x] : turn === 180 ? [across - 1 - x, down - 1 - y] : [y, across - 1 - x];
        out[toY * width + toX] = plate[from + x]!;
      }
    }
  }
  return out;
}
