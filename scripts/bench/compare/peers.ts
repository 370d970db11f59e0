/**
 * Other programs that compare PDFs, where they are installed: on the path, or in the `node_modules` of the folder that
 * DAYANG_BENCH_TOOLS names. None is a dependency of the project.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Run, run } from '../run-process.ts';

export interface Answer {
  readonly milliseconds: number;
  readonly different: boolean;
}

export interface Peer {
  readonly name: string;
  /** Why it is not measured here; nothing where it is. */
  readonly missing?: string;
  /** Of more it makes one picture, and takes minutes over eight. */
  readonly mostPages?: number;
  /** What its users have done before: an approved picture of the old pages. Not measured. */
  readonly prepare?: (old: string) => Promise<void>;
  readonly compare: (old: string, fresh: string) => Promise<Answer>;
}

const tools = process.env['DAYANG_BENCH_TOOLS'];
const places = [
  ...(tools === undefined ? [] : [join(tools, 'node_modules', '.bin')]),
  ...(process.env['PATH'] ?? '').split(delimiter),
];
const found = (name: string): string | undefined =>
  places.map((place) => join(place, name)).find((file) => existsSync(file));

const sum = (runs: readonly Run[], different: boolean): Answer => ({
  milliseconds: runs.reduce((all, one) => all + one.milliseconds, 0),
  different,
});

const absent = (...names: readonly string[]): { readonly missing?: string } => {
  const gone = names.filter((name) => found(name) === undefined);
  return gone.length > 0 ? { missing: `not installed: ${gone.join(', ')}` } : {};
};

function comparepdf(mode: 'text' | 'appearance', differs: number): Peer {
  return {
    name: `comparepdf --compare=${mode}`,
    ...absent('comparepdf'),
    compare: async (old, fresh) => {
      const words = ['-v0', `--compare=${mode}`, old, fresh];
      // 15: other numbers of pages.
      const done = await run(found('comparepdf')!, words, { cwd: '/', expected: [0, differs, 15] });
      return sum([done], done.code !== 0);
    },
  };
}

/** Every page drawn at 100 dots an inch, and each pair of pictures compared as odiff does unless told otherwise. */
function odiff(work: string): Peer {
  const draw = (pdf: string, to: string): Promise<Run> =>
    run(found('pdftoppm')!, ['-r', '100', '-png', pdf, join(to, 'page')], { cwd: work });
  return {
    name: 'pdftoppm at 100 dpi, odiff',
    ...absent('pdftoppm', 'odiff'),
    compare: async (old, fresh) => {
      const folders = [join(work, 'odiff-old'), join(work, 'odiff-new')] as const;
      for (const folder of folders) {
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
      }
      const runs = [await draw(old, folders[0]), await draw(fresh, folders[1])];
      const [a, b] = [await readdir(folders[0]), await readdir(folders[1])];
      let different = a.length !== b.length;
      for (const page of a.filter((one) => b.includes(one))) {
        const words = [join(folders[0], page), join(folders[1], page), join(work, 'odiff.png')];
        const done = await run(found('odiff')!, words, { cwd: work, expected: [0, 21, 22] });
        runs.push(done);
        different ||= done.code !== 0;
      }
      return sum(runs, different);
    },
  };
}

function visualDiff(work: string): Peer {
  const folder = join(work, 'pdf-visual-diff');
  const script = join(folder, 'compare.mjs');
  const library = join(tools ?? '', 'node_modules', 'pdf-visual-diff');
  const compare = (pdf: string): Promise<Run> =>
    run(process.execPath, [script, pdf], { cwd: folder, expected: [0, 10] });
  return {
    name: 'pdf-visual-diff',
    ...(existsSync(library) ? {} : { missing: 'not installed: pdf-visual-diff' }),
    mostPages: 2,
    prepare: async (old) => {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const entry = JSON.stringify(join(library, 'lib', 'index.js'));
      const program = `import visual from ${entry};\nconst same = await visual.comparePdfToSnapshot(process.argv[2], ${JSON.stringify(folder)}, 'page');\nprocess.exitCode = same ? 0 : 10;\n`;
      await writeFile(script, program);
      await compare(old);
    },
    compare: async (_, fresh) => {
      const done = await compare(fresh);
      return sum([done], done.code !== 0);
    },
  };
}

export const peers = (work: string): readonly Peer[] => [
  comparepdf('appearance', 10),
  comparepdf('text', 13),
  odiff(work),
  visualDiff(work),
  {
    name: 'diffpdf',
    missing: 'it shows its windows and answers nothing to a program',
    compare: () => Promise.reject(new Error('diffpdf has no answer')),
  },
];
