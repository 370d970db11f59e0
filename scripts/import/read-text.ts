/** Reads the text export, and refuses what the edition stage would refuse, in the same words. */
import { readFile } from 'node:fs/promises';
import { decodeCopy } from '../copy/index.ts';
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import { positionAt, type SourceFile } from '../core/source.ts';

/** Characters; five times what a broadsheet page holds. */
const LONGEST = 40_000;

// Controls, direction marks, line separators, surrogates without a partner, private use, U+FFFD, a lone CR.
const UNPRINTABLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\uffff\u{f0000}-\u{10ffff}]|\r(?!\n)/gu;

function unprintable(source: SourceFile): Diagnostic[] {
  const found = new Map<string, { at: number; count: number }>();
  for (const { 0: character, index } of source.text.matchAll(UNPRINTABLE)) {
    const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const known = found.get(name);
    found.set(name, { at: known?.at ?? index, count: (known?.count ?? 0) + 1 });
  }
  return [...found].map(([character, { at, count }]) =>
    diagnostic('import/character', { character, count }, { at: positionAt(source, at) }),
  );
}

export async function readText(path: string): Promise<Checked<SourceFile>> {
  const file = shownPath(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const missing = code === 'ENOENT';
    return {
      diagnostics: [
        missing ? diagnostic('import/no-text', { file }) : diagnostic('import/unreadable', { file, reason: code }),
      ],
    };
  }
  const { value: source, diagnostics: faults } = decodeCopy(bytes, file);
  if (!source) return { diagnostics: faults };
  if (source.text.length > LONGEST) {
    return { diagnostics: [diagnostic('import/too-long', { file, characters: source.text.length, limit: LONGEST })] };
  }
  const diagnostics = unprintable(source);
  return diagnostics.length > 0 ? { diagnostics } : { value: source, diagnostics };
}
