/** The words of the folio line (报眉), which stand in `edition.yaml` and in the page files. */
import { valueOrigin, type YamlFile } from '../../edition/index.ts';
import type { Piece } from '../model.ts';
import { pieceOfCopy } from './piece.ts';

/** Every text under some keys of a file. */
export function piecesOfFolio(yaml: YamlFile, keys: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const walk = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value === 'string') {
      const origin = valueOrigin(yaml, path);
      const copy = { text: value.trim(), origin };
      pieces.push(pieceOfCopy(copy, yaml.source, { role: 'folio', chain: path.join(' ') }));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) walk(one, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  const data = (typeof yaml.data === 'object' ? yaml.data : {}) as Readonly<Record<string, unknown>>;
  for (const key of keys) walk(data[key], [key]);
  return pieces.sort((a, b) => a.origin.from - b.origin.from);
}
