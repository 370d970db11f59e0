/** Pages printed by the browser that prints all pages, in the faces that they are set in. */
import { subsetFaces } from '../../scripts/html/fonts/index.ts';
import type { OpenBrowser } from '../../scripts/layout/index.ts';

export interface HtmlToPrint {
  readonly body: string;
  readonly style?: string;
  /** As `@page` writes it. */
  readonly size?: string;
  readonly title?: string;
}

const FACES = [
  { family: 'DY Song', weight: 500 },
  { family: 'DY Song', weight: 900 },
  { family: 'DY Hei', weight: 700 },
] as const;

/** Prints one page as Chromium leaves it. Text is set in `DY Song` 500 at 12 px on 18 px unless the style says otherwise. */
export async function printHtml(
  { browser }: OpenBrowser,
  { body, style = '', size = '1110pt 1536pt', title = '大样' }: HtmlToPrint,
): Promise<Uint8Array> {
  const text = body.replace(/<[^>]*>/g, '');
  const { value: faces, diagnostics } = await subsetFaces(
    FACES.map((face) => ({ ...face, text: `${text}0123456789` })),
  );
  if (!faces) throw new Error(`no faces: ${JSON.stringify(diagnostics)}`);
  const rules = faces.map(
    ({ family, weight, bytes }) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/ttf;base64,${Buffer.from(bytes).toString('base64')}); }`,
  );
  const page = await browser.newPage();
  try {
    await page.setContent(
      `<!doctype html><html lang="zh-CN"><head><title>${title}</title><style>${rules.join('\n')}
      @page { size: ${size}; margin: 0 } * { margin: 0; padding: 0 }
      body { font: 500 12px/18px "DY Song"; font-synthesis: none; position: relative } ${style}</style></head><body>${body}</body></html>`,
    );
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  } finally {
    await page.close();
  }
}

/** Copy of so many characters, the same every time, without long repeats. */
export function copyOf(length: number, seed = 1): string {
  const han =
    '溪水清山岸桥村镇渔民治理生态修复十年河道芦苇鹭石阶茶园稻老孩早晚灯火船只码头风雨晴春夏秋冬星野林花草虫虾金';
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below);
  };
  let text = '';
  while (text.length < length) {
    const clause = Array.from({ length: 4 + next(12) }, () => han[next(han.length)]).join('');
    text += clause + ['，', '。', '；', '（2016年，PM2.5 下降 30%）'][next(13) % 4];
  }
  return text.slice(0, length);
}
