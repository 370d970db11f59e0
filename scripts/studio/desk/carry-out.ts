/** One act of an editor, from the request to the answer. */
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Edition } from '../../edition/model.ts';
import type { Act, ActAnswer, ActRequest, Edit, FileChange, Patch, SourceRange } from '../protocol.ts';
import { findEdits } from './find-edits.ts';
import type { Entry } from './history.ts';
import { type Collision, merge } from './merge.ts';
import type { Made, OpenTexts } from './open-texts.ts';
import { type Planned, planAct } from './plan-act.ts';
import { takePatch } from './take.ts';
import { findingOf } from './tell.ts';

export interface Acting {
  readonly texts: OpenTexts;
  /** The edition as the texts say; as it was last sound where they have faults. */
  readonly edition: () => Promise<Edition | undefined>;
  /** The acts that need more than the edition: what the copy desk found, what was uploaded. */
  readonly plan: (act: Act) => Promise<Checked<Planned>> | undefined;
}

interface Done {
  readonly changes: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  readonly at?: SourceRange | undefined;
}

const refused = (...diagnostics: readonly Diagnostic[]): Done => ({ changes: [], diagnostics });

function takeEdits({ texts }: Acting, patches: readonly Patch[], made: Made): Done {
  const planned = new Map<string, readonly Edit[]>();
  const clashing: (readonly [string, readonly Collision[]])[] = [];
  for (const patch of patches) {
    const held = texts.held.get(patch.file);
    if (!held) return refused(diagnostic('studio/unknown-file', { file: patch.file }));
    if (planned.has(patch.file)) return refused(diagnostic('studio/unfit-edit', { file: patch.file }));
    const { value, diagnostics } = takePatch(held, patch);
    if (!value) return refused(...diagnostics);
    planned.set(patch.file, value.edits);
    if (value.collisions.length > 0) clashing.push([patch.file, value.collisions]);
  }
  // What could not be taken is kept before anything else moves it.
  const changes = texts.change(planned, made);
  for (const [file, collisions] of clashing) {
    const edits = planned.get(file)!;
    texts.clash(
      file,
      collisions.map((one) => shifted(one, edits)),
    );
  }
  return { changes, diagnostics: clashing.map(([file]) => diagnostic('studio/clash', { file })) };
}

/** A stretch of the text as it was, in the text that other edits have made of it. */
function shifted(one: Collision, edits: readonly Edit[]): Collision {
  let shift = 0;
  for (const [from, to, put] of edits) if (to <= one.from) shift += put.length - (to - from);
  return { ...one, from: one.from + shift, to: one.to + shift };
}

interface Turning {
  readonly texts: OpenTexts;
  readonly made: Made;
}

/** Takes an act out of the texts, or brings it back: from each step's one text to its other, and what else was changed stays. */
function turn({ texts, made }: Turning, entry: Entry, back: boolean): Done {
  const planned = new Map<string, readonly Edit[]>();
  for (const { file, before, after } of entry.steps) {
    const now = texts.textOf(file);
    if (now === undefined) return refused(diagnostic('studio/unknown-file', { file }));
    const [from, to] = back ? [after, before] : [before, after];
    const merged = merge({ base: from, ours: now, theirs: to });
    if (merged.collisions.length > 0) return refused(diagnostic('studio/cannot-undo', { file }));
    planned.set(file, findEdits(now, merged.text));
  }
  const changes = texts.change(planned, { ...made, passing: true });
  return { changes, diagnostics: [], at: placeOf(changes) };
}

function placeOf(changes: readonly FileChange[]): SourceRange | undefined {
  const [first] = changes;
  const edit = first?.edits[0];
  return first && edit && { file: first.file, from: edit[0], to: edit[0] + edit[2].length };
}

function undo(turning: Turning): Done {
  const { texts } = turning;
  const { done, undone } = texts.stacks;
  const entry = done.pop();
  if (!entry) return refused(diagnostic('studio/nothing-to-undo'));
  const result = turn(turning, entry, true);
  // What cannot be taken out stays, and does not stand in the way of what was done before it.
  if (result.changes.length > 0) undone.push(entry);
  return result;
}

function redo(turning: Turning): Done {
  const { texts } = turning;
  const { done, undone } = texts.stacks;
  const entry = undone.pop();
  if (!entry) return refused(diagnostic('studio/nothing-to-redo'));
  const result = turn(turning, entry, false);
  if (result.changes.length > 0) done.push(entry);
  return result;
}

/** Takes the other side of a clash, keeps what stands, or sets the other behind it. */
function settle(texts: OpenTexts, { clash: id, keep }: Extract<Act, { act: 'settle' }>, made: Made): Done {
  const clash = texts.clashes().find((one) => one.id === id);
  if (!clash) return refused(diagnostic('studio/no-clash'));
  const { file, from, to } = clash.at;
  const edit: Edit = keep === 'both' ? [to, to, clash.theirs] : [from, to, clash.theirs];
  const changes = keep === 'ours' ? [] : texts.change(new Map([[file, [edit]]]), made);
  texts.settled(id);
  return { changes, diagnostics: [], at: placeOf(changes) };
}

async function perform(acting: Acting, { act, client, group }: ActRequest): Promise<Done> {
  const { texts } = acting;
  const made = { label: act.act, client, group };
  if (act.act === 'edit') return takeEdits(acting, act.patches as readonly Patch[], made);
  if (act.act === 'undo') return undo({ texts, made });
  if (act.act === 'redo') return redo({ texts, made });
  if (act.act === 'settle') return settle(texts, act, made);
  const own = await acting.plan(act as Act);
  if (own) return { changes: texts.change(own.value ?? new Map(), made), diagnostics: own.diagnostics };
  const edition = await acting.edition();
  if (!edition) return refused(diagnostic('studio/unsound'));
  const planned = planAct(act as Act, { edition, textOf: texts.textOf });
  if (!planned?.value) return refused(...(planned?.diagnostics ?? []));
  return { changes: texts.change(planned.value, made), diagnostics: [] };
}

/** Carries the act out; the answer is given when what it changed is in the journal. */
export async function carryOut(acting: Acting, request: ActRequest): Promise<ActAnswer> {
  const { texts } = acting;
  const { changes, diagnostics, at } = await perform(acting, request);
  await texts.kept();
  return {
    ok: !diagnostics.some(({ severity, code }) => severity === 'error' || code === 'studio/cannot-undo'),
    changes,
    findings: diagnostics.map((one) => findingOf(one, texts.textOf)),
    history: texts.history(),
    ...(at && { at }),
  };
}
