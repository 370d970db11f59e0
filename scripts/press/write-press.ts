/** The press file, out of the same printed page as the proof. */
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { mm, mmToPt } from '../core/units.ts';
import {
  arrangePdf,
  collectGarbage,
  type FinishFacts,
  key,
  type PageNode,
  PDFBool,
  type PDFContext,
  PDFName,
  sealPdf,
} from '../pdf/index.ts';
import { type PlacedForms, placeAdvertisements } from './advertisements/place-advertisements.ts';
import type { PressAdvertisement } from './advertisements/press-advertisement.ts';
import { openColourMap } from './colour/colour-map.ts';
import { openDeviceLink } from './colour/device-link.ts';
import { convertPage } from './document/convert-page.ts';
import { claimOf, setOutputIntent } from './document/output-intent.ts';
import type { Conversion, Photos } from './document/press-job.ts';
import { findRgb, findTransparency, type Remnant } from './document/remnants.ts';
import { stripAnnotations } from './document/strip-annotations.ts';
import { inkFaults } from './inks.ts';
import { addMarks, roomForMarks } from './marks/add-marks.ts';
import type { DeclaredInk, Preset, Slug } from './model.ts';
import { type ProfileBytes, readProfile } from './profile.ts';

export interface PressJob {
  /** As for the proof; the photos are those of the press. */
  readonly facts: Omit<FinishFacts, 'photos' | 'room'>;
  readonly page: number;
  readonly inks: readonly DeclaredInk[];
  /** Nothing comes where they cannot be used, which whoever makes them tells; there is no file then. */
  readonly photos: Photos | Promise<Photos | undefined>;
  /** As for the photos. */
  readonly advertisements?: Advertisements | Promise<Advertisements | undefined> | undefined;
  readonly preset: Preset;
  /** What stands beside the page; printed only where the preset has marks. */
  readonly slug?: Slug;
}

type Advertisements = readonly PressAdvertisement[];

/** Looks at finished bytes, as preflight does, and tells what is wrong with them. */
export type Prove = (pdf: Uint8Array) => Promise<readonly Diagnostic[]>;

/**
 * The press file, if it is what it says that it is: its claim to PDF/X stands in the bytes that `prove` sees, and
 * where `prove` finds an error nothing is handed on. The diagnostics hold what either found.
 */
export async function makePress(raw: Uint8Array, job: PressJob, prove: Prove): Promise<Checked<Uint8Array>> {
  const { value, diagnostics } = await writePress(raw, job);
  if (!value) return { diagnostics };
  const found = await prove(value);
  return { ...(!hasErrors(found) && { value }), diagnostics: [...diagnostics, ...found] };
}

/**
 * The bytes with their claim, not yet proven: whoever calls this must look at them before handing them on.
 * Faults: colours that stay RGB; for X-1a, transparency; a profile or inks that cannot be used.
 */
export async function writePress(raw: Uint8Array, job: PressJob): Promise<Checked<Uint8Array>> {
  const { preset, inks, facts } = job;
  const diagnostics: Diagnostic[] = [...inkFaults(inks, preset), ...bleedFaults(job)];
  const { value: profile, diagnostics: unusable } = await readProfile(preset);
  diagnostics.push(...unusable);
  if (!profile) return { diagnostics };
  const room = preset.marks ? roomForMarks(facts.sheet.bleed) : undefined;
  // Whoever has the proof's facts may hand them over as they are: its RGB photos do not come along.
  const { photos: _photos, room: _room, ...told }: FinishFacts = facts;
  const sheet = { ...facts.sheet, marks: 'none' as const };
  const { context, page } = await arrangePdf(raw, { ...told, sheet, ...(room && { room }) });
  const sold = await (job.advertisements ?? []);
  if (!sold) return { diagnostics };
  const placed = await placeAdvertisements(context, page, sold);
  const left = await convert({ context, page }, { ...job, profile, placed });
  if (!left) return { diagnostics };
  stripAnnotations(context, page);
  if (preset.conformance === 'PDF/X-4') page.dict.set(key('Group'), transparencyGroup(context));
  else page.dict.delete(key('Group'));
  if (preset.marks) {
    const marks = { bleed: facts.sheet.bleed, slug: job.slug, clip: facts.sheet.marks === 'crop' };
    diagnostics.push(...(await addMarks(context, page, marks)));
  }
  setOutputIntent(context, preset, profile);
  collectGarbage(context);
  const about = { page: job.page, fileOf: placed.fileOf };
  diagnostics.push(...named('rgb', [...left, ...(left.length > 0 ? [] : findRgb(context))], about));
  if (preset.conformance !== 'PDF/X-4') diagnostics.push(...named('transparency', findTransparency(context), about));
  for (const file of placed.hiding) diagnostics.push(inAdvertisement('press/advertisement-layers', file, about));
  if (hasErrors(diagnostics)) return { diagnostics };
  return { value: await sealPdf(context, facts, claimOf(preset)), diagnostics };
}

interface Printed {
  readonly context: PDFContext;
  readonly page: PageNode;
}

/** @returns what could not be converted; nothing where there are no photos to be had */
async function convert(
  { context, page }: Printed,
  {
    preset,
    inks,
    photos,
    profile,
    placed,
  }: PressJob & { readonly profile: ProfileBytes; readonly placed: PlacedForms },
): Promise<readonly Remnant[] | undefined> {
  const left: Remnant[] = [];
  const state = (on: boolean) =>
    context.register(context.obj({ Type: 'ExtGState', OP: asBool(on), op: asBool(on), OPM: on ? 1 : 0 }));
  const job: Conversion = {
    context,
    colours: await openColourMap(preset, { profile, inks }),
    link: async () => {
      const link = await openDeviceLink('srgb', profile.bytes, { limit: preset.tac });
      if (!link) throw new Error('LittleCMS does not take the output profile, which was found sound');
      return link;
    },
    photos: Promise.resolve(photos),
    advertisements: placed.forms,
    overprint: { on: state(true), off: state(false) },
    refuse: (what, where) => void left.push({ what, where }),
  };
  const lost = await convertPage(page, job);
  if (!lost) return undefined;
  if (lost.length > 0) throw new Error(`photos found no place on the page: ${lost.join(', ')}`);
  return left;
}

const asBool = (value: boolean) => (value ? PDFBool.True : PDFBool.False);

/** The space in which the page's own transparency is worked out. ISO 15930-7:2010, 6.12. */
const transparencyGroup = (context: PDFContext) =>
  context.obj({ Type: 'Group', S: 'Transparency', CS: PDFName.of('DeviceCMYK'), I: PDFBool.True });

interface About {
  readonly page: number;
  readonly fileOf: PlacedForms['fileOf'];
}

const codes = {
  rgb: { own: 'press/rgb-left', sold: 'press/advertisement-rgb' },
  transparency: { own: 'press/transparency', sold: 'press/advertisement-transparency' },
} as const;

/** What an advertisement holds is told of its file, once a kind. */
function named(kind: keyof typeof codes, remnants: readonly Remnant[], about: About): Diagnostic[] {
  const { page, fileOf } = about;
  const own = new Set<string>();
  const sold = new Map<string, Diagnostic>();
  for (const { what, where, object } of remnants) {
    const file = object === undefined ? undefined : fileOf(object);
    if (file === undefined) own.add(`${what} (${where})`);
    else sold.set(`${file} ${what}`, inAdvertisement(codes[kind].sold, file, about, what));
  }
  const ours = [...own].map((element) => diagnostic(codes[kind].own, { element, page }, { onPage: { page } }));
  return [...ours.slice(0, most), ...[...sold.values()].slice(0, most)];
}

const inAdvertisement = (code: Diagnostic['code'], file: string, { page }: About, element?: string): Diagnostic =>
  diagnostic(code, { file, element, page }, { at: { file, line: 1, column: 1 }, onPage: { page } });

/** So many of one fault are told; the rest have the same cause. */
const most = 20;

function bleedFaults({ facts, preset, page }: PressJob): Diagnostic[] {
  if (mmToPt(facts.sheet.bleed) + 0.01 >= mmToPt(preset.bleed)) return [];
  const parameters = { preset: preset.id, wanted: preset.bleed, bleed: mm(facts.sheet.bleed), page };
  return [diagnostic('press/bleed', parameters, { onPage: { page } })];
}
