/** A photo as it goes into the press file. */
export interface PressPhoto {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** 1: DeviceGray, black ink alone. 4: DeviceCMYK. */
  readonly components: 1 | 4;
  /** True where 0 stands for full ink, as in every CMYK JPEG with Adobe's marker. */
  readonly inverted: boolean;
}

/** Width, height, components, inverted; then the JPEG. */
const headBytes = 10;

/** For the cache. */
export function packPhoto({ jpeg, width, height, components, inverted }: PressPhoto): Uint8Array {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(width, 0);
  head.writeUInt32LE(height, 4);
  head[8] = components;
  head[9] = inverted ? 1 : 0;
  return Buffer.concat([head, jpeg]);
}

export function unpackPhoto(packed: Uint8Array): PressPhoto {
  const head = Buffer.from(packed.buffer, packed.byteOffset, headBytes);
  return {
    width: head.readUInt32LE(0),
    height: head.readUInt32LE(4),
    components: head[8] as 1 | 4,
    inverted: head[9] === 1,
    jpeg: packed.subarray(headBytes),
  };
}
