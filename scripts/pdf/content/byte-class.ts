/** Which bytes hold a token together, part tokens, or are tokens themselves. ISO 32000-1:2008, 7.2.2. */

export const regular = 0;
export const white = 1;
export const delimiter = 2;

export const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = white;
for (const character of '()<>[]{}/%') classes[character.charCodeAt(0)] = delimiter;

export const isWhite = (byte: number | undefined): boolean => byte !== undefined && classes[byte] === white;
export const isRegular = (byte: number | undefined): boolean => byte !== undefined && classes[byte] === regular;
