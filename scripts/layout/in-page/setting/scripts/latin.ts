/** English and other languages in Latin letters: words parted by spaces, and by hyphens where Liang's patterns allow it. */
import { kindOf, prohibitions } from '../marks.ts';
import type { ScriptRules } from './rules.ts';

const nothing = { before: 0, behind: 0 };
const curly = '“”‘’';

export const latin: ScriptRules = {
  // Curly quotes are no wider than other marks, and belong to their word.
  kindOf: (character) => (curly.includes(character) ? 'run' : kindOf(character)),
  whiteOf: () => nothing,
  prohibitions,
  gives: () => false,
  hangs: () => false,
  word: { least: 0.75, most: 1.5 },
};
