/** What a command says and where: the asked-for result on stdout, everything else on stderr. */
import { isAbsolute, join } from 'node:path';
import type { Language } from '../core/catalogue/index.ts';
import { phrase, type WordKey } from '../core/catalogue/words.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { type Form, githubDiagnostic, prettyDiagnostic } from '../core/pretty.ts';
import { type Progress, progressOn, quiet as silent } from '../core/progress.ts';
import type { SourceFile } from '../core/source.ts';
import { lineReader } from '../core/source-lines.ts';

export interface Speaker {
  readonly language: Language;
  readonly form: 'pretty' | 'json' | 'github';
  readonly quiet: boolean;
  readonly progress: Progress;
  /** Writes to stdout. */
  readonly result: (text: string) => void;
  /** Writes a phrase to stderr, unless quiet. */
  readonly tell: (key: WordKey, values?: Readonly<Record<string, string | number>>) => void;
  /** Prints diagnostics in the form asked for; under `--json` they go into the report instead. */
  readonly diagnose: (list: readonly Diagnostic[], material?: Material) => void;
}

/** Where the files that diagnostics name lie. */
export interface Material {
  /** Absolute path of the edition folder. */
  readonly root: string;
  readonly sources?: ReadonlyMap<string, SourceFile>;
}

export interface Voice {
  readonly language: Language;
  readonly form: Speaker['form'];
  readonly quiet: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Diagnostics printed before the rest is only counted. */
const most = 60;
function formFor(voice: Voice, material: Material | undefined): Form {
  const pathOf = (file: string): string => (isAbsolute(file) ? file : join(material?.root ?? process.cwd(), file));
  return {
    language: voice.language,
    colour: process.stderr.isTTY === true && !voice.environment['NO_COLOR'] && voice.environment['TERM'] !== 'dumb',
    width: Math.min(process.stderr.columns ?? 100, 120),
    locate: (file) =>
      shownPath(pathOf(file), (voice.form === 'github' && voice.environment['GITHUB_WORKSPACE']) || undefined),
    lineAt: lineReader(material?.root ?? process.cwd(), material?.sources),
  };
}

export function makeSpeaker(voice: Voice): Speaker {
  const progress = voice.quiet || voice.form !== 'pretty' ? silent : progressOn(process.stderr);
  const print = (text: string): void => {
    progress.clear();
    process.stderr.write(text);
  };
  return {
    language: voice.language,
    form: voice.form,
    quiet: voice.quiet,
    progress,
    result(text) {
      progress.clear();
      process.stdout.write(text);
    },
    tell(key, values) {
      if (!voice.quiet) print(`${phrase(voice.language, key, values)}\n`);
    },
    diagnose(list, material) {
      const form = formFor(voice, material);
      const heard = list.filter(({ severity }) => severity === 'error' || !voice.quiet);
      if (voice.form === 'json') return;
      if (voice.form === 'github') process.stdout.write(heard.map((one) => githubDiagnostic(one, form)).join(''));
      else {
        for (const one of heard.slice(0, most)) print(prettyDiagnostic(one, form));
        if (heard.length > most) print(`${phrase(voice.language, 'report/more', { count: heard.length - most })}\n`);
      }
    },
  };
}
