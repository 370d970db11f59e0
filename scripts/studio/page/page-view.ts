/** What the page offers the window. */
import type { Area } from '../../edition/model.ts';
import type { DeskView, PageView } from '../page-protocol.ts';
import type { Edit } from '../protocol.ts';
import { sameArea } from './cells.ts';
import type { Field } from './field-view.ts';
import { holdBlocks } from './hold-blocks.ts';
import { layInk } from './ink-layer.ts';
import { headOrText, mark } from './keys.ts';
import { offerItem } from './offer.ts';
import { drawOverlays } from './overlays.ts';
import type { StudioPage } from './studio-page.ts';
import { tellWindow } from './tell-window.ts';

const mm = (px: number): number => (px * 25.4) / 96;

export function makePageView(desk: DeskView, page: StudioPage, number: number): PageView & Pick<StudioPage, 'settled'> {
  const held = holdBlocks(desk, page, number);
  const overlays = drawOverlays(page.live, desk.language, (block) => held.pick(block));
  const ink = layInk(desk, page, number);
  const telling = tellWindow(desk, page, number);

  /** A caret that has not the focus is not drawn: the characters at it are marked. */
  const showPlace = (field: Field | undefined, anchor: number, head: number): void => {
    CSS.highlights.delete('studio-place');
    if (!field) return;
    const { view } = field;
    const range = new Range();
    const last = Math.min(view.state.doc.content.size, Math.max(anchor, head) + (anchor === head ? 1 : 0));
    for (const [at, put] of [
      [Math.min(anchor, head), 'setStart'],
      [last, 'setEnd'],
    ] as const) {
      const { node, offset } = view.domAtPos(at);
      range[put](node, offset);
    }
    CSS.highlights.set('studio-place', new Highlight(range));
  };
  addEventListener('focusin', () => CSS.highlights.delete('studio-place'));

  const intoView = (): void => {
    const shown = [...(CSS.highlights.get('studio-place') ?? [])][0] as Range | undefined;
    const range = (
      shown ?? (getSelection()?.rangeCount ? getSelection()!.getRangeAt(0) : undefined)
    )?.getBoundingClientRect();
    if (!range) return;
    const away = (from: number, room: number): number => (from < 40 || from > room - 40 ? from - room / 2 : 0);
    scrollBy(away(range.left, innerWidth), away(range.top, innerHeight));
  };

  /** Puts `｜` at the caret, or takes away the one that is there. */
  const breakMark = (field: Field): boolean => {
    const [piece] = field.pieces;
    const { from } = field.view.state.selection;
    if (!piece || field.place.flow || !/headline|deck|head/.test(field.place.role)) return false;
    const [before, after] = [piece.cells[from - 1], piece.cells[from]];
    if (!before || !after) return false;
    const between = page.sources.text(piece.file)!.slice(before.to, after.from);
    const edit: Edit = between.includes('｜')
      ? [before.to, after.from, between.replace('｜', '')]
      : [after.from, after.from, '｜'];
    page.sources.edit(piece.file, [edit], page.freshGroup());
    page.blocks.drift(piece.file, [edit]);
    void page.sync();
    return true;
  };

  let tried = false;
  addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      page.live.zoom.set(page.live.zoom.scale * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
      desk.zoomed(page.live.zoom.scale);
    },
    { passive: false },
  );

  return {
    settled: page.settled,
    page: number,
    get shows() {
      return page.sources.hashes();
    },
    zoom: (factor, at) => page.live.zoom.set(factor, at),
    overlay(shown) {
      overlays.show(shown);
      ink.show(shown.includes('heat'));
    },
    select(at, options) {
      const field = page.blocks.fieldAt(at.file, at.to);
      const [anchor, head] = [field?.positionAt(at.from), field?.positionAt(at.to)];
      if (!field || head === undefined) return false;
      held.pick(undefined);
      field.select(head, anchor ?? head, options?.focus ?? false);
      showPlace(options?.focus ? undefined : field, anchor ?? head, head);
      intoView();
      return true;
    },
    pick(block) {
      const done = held.pick(block);
      page.live.page.elements.get(block)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return done;
    },
    hand: held.hand,
    async follow(changes) {
      await page.sources.settled();
      // A text seen before may come again: by an undo.
      const shows = page.sources.hashes();
      if (changes.some(({ file, hash }) => shows.get(file) !== hash)) await page.sync();
    },
    fits: telling.fits,
    lines() {
      const { x, y } = page.live.page.plan.grid;
      return page.live.lines().map(({ block, text, left, right, top }) => ({
        block,
        text,
        x: mm(x + left),
        y: mm(y + top),
        width: mm(right - left),
      }));
    },
    tryFit() {
      tried = true;
      page.live.tryFit();
      const changes: Record<string, { from: Area; to: Area }> = {};
      for (const { id, area } of page.live.page.plan.blocks) {
        const fitted = page.live.page.areas.get(id)!;
        if (fitted.rows.to >= fitted.rows.from && !sameArea(area, fitted)) changes[id] = { from: area, to: fitted };
      }
      return changes;
    },
    dropFit() {
      if (tried) page.live.recompose();
      tried = false;
    },
    findings: (list) => overlays.findings(list),
    offer: (item) => offerItem(desk, page, { item, number }),
    command(name) {
      const { field } = telling;
      if (!field || desk.rights !== 'edit') return false;
      field.view.focus();
      if (name === 'break-mark') return breakMark(field);
      const command =
        name === 'strong'
          ? mark(field.wanted, 'strong')
          : name === 'emphasis'
            ? mark(field.wanted, 'em')
            : headOrText(field.wanted, name);
      return command(field.view.state, field.view.dispatch, field.view);
    },
  };
}
