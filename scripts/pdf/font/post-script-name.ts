/** The PostScript name of a TrueType font, which is how a PDF calls it. OpenType 1.9, "name", name ID 6. */

const postScript = 6;

/** @returns undefined for what is no TrueType or OpenType font, or has no such name */
export function postScriptName(font: Uint8Array): string | undefined {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  try {
    const tables = view.getUint16(4);
    for (let at = 0; at < tables; at++) {
      const record = 12 + at * 16;
      if (view.getUint32(record) === 0x6e616d65) return nameIn(view, view.getUint32(record + 8));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function nameIn(view: DataView, table: number): string | undefined {
  const strings = table + view.getUint16(table + 4);
  for (let at = 0; at < view.getUint16(table + 2); at++) {
    const record = table + 6 + at * 12;
    if (view.getUint16(record + 6) !== postScript) continue;
    const length = view.getUint16(record + 8);
    const from = strings + view.getUint16(record + 10);
    const bytes = Buffer.from(view.buffer, view.byteOffset + from, length);
    // Platform 1 writes one byte a character, the others UTF-16BE; the name itself is ASCII.
    return view.getUint16(record) === 1 ? bytes.toString('latin1') : new TextDecoder('utf-16be').decode(bytes);
  }
  return undefined;
}
