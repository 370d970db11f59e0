/** Reads `compare.yaml`, or says all that is wrong with it, each fault at its place. */
import { readFile } from 'node:fs/promises';
import { type Checked, diagnostic, hasErrors } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../../core/files.ts';
import { type Position, positionAt } from '../../core/source.ts';
import { mm } from '../../core/units.ts';
import {
  decodeText,
  keyOrigin,
  locatedYaml,
  readYaml,
  report,
  sortedFaults,
  startReading,
  validate,
} from '../../edition/index.ts';
import type { LayerName } from '../model.ts';
import { noTolerance, type Region, type Rules, type Tolerances, usualRules } from './model.ts';
import { type RulesInput, rulesSchema, type TolerancesInput } from './schema.ts';

type RegionInput = RulesInput['accept'][number];

const everyLayer: readonly LayerName[] = ['text', 'geometry', 'looks', 'production'];

/** Members that are given, so that none is there and undefined. */
const given = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;

function tolerancesOf(input: TolerancesInput | undefined, usual: Tolerances): Tolerances {
  const { labels = usual.looks.labels, ...looks } = input?.looks ?? {};
  const { ignore = usual.production.ignore, ...production } = input?.production ?? {};
  return {
    geometry: given(input?.geometry ?? {}),
    looks: { ...given(looks), labels },
    production: { ...given(production), ignore },
  };
}

function regionOf(input: RegionInput, at: Position): Region {
  const { name, reason, until, pages, block, box, layers = everyLayer, kinds } = input;
  return {
    name,
    reason,
    layers,
    at,
    ...given({ until, block, kinds, pages: pages?.map(String) }),
    ...(box && { box: { x: mm(box.x), y: mm(box.y), width: mm(box.width), height: mm(box.height) } }),
  };
}

/**
 * @param file path of `compare.yaml`
 * @returns the rules, or faults as diagnostics whose positions name the file as it was given
 */
export async function loadRules(file: string): Promise<Checked<Rules>> {
  const shown = shownPath(file);
  const bytes = await readFile(file).catch((error: unknown) => {
    const trouble = fileTrouble(error, shown);
    if (!trouble) throw error;
    return trouble;
  });
  if (!(bytes instanceof Uint8Array)) return { diagnostics: [bytes] };
  const decoded = decodeText(bytes);
  if (decoded.kind !== 'text') return { diagnostics: [diagnostic('compare/rules-encoding', { file: shown })] };
  return readRules({ file: shown, text: decoded.text });
}

/** The same for text that was read already. */
export function readRules(source: { readonly file: string; readonly text: string }): Checked<Rules> {
  const reading = startReading('');
  reading.sources.set(source.file, source);
  const yaml = readYaml(reading, source);
  // An empty file is a file without rules.
  if (yaml && yaml.data === null) return { value: usualRules, diagnostics: [] };
  const input = yaml && validate(reading, rulesSchema, locatedYaml(yaml));
  if (!yaml || !input) return { diagnostics: sortedFaults(reading) };
  const seen = new Map<string, number>();
  const regions = (kind: 'accept' | 'hold') =>
    input[kind].map((one, index) => {
      const origin = keyOrigin(yaml, [kind, index, 'name']);
      const place = { places: [origin], with: { rule: one.name } };
      if (one.block !== undefined && one.box) report(reading, 'compare/rule-place', place);
      if (seen.has(one.name)) report(reading, 'compare/rule-name', place);
      seen.set(one.name, index);
      return regionOf(one, positionAt(source, origin.from));
    });
  const accept = regions('accept');
  const hold = regions('hold').map((region, index) => ({
    ...region,
    tolerances: tolerancesOf(input.hold[index]!.tolerances, noTolerance),
  }));
  const diagnostics = sortedFaults(reading);
  if (hasErrors(diagnostics)) return { diagnostics };
  return { value: { tolerances: tolerancesOf(input.tolerances, usualRules.tolerances), accept, hold }, diagnostics };
}
