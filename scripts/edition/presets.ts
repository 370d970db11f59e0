/** Sheets and grids that can be asked for by name. Lengths in mm, type in pt, gutters in ems of the base size. */
import type { Setting, UprightStyle } from './model.ts';

export const sheets = {
  broadsheet: { width: 390, height: 540, margins: { top: 26, bottom: 24, inner: 18, outer: 18 } },
  tabloid: { width: 275, height: 390, margins: { top: 22, bottom: 18, inner: 18, outer: 18 } },
} as const;

/** For sheets of a free size. */
export const customMargins = { top: 20, bottom: 18, inner: 15, outer: 15 } as const;

/** Every size is 12 px and every pitch a whole number of px, so that rows never drift over a page. */
export const grids = {
  'special-6': { columns: 6, characters: 17, size: 9, gutter: 1.5, pitch: 13.5 },
  'special-4': { columns: 4, characters: 17, size: 9, gutter: 1.5, pitch: 13.5 },
  'duikai-8': { columns: 8, characters: 13, size: 9, gutter: 1, pitch: 11.25 },
  'duikai-7': { columns: 7, characters: 14, size: 9, gutter: 2, pitch: 12 },
  'duikai-6': { columns: 6, characters: 17, size: 9, gutter: 1.5, pitch: 12.75 },
  'duikai-5': { columns: 5, characters: 21, size: 9, gutter: 1.5, pitch: 13.5 },
  'sikai-5': { columns: 5, characters: 14, size: 9, gutter: 1, pitch: 12 },
  'sikai-4': { columns: 4, characters: 17, size: 9, gutter: 2, pitch: 12.75 },
} as const;

/** Keys of `setting:` as they are written; any may be left out. */
type Wish<Style> = { readonly [Key in keyof Style]?: Style[Key] | undefined } | undefined;
type SettingWish = Wish<Setting & UprightStyle>;

/** What the page asks for goes before what the edition does. CLREQ wants ¼ em between Han and Latin, newspapers none. */
export function settingOf(edition: SettingWish, page: SettingWish): Setting {
  const choose = <Key extends keyof Setting>(key: Key, otherwise: Setting[Key]): Setting[Key] =>
    page?.[key] ?? edition?.[key] ?? otherwise;
  const mode = choose('mode', 'newspaper');
  return {
    mode,
    punctuation: choose('punctuation', 'full'),
    kinsoku: choose('kinsoku', 'gb'),
    space: choose('space', mode === 'clreq' ? 'quarter' : 'none'),
    last: choose('last', 2),
  };
}

export const uprightOf = (edition: SettingWish, page: SettingWish): UprightStyle => ({
  quotes: page?.quotes ?? edition?.quotes ?? 'gb',
  numbers: page?.numbers ?? edition?.numbers ?? 'upright',
});

export type SheetName = keyof typeof sheets;
export type GridName = keyof typeof grids;

/** A grid as a page asks for it: rows left out are as many as fit. */
export interface GridWish {
  readonly columns: number;
  readonly characters: number;
  readonly size: number;
  readonly gutter: number;
  readonly pitch: number;
  readonly rows?: number | undefined;
}
