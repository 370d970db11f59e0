/**
 * The files of `templates/` as programs for Handlebars' runtime. Compiling them takes 40 ms, and loading the compiler
 * 20 ms more; so what comes of it is kept for as long as no template changes.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import handlebars from 'handlebars/runtime.js';
import { cached } from '../core/cache.ts';

const folder = join(import.meta.dirname, '../../templates');

/** Closed by default: a field that a view does not have is thrown. */
const options = { strict: true, preventIndent: true, explicitPartialContext: false } as const;

interface Template {
  readonly name: string;
  readonly source: string;
}

async function readTemplates(): Promise<readonly Template[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.hbs')).sort();
  return await Promise.all(
    files.map(async (file) => ({
      name: file.replaceAll('\\', '/').replace(/\.hbs$/, ''),
      source: await readFile(join(folder, file), 'utf8'),
    })),
  );
}

/** What `Handlebars.template` takes, by the template's name. */
export async function templatePrograms(): Promise<ReadonlyMap<string, TemplateSpecification>> {
  const templates = await readTemplates();
  const recipe = JSON.stringify([handlebars.VERSION, options, templates]);
  const { bytes } = await cached(`templates ${createHash('sha256').update(recipe).digest('hex')}`, async () => {
    const { default: compiler } = await import('handlebars');
    const programs = templates.map(
      ({ name, source }) => `${JSON.stringify(name)}: ${compiler.precompile(source, options)}`,
    );
    return Buffer.from(`({${programs.join(',\n')}})`);
  });
  return new Map(Object.entries(runInThisContext(Buffer.from(bytes).toString('utf8'))));
}
