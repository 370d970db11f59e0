/** The e-paper: pages that do nothing but show, links that lead somewhere, outlines on their sheets. */
import { posix } from 'node:path';
import { type Desk, jsonOfFile, shown, textOfFile } from './desk.ts';

const folder = 'data/e-paper';

export async function checkEPaper(desk: Desk): Promise<void> {
  const own = [...desk.files].filter((path) => path.startsWith(`${folder}/`));
  if (!own.includes(`${folder}/index.html`))
    desk.findings.add('archive/file-missing', { file: shown(desk, `${folder}/index.html`) });
  for (const path of own) {
    if (/\.html?$/i.test(path)) await checkHtml(desk, path);
    else if (path.endsWith('.css')) await checkStyles(desk, path);
    else if (path.endsWith('.json')) await checkOutlines(desk, path);
    // Nothing else belongs here: a script, a font, a program.
    else if (!/\.jpg$/.test(path)) desk.findings.add('archive/foreign-file', { file: shown(desk, path) });
  }
}

/** Elements that run or load something. */
const active = /^(?:script|iframe|frame|object|embed|applet|base|form|portal|foreignobject|animate|set)$/i;
const loading = /^(?:src|srcset|poster|data|background|action|formaction|ping|manifest|xlink:href)$/i;

async function checkHtml(desk: Desk, path: string): Promise<void> {
  const text = await textOfFile(desk, path);
  if (text === undefined) return;
  const file = shown(desk, path);
  const says = (what: string): void => desk.findings.add('archive/active-content', { file, text: what.slice(0, 60) });
  for (const [tag, name = '', rest = ''] of text.matchAll(/<([A-Za-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>?/g)) {
    if (active.test(name) || /^meta[\s\S]*http-equiv\s*=\s*["']?refresh/i.test(`${name}${rest}`)) says(tag);
    for (const [, key = '', double, single, bare] of rest.matchAll(
      /([^\s=/"'>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g,
    )) {
      const value = decodeSigns(double ?? single ?? bare ?? '');
      if (/^on/i.test(key)) says(`${key}=…`);
      const leads = /^href$/i.test(key);
      if (!leads && !loading.test(key)) continue;
      // Only a link that a reader presses may lead out.
      const outside = /^[\s\u0000-\u001f]*(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/.test(value);
      const pressed = leads && /^a$/i.test(name) && /^(?:https?|mailto):/i.test(value);
      if (outside && !pressed) says(`${key}="${value}"`);
      else if (!outside && value !== '' && !value.startsWith('#')) checkLink(desk, path, value);
    }
  }
}

const decodeSigns = (value: string): string =>
  value
    .replace(/&#(?:x([0-9a-f]+)|(\d+));?/gi, (_, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    })
    .replace(/&(?:colon|Tab|NewLine);/g, (sign) => ({ '&colon;': ':', '&Tab;': '\t', '&NewLine;': '\n' })[sign]!)
    .replaceAll('&amp;', '&');

function checkLink(desk: Desk, path: string, link: string): void {
  let plain: string;
  try {
    plain = decodeURIComponent(link.split(/[?#]/)[0]!);
  } catch {
    plain = link;
  }
  const target = posix.join(posix.dirname(path), plain);
  if (!target.startsWith('data/')) desk.findings.add('archive/unsafe-path', { file: shown(desk, path), path: link });
  else if (!desk.files.has(target))
    desk.findings.add('archive/named-missing', { file: shown(desk, path), path: target });
}

async function checkStyles(desk: Desk, path: string): Promise<void> {
  const text = await textOfFile(desk, path);
  const found = /@import|url\(|expression\(/i.exec(text?.replace(/\/\*[\s\S]*?\*\//g, '') ?? '');
  if (found) desk.findings.add('archive/active-content', { file: shown(desk, path), text: found[0] });
}

interface PageJson {
  readonly width?: unknown;
  readonly height?: unknown;
  readonly articles?: unknown;
}

async function checkOutlines(desk: Desk, path: string): Promise<void> {
  const page = (await jsonOfFile(desk, path)) as PageJson | null | undefined;
  if (page === undefined) return;
  const [width, height] = [Number(page?.width), Number(page?.height)];
  const rings = (Array.isArray(page?.articles) ? page.articles : []).flatMap(
    (article: { polygons?: unknown } | null) => (Array.isArray(article?.polygons) ? article.polygons : []),
  );
  const astray = rings.flat().some((corner: unknown) => {
    const [x, y] = Array.isArray(corner) ? corner : [];
    return !(x >= 0 && y >= 0 && x <= width + 0.01 && y <= height + 0.01);
  });
  if (astray) desk.findings.add('archive/outline-outside', { file: shown(desk, path) });
}
