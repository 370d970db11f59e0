/** `dayang new`: a small working edition to start from. */
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../core/files.ts';
import { exitCodes } from '../core/interrupt.ts';
import { schemaFiles } from '../edition/index.ts';
import { type Call, reportPlainly } from './run-command.ts';

const starter = join(import.meta.dirname, '..', '..', 'content', 'starter');

/** Copies the starter to a folder that is empty or not there; whole or not at all. */
async function copyStarter(folder: string): Promise<readonly Diagnostic[]> {
  const making = `${folder}.${process.pid}.part`;
  try {
    const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (there && there.length > 0) return [diagnostic('command/not-empty', { folder: shownPath(folder) })];
    await mkdir(dirname(folder), { recursive: true });
    await cp(starter, making, { recursive: true });
    await addSchemas(making);
    if (there) await rm(folder, { recursive: true });
    await rename(making, folder);
    return [];
  } catch (error) {
    const trouble = fileTrouble(error, shownPath(folder));
    if (!trouble) throw error;
    return [trouble];
  } finally {
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Puts the schemas into the edition itself, where its first lines then find them. */
async function addSchemas(folder: string): Promise<void> {
  for (const [name, text] of schemaFiles()) await writeFile(join(folder, name), text);
  const pages = (await readdir(join(folder, 'pages'))).filter((name) => name.endsWith('.yaml'));
  for (const file of ['edition.yaml', ...pages.map((name) => join('pages', name))]) {
    const text = await readFile(join(folder, file), 'utf8');
    // In the program's own folder the schemas stand beside the editions, one folder up.
    await writeFile(join(folder, file), text.replace(/^(# yaml-language-server: \$schema=)\.\.\//, '$1'));
  }
}

export async function runNew({ argument, speaker }: Call): Promise<number> {
  const folder = resolve(argument ?? '');
  const found = await copyStarter(folder);
  const code = found.length > 0 ? exitCodes.errors : exitCodes.clean;
  speaker.diagnose(found);
  reportPlainly('new', speaker, found, code);
  if (code === exitCodes.clean) {
    if (speaker.form === 'pretty') speaker.result(`${shownPath(folder)}\n`);
    speaker.tell('report/made', { folder: shownPath(folder) });
  }
  return code;
}
