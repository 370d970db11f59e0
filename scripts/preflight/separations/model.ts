/** The plates of a page. */

/** Resolution at which total ink is measured, where no other is asked for. */
export const usualDpi = 72;

export interface Separations {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Ink of each plate, 0 to 255, rows from the top: the process inks first, then spots by name. */
  readonly plates: ReadonlyMap<string, Uint8Array>;
  /** True where something is painted in colours that name no inks, such as RGB: how much of each is a guess. */
  readonly guessed?: true;
}

export const processPlates = ['Cyan', 'Magenta', 'Yellow', 'Black'] as const;
