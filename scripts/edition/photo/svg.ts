/** Lets through SVG pictures that are nothing but shapes: no script, no handler, nothing fetched from elsewhere. */
import type { Head } from './head.ts';
import { drawsTooMuch } from './svg-parts.ts';

/** px at 96 to the inch (CSS Values 4, 6.2). */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

const INSIDE = String.raw`#|data:image\/(?:png|jpe?g|gif|webp);base64,`;

const refusals: readonly RegExp[] = [
  /<!ENTITY|<!DOCTYPE[^>]*\[/i,
  /<\?xml-stylesheet/i,
  /<(?:[\w.-]+:)?(?:script|foreignObject|iframe|object|embed|audio|video|handler|listener)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  new RegExp(
    String.raw`[\s"'/](?:[\w.-]+:)?(?:href|src)\s*=\s*(?:"(?!\s*(?:${INSIDE}))[^"]*"|'(?!\s*(?:${INSIDE}))[^']*')`,
    'i',
  ),
  /attributeName\s*=\s*["'][^"']*href["']/i,
  /\bxml:base\s*=/i,
  /@import\b/i,
  new RegExp(String.raw`\burl\((?!\s*["']?\s*(?:${INSIDE}))[^)]*`, 'i'),
  /\bimage-set\(/i,
  /\bjavascript:/i,
  // An escape in a style could spell any of the words above.
  /<style\b[^>]*>[^<]*\\|\bstyle\s*=\s*(?:"[^"]*\\|'[^']*\\)/i,
];

const decodeReferences = (text: string): string =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Width and height in px from a root element's attributes or, failing them, from its viewBox. */
function sizeOf(root: string): { width: number; height: number } | undefined {
  const attribute = (name: string): string | undefined =>
    new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(root)
      ?.slice(1)
      .find((one) => one !== undefined);
  const pixels = (text: string | undefined): number | undefined => {
    const found = /^\s*([\d.]+)\s*([a-z]*)\s*$/.exec(text ?? '');
    const unit = found ? units[found[2]!] : undefined;
    const value = unit === undefined ? Number.NaN : Number(found![1]) * unit;
    return value > 0 && value < 100_000 ? value : undefined;
  };
  const [, , boxWidth, boxHeight] = (attribute('viewBox') ?? '').trim().split(/[\s,]+/);
  const width = pixels(attribute('width')) ?? pixels(boxWidth);
  const height = pixels(attribute('height')) ?? pixels(boxHeight);
  return width && height ? { width, height } : undefined;
}

export function readSvgHead(bytes: Buffer): Head {
  const raw = decoded(bytes);
  if (raw === undefined) return { kind: 'corrupt' };
  const text = decodeReferences(raw.replace(/<!--[\s\S]*?-->/g, ''));
  for (const refusal of refusals) {
    const found = refusal.exec(text) ?? refusal.exec(decodeReferences(raw));
    if (found) return { kind: 'active', what: found[0].trim().slice(0, 40) };
  }
  const root = /<(?:[\w.-]+:)?svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(text)?.[0];
  if (!root || !/<\/(?:[\w.-]+:)?svg\s*>\s*$|\/>\s*$/.test(text)) return { kind: 'truncated' };
  if (drawsTooMuch(text)) return { kind: 'corrupt' };
  const size = sizeOf(root);
  if (!size) return { kind: 'sizeless' };
  return {
    kind: 'picture',
    width: Math.round(size.width) || 1,
    height: Math.round(size.height) || 1,
    colour: 'rgb',
    orientation: 1,
  };
}
