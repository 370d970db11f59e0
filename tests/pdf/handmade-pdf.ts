/** Small PDFs written by hand, for what Chromium never writes. */

export interface HandmadePage {
  readonly content: string;
  /** Entries of the resource dictionary, such as `/Font << /F1 5 0 R >>`. */
  readonly resources?: string;
  /** Further entries of the page. */
  readonly page?: string;
}

/** Objects 1 to 4 are catalog, page tree, page and content; `extra` are the bodies of objects 5 and on. */
export function handmadePdf(
  { content, resources = helvetica, page = '' }: HandmadePage,
  extra: readonly string[] = [helveticaFont],
): Uint8Array {
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << ${resources} >> /Contents 4 0 R ${page} >>`,
    stream('', content),
    ...extra,
  ];
  let text = '%PDF-1.7\n';
  const offsets = bodies.map((body, at) => {
    const offset = Buffer.byteLength(text, 'latin1');
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(text, 'latin1');
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** A stream object of latin-1 text, with further entries of its dictionary. */
export const stream = (entries: string, data: string): string =>
  `<< ${entries} /Length ${Buffer.byteLength(data, 'latin1')} >>\nstream\n${data}\nendstream`;

const helvetica = '/Font << /F1 5 0 R >>';
export const helveticaFont = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
