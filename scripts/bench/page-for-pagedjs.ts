/**
 * The sample page as one HTML file for pagedjs-cli: the same copy, pictures, faces and look, blocks where our engine put
 * them. Faces are the whole files from npm, as somebody has them who writes such a page by hand: cutting them down to
 * the page is part of what is compared. Only the Kai face, which npm has in slices alone, is ours.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Edition, Page } from '../edition/model.ts';
import { findFace } from '../html/fonts/index.ts';
import { renderPage } from '../html/index.ts';
import { type OpenBrowser, placedHtml } from '../layout/index.ts';

const require = createRequire(import.meta.url);

/** Writes the page and all it needs into `folder`; returns the HTML's path. */
export async function pageForPagedjs(
  { browser, edition, page }: { browser: OpenBrowser; edition: Edition; page: Page },
  folder: string,
): Promise<string> {
  const { value: html } = await renderPage(edition, page);
  if (!html) throw new Error('the sample page does not render');
  const placed = await placedHtml(browser, html);
  await mkdir(join(folder, 'fonts'), { recursive: true });
  for (const { family, weight, sha256, bytes } of html.faces) {
    const file = findFace(family, weight)?.file;
    const whole =
      file?.kind === 'truetype' && join(dirname(require.resolve(`${file.package}/package.json`)), file.path);
    const into = join(folder, 'fonts', `${sha256}.ttf`);
    if (whole) await copyFile(whole, into);
    else await writeFile(into, bytes);
  }
  for (const [name, path] of html.pictures) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await copyFile(path, join(folder, name));
  }
  const sheet = `@page { size: ${html.sheet.width}mm ${html.sheet.height}mm; margin: 0 }`;
  const file = join(folder, 'page.html');
  await writeFile(
    file,
    `<!doctype html><html lang="${html.language}"><head><meta charset="utf-8"><title>${html.title}</title>` +
      `<style>${sheet}</style><style>${placed.style}</style></head><body>` +
      `<div style="position:relative;width:${html.sheet.width}mm;height:${Number(html.sheet.height) - 1}mm;overflow:hidden">` +
      `<div style="position:absolute;left:${placed.left}px;top:${placed.top}px">${placed.body}</div></div></body></html>\n`,
  );
  return file;
}
