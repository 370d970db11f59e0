/** All pages of an edition in one PDF. */
import { type Checked, diagnostic } from './core/diagnostic.ts';
import { writeTogether } from './core/files.ts';
import type { Edition } from './edition/model.ts';
import type { MadePage } from './keep-pages.ts';
import { loadFinishing } from './stages.ts';

/** Path of the whole edition's PDF; that of an earlier build, where it was bound of the same pages. */
export async function bindEdition(
  { edition, out, pages }: { edition: Edition; out: string; pages: readonly MadePage[] },
  { signal, keep }: { readonly signal: AbortSignal; readonly keep?: 'unchanged' | 'anew' | undefined },
): Promise<Checked<string>> {
  const whole = pages.flatMap(({ pdf }) => pdf ?? []);
  if (whole.length < pages.length) return { diagnostics: [diagnostic('command/edition-withheld')] };
  const { mergePdfs, editionFacts } = await loadFinishing();
  const { keepBinding, readBinding } = await import('./deliver/kept/index.ts');
  const facts = editionFacts(edition);
  const keys = pages.flatMap((page) => page.key ?? []);
  const key = keys.length === pages.length ? JSON.stringify([facts, keys]) : undefined;
  const known = key !== undefined && keep === 'unchanged' ? await readBinding(out, key) : undefined;
  if (known !== undefined) return { value: known, diagnostics: [] };
  const bytes = await mergePdfs(await Promise.all(whole.map((pdf) => pdf())), facts);
  const path = 'edition.pdf';
  const { value, diagnostics } = await writeTogether(out, new Map([[path, bytes]]), signal);
  if (value && key !== undefined) await keepBinding(out, key, { path, bytes });
  return { ...(value && { value: value[0]! }), diagnostics };
}
