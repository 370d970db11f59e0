/** What a browser loads by its address: the window, the page and what stands on it. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cutSlice, sliceNumbers } from '../../html/fonts/index.ts';
import { routes } from '../routes.ts';
import { type Answer, pagePolicy, refusal, windowPolicy } from './answer.ts';
import { clientFiles } from './client-bundles.ts';
import { pageDocument } from './page-document.ts';
import { advertisementOf, previewOf, shownWidth } from './previews.ts';
import type { Question, Room } from './serve.ts';
import { firstFont, fontRules, fonts, lettersFor } from './window-fonts.ts';

/** Declared before the page's own faces, which hold what the page was made with: a slice is asked for when it is needed. */
const sliceRules = (faces: readonly { readonly family: string; readonly weight: number }[]): string =>
  faces
    .flatMap(({ family, weight }) =>
      sliceNumbers.map((number) => {
        const hex = number.toString(16);
        const address = `${routes.slice}${encodeURIComponent(family)}/${weight}/${hex}.ttf`;
        return `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;unicode-range:U+${hex}00-${hex}ff;src:url("${address}")}`;
      }),
    )
    .join('\n');

const html = 'text/html; charset=utf-8';

/** @param packs whether the browser takes gzip */
export async function answerWindow(path: string, nonce: string, packs: boolean): Promise<Answer> {
  const files = await clientFiles();
  if (path === routes.window) {
    const style = files.has('shell.css') ? '<link rel="stylesheet" href="/client/shell.css">' : '';
    const body =
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<meta name="nonce" content="${nonce}"><title>大样</title>` +
      `<link rel="preload" as="font" type="font/ttf" crossorigin href="${firstFont}">` +
      `<style nonce="${nonce}">${fontRules}</style>${style}</head>` +
      `<body><script type="module" src="/client/shell.js" nonce="${nonce}"></script></body></html>`;
    return { type: html, body, policy: windowPolicy(nonce) };
  }
  const font = fonts[path];
  if (font) {
    const face = await font();
    return face ? { type: 'font/ttf', body: face, lasting: true } : refusal(404, 'no such file');
  }
  const file = files.get(path.slice(routes.client.length));
  if (!file) return refusal(404, 'no such file');
  const { type, body, packed } = file;
  return packs ? { type, body: packed, headers: { 'content-encoding': 'gzip' } } : { type, body };
}

/** Stands in for a small picture that is still to come. */
const BLANK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 39 54"/>';

/** CSS px at which the tray shows a photo. */
const TRAY = 160;

export async function answerPicture(
  { desk, pages, sweep, products, preparing, inks }: Room,
  { path }: Question,
): Promise<Answer> {
  const found = /^\/page\/(\d{1,4})\/(.*)$/.exec(path);
  if (found) {
    if (found[2] === '') {
      sweep.look(Number(found[1]));
      preparing.shown(Number(found[1]));
    }
    return answerPage(pages, Number(found[1]), found[2]!);
  }
  const small = /^\/thumbnail\/(\d{1,4})\.png$/.exec(path)?.[1];
  if (small) {
    const body = await sweep.firstThumbnail(Number(small));
    return body ? { type: 'image/png', body } : { type: 'image/svg+xml', body: BLANK };
  }
  const ink = /^\/ink\/(\d{1,4})\.png$/.exec(path)?.[1];
  if (ink) {
    const body = await inks.of(Number(ink));
    return body ? { type: 'image/png', body } : refusal(404, 'no such page');
  }
  const [, job, name] = /^\/out\/([0-9a-f]{8})\/([^/]+)$/.exec(path) ?? [];
  if (job && name) return answerProduct(products.find(job, name), name);
  const slice = /^\/slice\/([^/]+)\/(\d{3})\/([0-9a-f]{1,2})\.ttf$/.exec(path);
  if (slice) {
    const bytes = await cutSlice({ family: slice[1]!, weight: Number(slice[2]) }, Number.parseInt(slice[3]!, 16));
    return bytes ? { type: 'font/ttf', body: bytes, lasting: true } : refusal(404, 'no such slice');
  }
  if (path === routes.letters) {
    const bytes = await lettersFor([...desk.texts.held.values()].map(({ text }) => text));
    return bytes ? { type: 'font/ttf', body: bytes } : refusal(404, 'no such file');
  }
  if (path.startsWith(routes.preview)) {
    const edition = await desk.edition();
    const photo = edition?.photos.get(path.slice(routes.preview.length));
    return edition && photo ? previewOf(edition, photo, TRAY) : refusal(404, 'no such photo');
  }
  return refusal(404, 'no such page');
}

/** PDFs are shown by the browser's own reader, which a sandbox would keep from starting. */
const readerPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";
/** The report of a comparison is one file that asks for nothing. */
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

const productTypes: Readonly<Record<string, Pick<Answer, 'type' | 'policy'>>> = {
  pdf: { type: 'application/pdf', policy: readerPolicy },
  png: { type: 'image/png' },
  html: { type: html, policy: reportPolicy },
};

async function answerProduct(file: string | undefined, name: string): Promise<Answer> {
  const known = productTypes[name.slice(name.lastIndexOf('.') + 1)];
  if (file === undefined || !known) return refusal(404, 'no such product');
  return {
    ...known,
    body: await readFile(file),
    headers: { 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}` },
  };
}

async function answerPage(pages: Room['pages'], number: number, rest: string): Promise<Answer> {
  const made = await pages.whole(number);
  if (!made) return refusal(404, 'no such page');
  if (rest === '') {
    const files = await clientFiles();
    const nonce = randomBytes(16).toString('base64');
    const body = pageDocument(made.html, {
      nonce,
      made: made.made,
      styles: sliceRules(made.html.faces),
      styleSheets: files.has('page.css') ? ['/client/page.css'] : [],
      scripts: ['/client/page.js'],
    });
    return { type: html, body, policy: pagePolicy(nonce) };
  }
  const face = /^fonts\/([0-9a-f]{64})\.ttf$/.exec(rest)?.[1];
  const font = face === undefined ? undefined : made.html.faces.find(({ sha256 }) => sha256 === face);
  if (font) return { type: 'font/ttf', body: font.bytes, lasting: true };
  const sold = await advertisementOf(made.edition, made.page, rest);
  if (sold) return sold;
  const photo = [...made.edition.photos.values()].find(({ file }) => file === rest);
  if (!photo) return refusal(404, 'no such picture');
  return previewOf(made.edition, photo, shownWidth(made.page, photo.id) || 400);
}
