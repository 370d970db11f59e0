/** An advertisement on its way into the press file. */
import type { Box, Mm } from '../../core/units.ts';
import type { PdfFacts } from '../../edition/model.ts';

/** Samples as they go into the file. */
export interface PressPicture {
  readonly data: Uint8Array;
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly width: number;
  readonly height: number;
  /** 1: DeviceGray. 4: DeviceCMYK. */
  readonly components: 1 | 4;
  /** True where 0 stands for full ink. */
  readonly inverted: boolean;
}

export interface PressAdvertisement {
  /** By which the page's HTML asks for it. */
  readonly name: string;
  readonly file: string;
  /** From the top left corner of the trimmed page. */
  readonly box: Box<Mm>;
  readonly source:
    | { readonly kind: 'pdf'; readonly bytes: Uint8Array; readonly facts: PdfFacts }
    | { readonly kind: 'picture'; readonly picture: PressPicture };
}
