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
  /** What stands behind the argument; any number of words if its name ends with dots. */
  readonly second?: { readonly name: string; readonly help: WordKey };
  readonly options: readonly OptionRow[];
}

export type CommandName =
  | 'build'
  | 'proof'
  | 'studio'
  | 'import'
  | 'make'
  | 'new'
  | 'page'
  | 'check'
  | 'copy'
  | 'compare'
  | 'archive'
  | 'worker'
  | 'queue'
  | 'doctor';

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

const queue: OptionRow = { flags: '--queue <REDIS>', help: 'help/queue-address' };
const via: OptionRow = { flags: '--via <PLACE>', help: 'help/via' };

const batchOptions: readonly OptionRow[] = [
  { flags: '--watch-folder <FOLDER>', help: 'help/watch-folder' },
  queue,
  via,
  { flags: '--workers <N>', help: 'help/workers' },
  { flags: '--retry', help: 'help/retry' },
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
      { flags: '--force', help: 'help/build-force' },
      { flags: '--impose <HOW>', help: 'help/impose' },
      { flags: '--section <PAGES>', help: 'help/section' },
      ...plant,
      notes,
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'proof',
    help: 'help/proof',
    argument: { name: '[WHAT]', help: 'help/proof-what' },
    options: [
      { flags: '--plates', help: 'help/plates' },
      { flags: '--dpi <N>', help: 'help/plates-dpi' },
      { flags: '-o, --out <FOLDER>', help: 'help/build-out' },
      ...plant,
      json,
      quiet,
      lang,
    ],
  },
  {
    name: 'studio',
    help: 'help/studio',
    argument: { name: '[EDITION]', help: 'help/edition' },
    options: [
      { flags: '--port <N>', help: 'help/port' },
      { flags: '--read-only', help: 'help/read-only' },
      { flags: '--share <PASSWORD>', help: 'help/share', repeated: true },
      { flags: '--no-open', help: 'help/no-open' },
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
      { flags: '--fix', help: 'help/import-fix' },
      { flags: '--force', help: 'help/force' },
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'make',
    help: 'help/make',
    argument: { name: '[EDITION]', help: 'help/edition' },
    options: [
      { flags: '-p, --page <N>', help: 'help/make-page', required: true },
      { flags: '--name <NAME>', help: 'help/make-name' },
      { flags: '--stories <IDS>', help: 'help/make-stories', repeated: true },
      { flags: '--most <N>', help: 'help/make-most' },
      { flags: '--take <N>', help: 'help/make-take' },
      { flags: '--around', help: 'help/make-around' },
      { flags: '--force', help: 'help/make-force' },
      json,
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
    name: 'page',
    help: 'help/page-command',
    argument: { name: '[EDITION]', help: 'help/edition' },
    options: [
      { flags: '--kind <KIND>', help: 'help/kind' },
      { flags: '--variant <NAME>', help: 'help/variant' },
      { flags: '--stories <STORIES>', help: 'help/stories' },
      { flags: '-p, --page <N>', help: 'help/new-page' },
      { flags: '--name <TEXT>', help: 'help/page-name' },
      { flags: '--theme <THEME>', help: 'help/theme' },
      json,
      quiet,
      lang,
    ],
  },
  {
    name: 'check',
    help: 'help/check',
    argument: { name: '[WHAT]', help: 'help/check-what' },
    options: [
      page,
      { flags: '--picture', help: 'help/picture' },
      { flags: '-o, --out <FOLDER>', help: 'help/build-out' },
      plant[0]!,
      { flags: '--conformance <STANDARD>', help: 'help/check-conformance', repeated: true },
      plant[2]!,
      { flags: '--verapdf <PATH>', help: 'help/verapdf' },
      notes,
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'copy',
    help: 'help/copy',
    argument: { name: '<ACT>', help: 'help/copy-act' },
    second: { name: '<PATHS...>', help: 'help/copy-paths' },
    options: [
      { flags: '--rule <ID>', help: 'help/copy-rule', repeated: true },
      { flags: '--house <FILE>', help: 'help/house' },
      { flags: '--dry-run', help: 'help/dry-run' },
      notes,
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'compare',
    help: 'help/compare',
    argument: { name: '<OLD>', help: 'help/compare-old' },
    second: { name: '<NEW>', help: 'help/compare-new' },
    options: [
      { flags: '--rules <FILE>', help: 'help/compare-rules' },
      { ...page, help: 'help/compare-page' },
      { flags: '--layers <WHICH>', help: 'help/layers', repeated: true },
      { flags: '--dpi <N>', help: 'help/dpi' },
      { flags: '--html <FILE>', help: 'help/html' },
      { flags: '--junit <FILE>', help: 'help/junit' },
      { flags: '--edition <FOLDER>', help: 'help/compare-edition' },
      { flags: '--approve', help: 'help/approve' },
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'archive',
    help: 'help/archive',
    argument: { name: '[WHAT]', help: 'help/archive-what' },
    second: { name: '[MORE...]', help: 'help/archive-more' },
    options: [
      { flags: '-o, --out <PLACE>', help: 'help/archive-out' },
      { flags: '--pdf-a <LEVEL>', help: 'help/pdf-a' },
      { flags: '--glyphs', help: 'help/glyphs' },
      { flags: '--with-copy', help: 'help/with-copy' },
      { flags: '--base-url <URL>', help: 'help/base-url' },
      { flags: '--event-time <TIME>', help: 'help/event-time' },
      { flags: '--verapdf <PATH>', help: 'help/verapdf-too' },
      { flags: '--force', help: 'help/archive-force' },
      { flags: '--schemas <FOLDER>', help: 'help/schemas' },
      { flags: '--article <ID>', help: 'help/article' },
      ...batchOptions,
      notes,
      json,
      github,
      quiet,
      lang,
    ],
  },
  {
    name: 'worker',
    help: 'help/worker',
    options: [
      { ...queue, required: true },
      { flags: '-o, --out <PLACE>', help: 'help/archive-out' },
      via,
      { flags: '--workers <N>', help: 'help/workers' },
      { flags: '--until-empty', help: 'help/until-empty' },
      json,
      quiet,
      lang,
    ],
  },
  {
    name: 'queue',
    help: 'help/queue',
    options: [
      { ...queue, required: true },
      { flags: '--pause', help: 'help/pause' },
      { flags: '--resume', help: 'help/resume' },
      { flags: '--retry', help: 'help/queue-retry' },
      json,
      quiet,
      lang,
    ],
  },
  {
    name: 'doctor',
    help: 'help/doctor',
    options: [{ flags: '-o, --out <FOLDER>', help: 'help/doctor-out' }, json, lang],
  },
];
