/** What a script asks of a line: which marks it has, where their white lies, where a line may break. One file a script. */
import type { Script } from '../../../../core/script.ts';
import type { Kind, Kinsoku, Prohibited } from '../marks.ts';
import { japanese } from './japanese.ts';
import { latin } from './latin.ts';
import { simplified } from './simplified.ts';
import { traditional } from './traditional.ts';

export interface ScriptRules {
  kindOf(character: string): Kind;
  /** Part of the em that is white before and behind a mark of a whole em. */
  whiteOf(mark: string, kind: Kind, vertical: boolean): { readonly before: number; readonly behind: number };
  readonly prohibitions: Readonly<Record<Kinsoku, Prohibited>>;
  /** Marks that give up white inside a line. */
  gives(mark: string, kind: Kind): boolean;
  /** Marks that may hang in the gutter. */
  hangs(mark: string, kind: Kind): boolean;
  /** A space between words, of its own width: as narrow and as wide as it may become before others do. */
  readonly word?: { readonly least: number; readonly most: number };
}

const table: Readonly<Record<Script, ScriptRules>> = {
  Hans: simplified,
  Hant: traditional,
  Jpan: japanese,
  Latn: latin,
};

export const rulesOf = (script: Script | undefined): ScriptRules => table[script ?? 'Hans'];
