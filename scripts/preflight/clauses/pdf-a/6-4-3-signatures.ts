import { key, nameAt, numbersAt, PDFDict, PDFHexString, PDFString, resolve } from '../../../pdf/index.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';

/** A value of ASN.1 in its DER form: its tag, and what lies in it. */
interface Der {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

function derAt(bytes: Uint8Array, at: number): Der | undefined {
  let length = bytes[at + 1];
  if (length === undefined) return undefined;
  let from = at + 2;
  if (length & 128) {
    const count = length & 127;
    length = 0;
    for (let by = 0; by < count && by < 4; by++) length = length * 256 + (bytes[from++] ?? 0);
  }
  const to = from + length;
  return to <= bytes.length && to >= from ? { tag: bytes[at]!, from, to } : undefined;
}

function partsOf(bytes: Uint8Array, { from, to }: Der): readonly Der[] {
  const found: Der[] = [];
  for (let at = from; at < to; ) {
    const one = derAt(bytes, at);
    if (!one) break;
    found.push(one);
    at = one.to;
  }
  return found;
}

/** RFC 2315, 9.1: certificates are the part tagged 0, signers the set at the end. */
function signedData(bytes: Uint8Array): { readonly certificates: boolean; readonly signers: number } {
  const whole = derAt(bytes, 0);
  const wrapped = whole && partsOf(bytes, whole).find(({ tag }) => tag === 0xa0);
  const data = wrapped && partsOf(bytes, wrapped)[0];
  const parts = data ? partsOf(bytes, data) : [];
  const last = parts.at(-1);
  return {
    certificates: parts.some((part) => part.tag === 0xa0 && part.to > part.from),
    signers: last?.tag === 0x31 ? partsOf(bytes, last).length : 0,
  };
}

function faults(dict: PDFDict, { context, bytes }: ClauseSubject): readonly Breach[] {
  const contents = resolve(context, dict.get(key('Contents')));
  if (!(contents instanceof PDFHexString || contents instanceof PDFString)) return [];
  const [a = -1, b = 0, c = 0, d = 0] = numbersAt(dict, 'ByteRange') ?? [];
  const hole = c - (a + b);
  const covers = a === 0 && c + d === bytes.length && hole > 0 && hole <= contents.asBytes().length * 2 + 4;
  const { certificates, signers } = signedData(contents.asBytes());
  return [
    ...(covers ? [] : [breach('6.4.3-1', `/ByteRange [${[a, b, c, d].join(' ')}]`)]),
    ...(certificates ? [] : [breach('6.4.3-2', 'PKCS#7 X.509 –')]),
    ...(signers === 1 ? [] : [breach('6.4.3-3', `PKCS#7 SignerInfo × ${signers}`)]),
  ];
}

export const signatures: Clause = {
  id: 'pdfa.6-4-3',
  tests: ['6.4.3-1', '6.4.3-2', '6.4.3-3'],
  description: {
    en: 'signatures that do not cover the whole file, or lack their certificate or one signer',
    zh: '签名未覆盖整个文件，或缺证书、签署人数不是一',
  },
  find: (subject) =>
    subject.objects.flatMap(([, object]) =>
      object instanceof PDFDict && object.has(key('ByteRange')) && (nameAt(object, 'Type') ?? 'Sig') === 'Sig'
        ? faults(object, subject)
        : [],
    ),
};
