/** How far a long run has come: one line on a terminal that is overwritten, nothing elsewhere. */
import { cellsOf } from './cells.ts';

export interface Progress {
  /** Replaces the line. */
  readonly show: (text: string) => void;
  /** Takes the line away, so that something else can be printed. */
  readonly clear: () => void;
}

export const quiet: Progress = { show: () => undefined, clear: () => undefined };

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

function cut(text: string, cells: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += cellsOf(character);
    if (used > cells) break;
    kept += character;
  }
  return kept;
}

export function progressOn(stream: Terminal): Progress {
  if (!stream.isTTY) return quiet;
  let shown = false;
  return {
    show(text) {
      shown = true;
      stream.write(`\r\u001b[2K${cut(text, (stream.columns || 80) - 1)}`);
    },
    clear() {
      if (shown) stream.write('\r\u001b[2K');
      shown = false;
    },
  };
}
