/** The plates of a page. */

export interface Separations {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Ink of each plate, 0 to 255, rows from the top: the process inks first, then spots by name. */
  readonly plates: ReadonlyMap<string, Uint8Array>;
}

export const processPlates = ['Cyan', 'Magenta', 'Yellow', 'Black'] as const;
