/** Diagnostics as the window shows them: in both languages, with their place as offsets. */
import { createHash } from 'node:crypto';
import { type Diagnostic, hintOf, messageOf } from '../../core/diagnostic.ts';
import type { Finding } from '../protocol.ts';

/** Offset of a line and column, both from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let left = line; left > 1; left -= 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
  }
  return Math.min(at + column - 1, text.length);
}

export function findingOf(one: Diagnostic, textOf: (file: string) => string | undefined): Finding {
  const text = one.at && textOf(one.at.file);
  const from = one.at && text !== undefined ? offsetOf(text, one.at.line, one.at.column) : undefined;
  const [en, zh] = [hintOf(one, 'en'), hintOf(one, 'zh')];
  const box = one.onPage?.box;
  return {
    id: createHash('sha256')
      .update(JSON.stringify([one.code, one.at, one.onPage, one.parameters]))
      .digest('hex')
      .slice(0, 16),
    code: one.code,
    severity: one.severity,
    message: { en: messageOf(one, 'en'), zh: messageOf(one, 'zh') },
    ...(en !== undefined && zh !== undefined && { hint: { en, zh } }),
    ...(one.at &&
      from !== undefined && {
        at: { file: one.at.file, from, to: from, line: one.at.line, column: one.at.column },
      }),
    ...(one.onPage && {
      onPage: {
        page: one.onPage.page,
        ...(one.onPage.through !== undefined && { through: one.onPage.through }),
        ...(one.onPage.block !== undefined && { block: one.onPage.block }),
        ...(box && { box: { x: box.x, y: box.y, width: box.width, height: box.height } }),
      },
    }),
  };
}
