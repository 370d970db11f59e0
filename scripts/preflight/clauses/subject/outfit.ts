/** What the file says of its colours: its output intents and profiles. */
import {
  arrayAt,
  key,
  nameAt,
  type PDFContext,
  PDFDict,
  PDFRef,
  type PDFStream,
  resolve,
  streamAt,
  streamBytes,
} from '../../../pdf/index.ts';

export interface IccHeader {
  readonly deviceClass: string;
  readonly space: string;
  readonly version: number;
}

export interface Intent {
  readonly dict: PDFDict;
  readonly kind: string;
  /** The reference under `DestOutputProfile`; what is written in place has none. */
  readonly ref: string | undefined;
  readonly profile: IccHeader | undefined;
  readonly hasProfile: boolean;
}

export interface Outfit {
  readonly intents: readonly Intent[];
  /** Colour space of the PDF/A output intent: `RGB `, `CMYK`, `GRAY`. */
  readonly space: string | undefined;
}

export function iccHeader(stream: PDFStream | undefined): IccHeader | undefined {
  if (!stream) return undefined;
  const bytes = Buffer.from(streamBytes(stream));
  if (bytes.length < 128) return undefined;
  const text = (from: number): string => bytes.toString('latin1', from, from + 4);
  return { deviceClass: text(12), space: text(16), version: bytes[8]! + (bytes[9]! >> 4) / 10 };
}

export function readOutfit(context: PDFContext, catalog: PDFDict | undefined): Outfit {
  const intents = (arrayAt(catalog, 'OutputIntents')?.asArray() ?? []).flatMap((one): Intent[] => {
    const dict = resolve(context, one);
    if (!(dict instanceof PDFDict)) return [];
    const held = dict.get(key('DestOutputProfile'));
    return [
      {
        dict,
        kind: nameAt(dict, 'S') ?? '',
        ref: held instanceof PDFRef ? held.tag : undefined,
        profile: iccHeader(streamAt(dict, 'DestOutputProfile')),
        hasProfile: held !== undefined,
      },
    ];
  });
  return { intents, space: intents.find(({ kind }) => kind === 'GTS_PDFA1')?.profile?.space };
}
