/**
 * The files of `templates/` as programs for Handlebars' runtime. Compiling them takes 40 ms, and loading the compiler
 * 20 ms more; so what comes of it is kept for as long as no template changes.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import handlebars from 'handlebars/runtime.js';
import { cached } from '../core/cache.ts';
import { TemplateFault } from './template-fault.ts';

const program = join(import.meta.dirname, '../../templates');

/** Closed by default: a field that a view does not have is thrown. */
const options = { strict: true, preventIndent: true, explicitPartialContext: false } as const;

interface Template {
  /** Of a house package. */
  readonly own: boolean;
  readonly name: string;
  readonly source: string;
}

/** Without waiting: 5 ms for 53 small files, which take 25 where each is waited for. */
function templatesIn(folder: string): readonly Template[] {
  const files = filesIn(folder).filter((file) => file.endsWith('.hbs'));
  return files.sort().map((file) => ({
    own: folder !== program,
    name: file.replaceAll('\\', '/').replace(/\.hbs$/, ''),
    source: readFileSync(join(folder, file), 'utf8'),
  }));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    if (folder === program || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}

/** Those of a house package stand in place of the program's. */
function readTemplates(packageFolder: string | undefined): readonly Template[] {
  const own = packageFolder === undefined ? [] : templatesIn(join(packageFolder, 'templates'));
  const names = new Set(own.map(({ name }) => name));
  return [...templatesIn(program).filter(({ name }) => !names.has(name)), ...own];
}

export interface TemplatePrograms {
  /** What `Handlebars.template` takes, by the template's name. */
  readonly programs: ReadonlyMap<string, TemplateSpecification>;
  /** Texts of those that a house package has. */
  readonly own: ReadonlyMap<string, string>;
}

/** @throws TemplateFault for one of a house package that cannot be read */
export async function templatePrograms(packageFolder?: string): Promise<TemplatePrograms> {
  const templates = readTemplates(packageFolder);
  const recipe = JSON.stringify([handlebars.VERSION, options, templates]);
  const { bytes } = await cached(`templates ${createHash('sha256').update(recipe).digest('hex')}`, async () => {
    const { default: compiler } = await import('handlebars');
    const programs = templates.map(({ name, source, own }) => {
      try {
        return `${JSON.stringify(name)}: ${compiler.precompile(source, options)}`;
      } catch (error) {
        throw own ? new TemplateFault(name, error, source) : error;
      }
    });
    return Buffer.from(`({${programs.join(',\n')}})`);
  });
  return {
    programs: new Map(Object.entries(runInThisContext(Buffer.from(bytes).toString('utf8')))),
    own: new Map(templates.flatMap(({ own, name, source }) => (own ? [[name, source] as const] : []))),
  };
}
