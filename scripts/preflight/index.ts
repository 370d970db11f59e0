/** Preflight: holds a PDF, ours or anybody's, against PDF/X and against what newsprint can print; shows its plates. */
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { type Position, positionAt, type SourceFile } from '../core/source.ts';
import type { Box, Mm } from '../core/units.ts';
import type { Layout, LayoutBlock } from '../layout/model.ts';
import { UnreadablePdf } from '../pdf/index.ts';
import type { Conformance, Preset, PressFinding } from '../press/model.ts';
import type { ClauseOptions } from './clauses/examine-clauses.ts';
import { drawBeside } from './draw-beside.ts';
import { type ExamineOptions, examine } from './examine.ts';
import { type ForeignFile, findOwners } from './find-owners.ts';
import { inThread, type Outcome, usualDeadline } from './in-thread.ts';
import type { PlateOptions } from './plates/write-plates.ts';
import type { Expected } from './rule.ts';
import type { ReadyPicture } from './separations/decode-ahead.ts';

export { type ArchiveStandard, archiveStandards, type Clause } from './clauses/clause.ts';
export { clauseTable } from './clauses/clause-table.ts';
export { pdfaClauses, pdfuaClauses } from './clauses/clauses.ts';
export type { PlateOptions } from './plates/write-plates.ts';
export type { PressRule } from './rule.ts';
export { pressRuleTable } from './rule-table.ts';
export { pressRules } from './rules.ts';
export { decodeAhead } from './separations/decode-ahead.ts';
export type { Separations } from './separations/model.ts';

export { renderSeparations } from './separations/render-separations.ts';
export { tacMap } from './separations/tac.ts';
export type { PressThreshold } from './thresholds.ts';
export { pressThresholds } from './thresholds.ts';
export { askVeraPdf, type VeraPdfWish } from './verapdf/ask-vera-pdf.ts';

export interface PreflightOptions {
  readonly preset: Preset;
  /** The preset's where nothing is said. */
  readonly conformance?: Conformance;
  /** The layout of the page, for a PDF of our own: findings then name their block and line. */
  readonly layout?: Layout;
  readonly sources?: ReadonlyMap<string, SourceFile>;
  /** Resolution of the plates that total ink is measured on; 72 where nothing is said. */
  readonly dpi?: number;
  /** How many pages it may have, where that is more than the page or spread of a plant's file. */
  readonly pages?: number;
  /** Milliseconds after which a file counts as endless. */
  readonly deadline?: number;
}

/** A bound edition is large and sound: it has its time, and a small bomb none. ms */
const archiveDeadline = ({ length }: Uint8Array): number => usualDeadline + length / 500;

/** Every breach of the clauses of standards of archives. Never throws for what is in the file. */
export async function preflightArchive(
  pdf: Uint8Array,
  { standard, deadline = archiveDeadline(pdf) }: ClauseOptions & { readonly deadline?: number },
): Promise<readonly Diagnostic[]> {
  const outcome = await inThread<readonly PressFinding[]>({ task: 'clauses', pdf, options: { standard } }, deadline);
  const findings = 'value' in outcome ? outcome.value : [unfinished(outcome)];
  return findings.map((finding) => told(finding, { layout: undefined, sources: new Map() }));
}

/**
 * Every breach of the standard and of the preset's figures, rule by rule. The file is taken apart in a thread with an
 * end to its time and memory; never throws for what is in it.
 */
export async function preflight(pdf: Uint8Array, options: PreflightOptions): Promise<readonly Diagnostic[]> {
  const order = { task: 'examine', pdf, options: asked(options) } as const;
  const outcome = await inThread<readonly PressFinding[]>(order, options.deadline);
  return tell('value' in outcome ? outcome.value : [unfinished(outcome)], options);
}

export interface OwnOptions extends Omit<PreflightOptions, 'deadline'> {
  /** Pictures that have been decoded for the plates. */
  readonly ready?: readonly ReadyPicture[] | undefined;
  /** Number of its one page in the edition, where there is no layout to tell it. */
  readonly page?: number;
  /** PDFs that stand in it as they are: what is wrong with one is told of its file. */
  readonly foreign?: readonly ForeignFile[] | undefined;
}

/**
 * The same for bytes that this program has just made of a page, and so need no guard: looked at here, where the code for
 * it has run already, while their plates are drawn in a thread.
 * @param onDrawing called when they are being drawn, and this thread has time for something else
 */
export async function preflightOwn(
  pdf: Uint8Array,
  options: OwnOptions,
  onDrawing: () => void = () => undefined,
): Promise<readonly Diagnostic[]> {
  const means = { draw: drawBeside, onDrawing, ...(options.ready && { ready: options.ready }) };
  const findings = await examine(pdf, asked(options), means);
  const foreign = options.foreign ?? [];
  const { expected: _ours, ...theirs } = asked(options);
  return tell(findings, options, foreign.length > 0 ? await findOwners(findings, foreign, theirs) : undefined);
}

function asked({ preset, conformance, layout, dpi, pages }: PreflightOptions): ExamineOptions {
  const expected = layout && expectedOf(layout);
  const own = { ...(conformance && { conformance }), ...(expected && { expected }), ...(dpi && { dpi }) };
  return { preset, ...own, ...(pages !== undefined && { pages }) };
}

const tell = (
  findings: readonly PressFinding[],
  { layout, sources = new Map(), page = layout?.page }: PreflightOptions & Pick<OwnOptions, 'page'>,
  owners?: ReadonlyMap<PressFinding, string>,
): readonly Diagnostic[] =>
  findings.map((finding) => told(finding, { layout, page, sources, owner: owners?.get(finding) }));

function unfinished(outcome: Exclude<Outcome<unknown>, { value: unknown }>): PressFinding {
  const [rule, parameters] =
    'beyond' in outcome
      ? (['pdf.limits', { what: outcome.beyond }] as const)
      : (['pdf.unreadable', { reason: outcome.unreadable }] as const);
  return { rule, severity: 'error', parameters };
}

/** Drawing at a plant's resolution takes its time. */
const plateDeadline = 60_000;

/**
 * PNG pictures by name: `plate-cyan` (dark where ink lies) and `plate-cyan-tinted` for each plate, `ink` (total ink,
 * red above the preset's limit), and `soft-proof` on the paper where an output profile is at hand.
 * @throws UnreadablePdf
 */
export async function writePlates(
  pdf: Uint8Array,
  options: PlateOptions,
  deadline = plateDeadline,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const outcome = await inThread<ReadonlyMap<string, Uint8Array>>({ task: 'plates', pdf, options }, deadline);
  if ('value' in outcome) return outcome.value;
  throw new UnreadablePdf('beyond' in outcome ? outcome.beyond : outcome.unreadable);
}

function expectedOf({ sheet, photos }: Layout): Expected {
  return { sheet, photos: photos.map(({ id, box, ppi }) => ({ id, box, ppi })) };
}

interface Ours {
  readonly layout: Layout | undefined;
  /** Number of the page in the edition. */
  readonly page?: number | undefined;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** The advertisement's file that has the fault, where it stands nowhere. */
  readonly owner?: string | undefined;
}

function told({ rule, severity, page, box, parameters }: PressFinding, ours: Ours): Diagnostic {
  const { layout, sources, owner } = ours;
  const block = layout && box ? blockUnder(layout, box) : undefined;
  const sold = block && layout?.advertisements?.find((one) => one.block === block.id);
  const placed = block && positionOf(layout!, { block, box: box!, sources });
  // What is wrong within an advertisement is wrong in its file.
  const file = sold && !isOurs(layout!, block, box!) ? sold.file : owner;
  const at = file === undefined ? placed : inFile(file);
  const code = rule as Diagnostic['code'];
  const number = ours.page ?? page;
  const place = number !== undefined && { page: number, ...(block && { block: block.id }), ...(box && { box }) };
  const words = 'page' in parameters && ours.page !== undefined ? { ...parameters, page: ours.page } : parameters;
  const related = at !== placed && placed ? [placed] : undefined;
  return diagnostic(code, words, { severity, at, related, ...(place && { onPage: place }) });
}

/** Whether it is a line that we set over the advertisement. */
const isOurs = ({ lines }: Layout, { id }: LayoutBlock, box: Box<Mm>): boolean =>
  lines.some((line) => line.block === id && inside(line.box, box.x + box.width / 2, box.y + box.height / 2));

const inFile = (file: string): Position => ({ file, line: 1, column: 1 });

const inside = (outer: Box<Mm>, x: number, y: number): boolean =>
  x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;

/** The smallest block that the middle of a box lies in. */
function blockUnder({ blocks }: Layout, box: Box<Mm>): LayoutBlock | undefined {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const under = blocks.filter((block) => inside(block.box, x, y));
  return under.sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0];
}

interface Spot {
  readonly block: LayoutBlock;
  readonly box: Box<Mm>;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** The line of copy at the place, else where the block is placed. */
function positionOf({ lines }: Layout, { block, box, sources }: Spot): Position | undefined {
  const [x, y] = [box.x + Math.min(1, box.width / 2), box.y + box.height / 2];
  const line = lines.find((one) => one.block === block.id && one.source && inside(one.box, x, y));
  const from = line?.source ?? block;
  const source = sources.get(from.file);
  return source && positionAt(source, from.from);
}
