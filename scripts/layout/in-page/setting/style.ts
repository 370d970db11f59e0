/** A paragraph's style as numbers: what may be squeezed and stretched, and how far. */
import type { Script } from '../../../core/script.ts';
import type { Setting } from '../../../edition/model.ts';
import type { Kinsoku } from './marks.ts';

export interface Style {
  /** px. */
  readonly size: number;
  /** First line, em. */
  readonly indent: number;
  readonly vertical: boolean;
  readonly punctuation: Setting['punctuation'];
  readonly kinsoku: Kinsoku;
  /**
   * Between Han and Latin letters or digits, em: as it stands, squeezed, stretched before anything else is, and stretched
   * rather than that Han are parted.
   */
  readonly space: number;
  readonly spaceMin: number;
  readonly spaceEven: number;
  readonly spaceMax: number;
  /** Whether a number stays nearer to its unit than to what else is around it. */
  readonly ties: boolean;
  /** By how much every gap of a line may be narrowed when all else is used up, em. */
  readonly track: number;
  /** Whether a point may hang in the gutter, where a line would gape. */
  readonly hang: boolean;
  /** Whether a mark at a line's end may keep its white, so that the line is stretched less. */
  readonly keep: boolean;
  /** By how much the white of a mark may grow before Han are parted so that one sees it, em. */
  readonly air: number;
  /** Characters that a last line has at least. */
  readonly last: number;
  /** Lines are let in and squeezed between words alone. */
  readonly words: boolean;
  /** How many lines one under another may end in a mark or a hyphen, and what one more costs. */
  readonly stack: { readonly most: number; readonly price: number };
}

const spaces = { none: 0, eighth: 1 / 8, quarter: 1 / 4 } as const;

/** CLREQ: Han–Latin space is ¼ em, from ⅛ to ½. Newspapers let it go to nothing, and track Han before a line gapes. */
export function styleOf(
  setting: Setting,
  { script, ...of }: Pick<Style, 'size' | 'indent' | 'vertical'> & { readonly script?: Script | undefined },
): Style {
  const space = spaces[setting.space];
  const newspaper = setting.mode === 'newspaper';
  return {
    ...of,
    punctuation: setting.punctuation,
    kinsoku: setting.kinsoku,
    space,
    spaceMin: newspaper ? 0 : Math.min(space, 1 / 8),
    spaceEven: newspaper ? Math.max(space, 1 / 8) : 1 / 2,
    spaceMax: newspaper ? Math.max(space, 1 / 4) : 1 / 2,
    ties: newspaper,
    track: newspaper ? 0.05 : 0,
    hang: newspaper,
    keep: newspaper,
    air: newspaper ? 1 / 3 : 0,
    last: setting.last,
    words: script === 'Latn',
    stack: script === 'Latn' ? { most: 2, price: 120 } : { most: 3, price: 30 },
  };
}
