/** Reads house styles: the program's own, and that of an edition or of a command line over it. */
import { fileURLToPath } from 'node:url';
import { weighedRules } from '../../core/catalogue/index.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { positionAt } from '../../core/source.ts';
import { keyOrigin, locatedYaml, readYaml, sortedFaults, startReading, validate } from '../../edition/index.ts';
import { readCopyFile } from '../files/read-file.ts';
import { mergeStyle, styleOf } from './merge.ts';
import { type HouseInput, type HouseStyle, houseSchema } from './schema.ts';

const own = fileURLToPath(new URL('../../../content/house-style.yaml', import.meta.url));

async function readStyle(path: string, limits?: readonly string[]): Promise<Checked<HouseInput>> {
  const { value: file, diagnostics } = await readCopyFile(path);
  if (!file) return { diagnostics };
  const { source } = file;
  const reading = startReading('');
  reading.sources.set(source.file, source);
  const yaml = readYaml(reading, source);
  // A file of comments alone says nothing, which is no fault.
  const input = yaml && (yaml.data === null ? {} : validate(reading, houseSchema, locatedYaml(yaml)));
  const faults: Diagnostic[] = [...sortedFaults(reading)];
  if (!yaml || !input || hasErrors(faults)) return { diagnostics: faults };
  const named: readonly (readonly [string, PropertyKey[]])[] = [
    ...Object.keys(input.severity ?? {}).map((id) => [id, ['severity', id]] as const),
    ...Object.entries(input.files ?? {}).flatMap(([glob, ids]) =>
      Object.keys(ids).map((id) => [id, ['files', glob, id]] as const),
    ),
  ].map(([id, path]) => [id, [...path]]);
  for (const [id, path] of named) {
    if (weighedRules.includes(id)) continue;
    const at = positionAt(source, keyOrigin(yaml, path).from);
    faults.push(diagnostic('copy/unknown-rule', { rule: id, nearest: nearest(id, weighedRules) }, { at }));
  }
  for (const name of Object.keys(input.limits ?? {})) {
    if (!limits || limits.includes(name)) continue;
    const at = positionAt(source, keyOrigin(yaml, ['limits', name]).from);
    faults.push(diagnostic('copy/unknown-limit', { name, nearest: nearest(name, limits) }, { at }));
  }
  return hasErrors(faults) ? { diagnostics: faults } : { value: input, diagnostics: faults };
}

let usual: Promise<HouseStyle> | undefined;

async function readUsual(): Promise<HouseStyle> {
  const { value, diagnostics } = await readStyle(own);
  if (!value) throw new Error(`content/house-style.yaml is not sound: ${diagnostics[0]?.code}`);
  return styleOf(value);
}

/**
 * The program's style with that of a file over it.
 *
 * @param path absolute path of the house's own file
 * @param limits names that limits of layout rules have; left out where nobody asks for them
 */
export async function loadHouse(path: string | undefined, limits?: readonly string[]): Promise<Checked<HouseStyle>> {
  usual ??= readUsual();
  if (path === undefined) return { value: await usual, diagnostics: [] };
  const { value, diagnostics } = await readStyle(path, limits);
  return value ? { value: mergeStyle(await usual, value), diagnostics } : { diagnostics };
}
