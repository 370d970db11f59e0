/** What an editor should look at after an import, each at its place in the written story. */
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import type { FoundPhoto, ImportReport, Passage, TextParts } from './model.ts';
import { longestRepeat } from './repeats.ts';
import { isSuspiciousSeam } from './seam.ts';
import type { StoryFile } from './story-file.ts';

/** Characters shown on either side of a place. */
const CONTEXT = 8;

export interface Flags {
  readonly joins: ImportReport['joins'];
  readonly diagnostics: readonly Diagnostic[];
}

const HALF_WIDTH = /(?<=\p{Script=Han})[,.;:!?()](?=\p{Script=Han})/gu;

/**
 * Half-width marks between Han: legal, but not what a Chinese page is usually set with.
 *
 * @param file absolute path, shown as a command takes it from here
 */
function halfWidthOf(text: string, file: string): Diagnostic[] {
  const count = text.match(HALF_WIDTH)?.length ?? 0;
  return count > 0 ? [diagnostic('import/half-width', { count, file: shownPath(file) })] : [];
}

export function flagsOf(
  parts: TextParts,
  of: {
    readonly story: StoryFile;
    readonly file: string;
    /** Absolute path of the edition folder. */
    readonly out: string;
    /** Pictures on the page, and those that the text has no caption for. */
    readonly photos: readonly FoundPhoto[];
    readonly spare: readonly FoundPhoto[];
    readonly text: string;
    /** The marks of the copy were mended. */
    readonly fixed: boolean;
  },
): Flags {
  const diagnostics: Diagnostic[] = [];
  const at = (passage: Passage, offset: number) => ({ file: of.file, ...of.story.place(passage, offset) });
  const joins: ImportReport['joins'][number][] = [];
  for (const passage of parts.flow) {
    for (const seam of passage.seams) {
      const around = `…${passage.text.slice(seam - CONTEXT, seam)}▏${passage.text.slice(seam, seam + CONTEXT)}…`;
      const suspicious = isSuspiciousSeam(passage.text, seam, of.text);
      const place = at(passage, seam);
      joins.push({ line: place.line, suspicious, around });
      diagnostics.push(diagnostic(suspicious ? 'import/seam' : 'import/joined', { around }, { at: place }));
    }
  }
  for (const passage of parts.unfinished) {
    const own = parts.flow.find(({ text }) => text === passage.text) ?? passage;
    const around = `…${passage.text.slice(-2 * CONTEXT)}`;
    diagnostics.push(diagnostic('import/unfinished', { around }, { at: at(own, own.text.length) }));
  }
  // The copy desk tells of every repeat.
  if (!of.fixed) diagnostics.push(...repeatOf(parts, at));
  for (const passage of parts.captions.slice(of.photos.length)) {
    diagnostics.push(diagnostic('import/caption-left', { caption: passage.text }, { at: at(passage, 0) }));
  }
  for (const { name } of of.photos.slice(parts.captions.length)) {
    diagnostics.push(diagnostic('import/no-caption', { file: name }));
  }
  for (const { name } of of.spare) diagnostics.push(diagnostic('import/photo-spare', { file: name }));
  if (!of.fixed) diagnostics.push(...halfWidthOf(of.text, join(of.out, of.file)));
  return { joins, diagnostics };
}

function repeatOf(
  parts: TextParts,
  at: (passage: Passage, offset: number) => { file: string; line: number; column: number },
): Diagnostic[] {
  if (!parts.lede) return [];
  let most: { passage: Passage; at: number; length: number } | undefined;
  for (const passage of parts.flow) {
    const found = longestRepeat(parts.lede.text, passage.text);
    if (found && found.length > (most?.length ?? 0)) most = { passage, ...found };
  }
  if (!most) return [];
  const around = `${most.passage.text.slice(most.at, most.at + 2 * CONTEXT)}…`;
  const place = at(most.passage, most.at);
  return [diagnostic('import/lede-repeated', { characters: most.length, around }, { at: place })];
}
