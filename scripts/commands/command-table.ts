/** Every command with its arguments and options: what the parser is built from, and the help that it prints. */
import type { WordKey } from '../core/catalogue/words.ts';

export interface OptionRow {
  /** As commander writes it: `-p, --page <N>`. */
  readonly flags: string;
  readonly help: WordKey;
  readonly required?: true;
  /** May stand several times. */
  readonly repeated?: true;
}

export interface CommandRow {
  readonly name: CommandName;
  readonly help: WordKey;
  readonly argument?: { readonly name: string; readonly help: WordKey };
  readonly options: readonly OptionRow[];
}

export type CommandName = 'build' | 'import' | 'new' | 'check' | 'doctor';

const json: OptionRow = { flags: '--json', help: 'help/json' };
const github: OptionRow = { flags: '--github', help: 'help/github' };
const notes: OptionRow = { flags: '--notes', help: 'help/notes' };
const quiet: OptionRow = { flags: '-q, --quiet', help: 'help/quiet' };
const lang: OptionRow = { flags: '--lang <LANGUAGE>', help: 'help/lang' };
const page: OptionRow = { flags: '-p, --page <N>', help: 'help/page', repeated: true };

const plant: readonly OptionRow[] = [
  { flags: '--preset <NAME>', help: 'help/preset' },
  { flags: '--conformance <STANDARD>', help: 'help/conformance' },
  { flags: '--profile <ICC>', help: 'help/profile' },
  { flags: '--marks', help: 'help/marks' },
];

export const commandTable: readonly CommandRow[] = [
  {
    name: 'build',
    help: 'help/build',
    argument: { name: '[EDITION]', help: 'help/edition' },
    options: [
      page,
      { flags: '--only <WHAT>', help: 'help/only', repeated: true },
      { flags: '-o, --out <FOLDER>', help: 'help/build-out' },
      { flags: '-w, --watch', help: 'help/watch' },
      { flags: '--png', help: 'help/png' },
      { flags: '--fit <HOW>', help: 'help/fit' },
      ...plant,
      notes,
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'import',
    help: 'help/import',
    argument: { name: '<TEXT>', help: 'help/text' },
    options: [
      { flags: '--photos <FOLDER>', help: 'help/photos' },
      { flags: '-o, --out <FOLDER>', help: 'help/import-out', required: true },
      { flags: '--sheet <SHEET>', help: 'help/sheet' },
      { flags: '--force', help: 'help/force' },
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'new',
    help: 'help/new',
    argument: { name: '<FOLDER>', help: 'help/new-folder' },
    options: [json, quiet, lang],
  },
  {
    name: 'check',
    help: 'help/check',
    argument: { name: '[WHAT]', help: 'help/check-what' },
    options: [page, json, github, quiet, lang],
  },
  {
    name: 'doctor',
    help: 'help/doctor',
    options: [{ flags: '-o, --out <FOLDER>', help: 'help/doctor-out' }, json, lang],
  },
];
