/** Reads text as UTF-8 and nothing else; recognises what else it may be, so that the message can say so. */

export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  /** Another encoding: its name, and the name that `iconv -f` knows it by. */
  | { readonly kind: 'other'; readonly encoding: string; readonly iconv: string }
  /** UTF-8 with broken bytes: the text up to the first of them. */
  | { readonly kind: 'damaged'; readonly before: string }
  | { readonly kind: 'unknown' };

// The most frequent characters of running Chinese in both scripts: about half of any text, a few per cent of a wrong
// decoding.
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道变条只没结解问意建月公无系很情者最立代想已通并提直题程展五果料象员位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手期报记者版市县村镇河这個國時來們於對會發動過說產種後學經進著裡現實體機當從業應開還條問關數見記報縣鎮無為這點線電' +
    '，。、：；“”！？—（）《》',
);
const HAN_OR_MARK = /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60\u2014\u2018-\u201d\u2026\u00b7\u25b6\u25a0]/;

const decodeAs = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** How much a decoding looks like Chinese copy, 0 to 2. */
function plausibility(text: string): number {
  let frequent = 0;
  let fitting = 0;
  let others = 0;
  for (const character of text.slice(0, 20_000)) {
    const code = character.codePointAt(0)!;
    if (code === 0 || (code < 32 && !'\t\r\n'.includes(character))) return 0;
    if (code < 128) continue;
    if (FREQUENT.has(character)) frequent += 1;
    if (HAN_OR_MARK.test(character)) fitting += 1;
    else others += 1;
  }
  const all = fitting + others;
  return all === 0 ? 0 : frequent / all + fitting / all;
}

/** GB 18030 writes with four bytes what GBK cannot. */
function isPlainGbk(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0x81) continue;
    const next = bytes[at + 1]!;
    if (next >= 0x30 && next <= 0x39) return false;
    at += 1;
  }
  return true;
}

const others = [
  { decoder: 'gb18030', iconv: 'GB18030', name: (bytes: Uint8Array) => (isPlainGbk(bytes) ? 'GBK' : 'GB18030') },
  { decoder: 'big5', iconv: 'BIG5', name: () => 'Big5' },
  { decoder: 'utf-16le', iconv: 'UTF-16LE', name: () => 'UTF-16LE' },
  { decoder: 'utf-16be', iconv: 'UTF-16BE', name: () => 'UTF-16BE' },
];

function markedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  // Latin letters and line ends of UTF-16 have a zero as every other byte.
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (Math.max(even, odd) < 2 || Math.min(even, odd) * 8 > Math.max(even, odd)) return undefined;
  const name = odd > even ? 'UTF-16LE' : 'UTF-16BE';
  return plausibility(decodeAs(bytes, name) ?? '\0') > 0 || even + odd > head.length / 3 ? name : undefined;
}

/** Where the first byte stands that breaks UTF-8, with the text before it. */
function textBeforeDamage(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  const streams = (end: number): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
    } catch {
      return undefined;
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (streams(middle) === undefined) high = middle - 1;
    else low = middle;
  }
  return streams(low) ?? '';
}

/** `bytes` as text less a byte order mark, or what they are instead. */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = markedUtf16(bytes);
  if (wide !== undefined) return { kind: 'other', encoding: wide, iconv: 'UTF-16' };
  const text = decodeAs(bytes, 'utf-8');
  if (text !== undefined) return { kind: 'text', text };
  const ranked = others
    .map((one) => ({ one, score: plausibility(decodeAs(bytes, one.decoder) ?? '\0') }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]!;
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const broken = lenient.split('\ufffd').length - 1;
  const kept = [...lenient.matchAll(/[\u4e00-\u9fff]/g)].length;
  if (broken * 4 < kept && plausibility(lenient) > best.score)
    return { kind: 'damaged', before: textBeforeDamage(bytes) };
  if (best.score < 1) return { kind: 'unknown' };
  return { kind: 'other', encoding: best.one.name(bytes), iconv: best.one.iconv };
}
