/** The command line as data. Nothing of the program's work is loaded here, so that `--help` answers at once. */
import { Command, CommanderError } from 'commander';
import type { Language } from '../core/catalogue/index.ts';
import { phrase } from '../core/catalogue/words.ts';
import { cellWidth } from '../core/cells.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { nearest } from '../core/nearest.ts';
import { type CommandName, type CommandRow, commandTable } from './command-table.ts';

export type OptionValue = string | boolean | readonly string[];

/** A command line that was understood: strings as typed, not yet looked into. */
export interface ParsedCommand {
  readonly command: CommandName;
  readonly argument: string | undefined;
  readonly second?: string;
  /** What stands behind the argument where any number of words may. */
  readonly rest?: readonly string[];
  readonly options: Readonly<Record<string, OptionValue | undefined>>;
}

export type Parsed =
  | { readonly kind: 'command'; readonly parsed: ParsedCommand }
  /** Help or version, to be printed as it is. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'fault'; readonly diagnostic: Diagnostic };

interface Asked {
  readonly language: Language;
  readonly version: string;
  /** Cells in a line of the terminal. */
  readonly width: number;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const secondOf = ({ second }: CommandRow, given: unknown): Pick<ParsedCommand, 'second' | 'rest'> => {
  if (!second) return {};
  return second.name.includes('...') ? { rest: given as readonly string[] } : { second: given as string };
};

function addCommand(program: Command, row: CommandRow, language: Language): Command {
  const command = program.command(row.name).description(phrase(language, row.help));
  if (row.argument) command.argument(row.argument.name, phrase(language, row.argument.help));
  if (row.second) command.argument(row.second.name, phrase(language, row.second.help));
  for (const { flags, help, required, repeated } of row.options) {
    const text = phrase(language, help);
    if (required) command.requiredOption(flags, text);
    else if (repeated) command.option(flags, text, collect);
    else command.option(flags, text);
  }
  return command.helpOption('-h, --help', phrase(language, 'help/help'));
}

function buildParser({ language, version, width }: Asked, write: (text: string) => void): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': phrase(language, 'help/usage'),
    'Arguments:': phrase(language, 'help/arguments'),
    'Options:': phrase(language, 'help/options'),
    'Commands:': phrase(language, 'help/commands'),
  };
  const program = new Command('dayang')
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => width,
      getOutHasColors: () => true,
    })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, displayWidth: cellWidth })
    .showSuggestionAfterError(false)
    .description(phrase(language, 'help/about'))
    .version(version, '-V, --version', phrase(language, 'help/version'))
    .option('--lang <LANGUAGE>', phrase(language, 'help/lang'))
    .helpOption('-h, --help', phrase(language, 'help/help'))
    .helpCommand(false)
    .addHelpText('after', `\n${phrase(language, 'help/exit-codes')}`);
  return program;
}

const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? message;

function faultOf(error: CommanderError, program: Command, command: string): Diagnostic {
  const row = commandTable.find(({ name }) => name === command);
  const said = quoted(error.message);
  switch (error.code) {
    case 'commander.unknownCommand':
      return diagnostic('command/unknown', {
        command: said,
        nearest: nearest(
          said,
          commandTable.map(({ name }) => name),
        ),
      });
    case 'commander.unknownOption': {
      const owner = program.commands.find((one) => one.name() === row?.name) ?? program;
      const option = said.split('=')[0]!;
      const known = [...owner.options.map(({ long }) => long ?? ''), '--help', ...(row ? [] : ['--version'])];
      return diagnostic('command/unknown-option', { option, nearest: nearest(option, known) });
    }
    case 'commander.missingArgument':
      return diagnostic('command/missing-argument', { argument: said, command });
    case 'commander.optionMissingArgument':
      return diagnostic('command/missing-value', { option: said, command });
    case 'commander.missingMandatoryOptionValue':
      return diagnostic('command/missing-option', { option: said, command });
    case 'commander.excessArguments':
      return diagnostic('command/excess-argument', { argument: program.args.at(-1) ?? '', command });
    default:
      throw error;
  }
}

/** Understands the words behind `dayang`. */
export function parseCommand(words: readonly string[], asked: Asked): Parsed {
  let printed = '';
  let parsed: ParsedCommand | undefined;
  const program = buildParser(asked, (text) => {
    printed += text;
  });
  for (const row of commandTable) {
    addCommand(program, row, asked.language).action((...given: unknown[]) => {
      const options = given.at(-2) as ParsedCommand['options'];
      const argument = row.argument ? (given[0] as string | undefined) : undefined;
      const second = secondOf(row, given[1]);
      parsed = { command: row.name, argument, ...second, options: { ...program.opts(), ...options } };
    });
  }
  try {
    program.parse(words.length > 0 ? words : ['--help'], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'answer', text: printed };
    return { kind: 'fault', diagnostic: faultOf(error, program, program.args[0] ?? '') };
  }
  if (!parsed) throw new Error(`no command came out of "${words.join(' ')}"`);
  return { kind: 'command', parsed };
}
