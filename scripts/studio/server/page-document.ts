/** The page as a document for the window's frame: what the build prints, and the programs that bring it to life. */
import { escapeHtml } from '../../html/index.ts';
import type { HtmlPage } from '../../html/model.ts';

/**
 * Paged.js makes style elements of its own, which the policy lets in by the nonce alone; it knows of none, so every one
 * that a script makes is given it. Nothing but our own scripts runs here.
 */
const lendNonce =
  '{const nonce=document.currentScript.nonce,make=Document.prototype.createElement;' +
  'Document.prototype.createElement=function(...what){const made=make.apply(this,what);' +
  "if(made.localName==='style')made.nonce=nonce;return made}}";

export interface DocumentParts {
  readonly nonce: string;
  /** Which source texts it was made of, by file. */
  readonly made: Readonly<Record<string, string>>;
  /** Further style sheets as text. */
  readonly styles: string;
  readonly scripts: readonly string[];
  readonly styleSheets: readonly string[];
}

const inScript = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

export function pageDocument(page: HtmlPage, { nonce, made, styles, scripts, styleSheets }: DocumentParts): string {
  const head = [
    `<script nonce="${nonce}">${lendNonce}</script>`,
    `<style nonce="${nonce}">${styles}</style>`,
    ...styleSheets.map((address) => `<link rel="stylesheet" href="${escapeHtml(address)}">`),
    `<script type="application/json" id="made">${inScript(made)}</script>`,
    ...scripts.map((address) => `<script type="module" src="${escapeHtml(address)}"></script>`),
  ].join('\n');
  const nonced = page.html.replaceAll('<style id=', `<style nonce="${nonce}" id=`);
  // Slices first: of faces for one character the last one declared wins, and that is the page's own.
  const at = nonced.indexOf('<style nonce=');
  return `${nonced.slice(0, at)}${head}\n${nonced.slice(at)}`;
}
