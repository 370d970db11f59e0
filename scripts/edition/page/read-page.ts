/** Reads one page file. */
import type { Code } from '../../core/catalogue/index.ts';
import type { SourceFile } from '../../core/source.ts';
import { mm } from '../../core/units.ts';
import type { Page, Placed, Sheet } from '../model.ts';
import { offer } from '../offer.ts';
import type { PageNumbers } from '../page-label.ts';
import { settingOf, uprightOf } from '../presets.ts';
import { type Reading, report, startOf } from '../reading.ts';
import type { SettingInput } from '../schema/setting.ts';
import { type PageInput, pageSchema, parseRange } from '../schema.ts';
import { readYaml, valueOrigin, type YamlFile } from '../yaml/document.ts';
import { locatedYaml, validate } from '../yaml/issues.ts';
import type { Assets } from './assets.ts';
import { gridOf } from './grid.ts';
import { placedOf } from './placed.ts';
import { checkPlacement } from './placement.ts';

/** What could be read of a page; without `page` if something in it is wrong. */
export interface PageReading {
  readonly source: SourceFile;
  readonly yaml?: YamlFile;
  /** Missing if the file has not a page's shape. */
  readonly placed?: readonly Placed[];
  readonly page?: Page;
}

/** @param about the sheet, unless it is in doubt: what must fit on it is then not looked at */
export function readPage(
  reading: Reading,
  source: SourceFile,
  about: { sheet: Sheet | undefined; assets: Assets; setting?: SettingInput },
): PageReading {
  const yaml = readYaml(reading, source);
  if (!yaml) return { source };
  const input = validate(reading, pageSchema, locatedYaml(yaml));
  if (!input) return { source, yaml };
  checkName(reading, yaml, {
    code: 'edition/unknown-template',
    key: 'template',
    name: input.template,
    known: about.assets.templates,
  });
  checkName(reading, yaml, {
    code: 'edition/unknown-theme',
    key: 'theme',
    name: input.theme,
    known: about.assets.themes,
  });
  checkLooks(reading, yaml, { input, looks: about.assets.looks?.(input.template) });
  const pages = pagesOf(reading, yaml, input);
  const sheet = about.sheet && pages && sheetFor(about.sheet, pages);
  const grid = sheet && gridOf(reading, { input, sheet: about.sheet!, file: yaml, truck: pages.through !== undefined });
  const placed: readonly Placed[] = Object.entries(input.place).map(([id, one]) =>
    placedOf(reading, yaml, { id, input: one, grid }),
  );
  if (!grid || !sheet) return { source, yaml, placed };
  checkPlacement({ reading, file: yaml, grid, placed });
  return {
    source,
    yaml,
    placed,
    page: {
      ...pages,
      name: input.name.trim(),
      file: source.file,
      template: input.template,
      theme: input.theme,
      sheet,
      grid,
      setting: settingOf(about.setting, input.setting),
      upright: uprightOf(about.setting, input.setting),
      fit: input.fit,
      placed,
      origin: startOf(source.file),
    },
  };
}

/** Only an even page and the odd one behind it lie side by side; undefined after the fault was noted. */
function pagesOf(reading: Reading, yaml: YamlFile, { page }: PageInput): PageNumbers | undefined {
  if (typeof page === 'number') return { number: page };
  const { from, to } = parseRange(page);
  if (from > 0 && from % 2 === 0 && to === from + 1) return { number: from, through: to };
  report(reading, 'edition/page-number', { places: [valueOrigin(yaml, ['page'])], with: { value: page } });
  return undefined;
}

/** A double truck is printed on both halves of its sheet. */
const sheetFor = (sheet: Sheet, { through }: PageNumbers): Sheet =>
  through === undefined ? sheet : { ...sheet, width: mm(2 * sheet.width) };

/** A look that no style sheet has does nothing. */
function checkLooks(
  reading: Reading,
  yaml: YamlFile,
  { input, looks }: { input: PageInput; looks: readonly string[] | undefined },
): void {
  for (const [id, { look }] of Object.entries(input.place)) {
    if (look === undefined || !looks || looks.includes(look)) continue;
    report(reading, 'edition/unknown-look', {
      places: [valueOrigin(yaml, ['place', id, 'look'])],
      with: { name: look, template: input.template, choices: offer(look, looks) },
    });
  }
}

interface Named {
  readonly code: Code;
  readonly key: 'template' | 'theme';
  readonly name: string;
  readonly known: readonly string[];
}

function checkName(reading: Reading, yaml: YamlFile, { code, key, name, known }: Named): void {
  if (known.includes(name)) return;
  const places = [valueOrigin(yaml, [key])];
  report(reading, code, { places, with: { name, choices: offer(name, known) } });
}
