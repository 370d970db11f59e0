/** What the programs that move blocks have in common: the page they stand on, and how a change is shown, told and sent. */
import type { Area } from '../../edition/model.ts';
import type { PlanBlock } from '../../html/plan.ts';
import { overlaps } from '../../layout/in-page/index.ts';
import type { DeskView } from '../page-protocol.ts';
import type { Act } from '../protocol.ts';
import type { StudioPage } from './studio-page.ts';

export interface Blocks {
  readonly page: StudioPage;
  readonly number: number;
  areaOf(id: string): Area;
  blockOf(id: string): PlanBlock | undefined;
  /** Where a block was asked to be last, while the page does not know it yet: keys come faster than answers. */
  askedOf(id: string): Area | undefined;
  elementOf(id: string): HTMLElement | undefined;
  /** Sends an act and shows what has become of it; false if it was refused. */
  act(what: Act, group?: string): Promise<boolean>;
  place(id: string, area: Area, group?: string): Promise<boolean>;
  /** Says where a block stands now, and what it stands on. */
  tell(id: string): void;
  /** For the one place where the window says things. */
  say(words: Parameters<DeskView['say']>[0]): void;
}

export function blocksOf(desk: DeskView, page: StudioPage, number: number): Blocks {
  const areaOf = (id: string): Area => page.live.page.areas.get(id)!;
  const blockOf = (id: string): PlanBlock | undefined => page.live.blockOf(id);
  const asked = new Map<string, Area>();
  const tell = (id: string): void => {
    const { columns, rows } = areaOf(id);
    const block = blockOf(id)!;
    const over = page.live.fits.map(({ left }) => left).find((left) => left < 0) ?? 0;
    // Text makes way, and boxes hold things; nothing else may stand on another block.
    const below = page.live.page.plan.blocks.filter(
      (one) =>
        one.id !== id && !/^(?:text|box|overlay-headline)$/.test(one.block) && overlaps(areaOf(one.id), areaOf(id)),
    );
    const fit = block.fit
      ? {
          en: `, its fit may choose ${block.fit.min} to ${block.fit.max} rows (L locks yours)`,
          zh: `，行数可由拟合在${block.fit.min}至${block.fit.max}行内调整（按L锁定）`,
        }
      : { en: '', zh: '' };
    const on = below.map((one) => one.id).join(', ');
    desk.say({
      en: `${block.block} ${id}: columns ${columns.from} to ${columns.to}, rows ${rows.from} to ${rows.to}${fit.en}${on && `; on top of ${on}`}${over < 0 ? `; story over by ${-over} lines` : ''}`,
      zh: `${id}：第${columns.from}至${columns.to}栏，第${rows.from}至${rows.to}行${fit.zh}${on && `；压住了${on}`}${over < 0 ? `；正文超出${-over}行` : ''}`,
    });
  };

  const act: Blocks['act'] = (what, group = page.freshGroup()) => {
    const done = async (): Promise<boolean> => {
      const answer = await desk.act(what, group).catch(() => undefined);
      await page.sync();
      return answer?.ok === true;
    };
    return page.during(done());
  };
  return {
    page,
    number,
    areaOf,
    blockOf,
    askedOf: (id) => asked.get(id),
    elementOf: (id) => page.live.page.elements.get(id),
    act,
    place(id, area, group) {
      asked.set(id, area);
      return act({ act: 'place', page: number, block: id, area }, group).finally(() => {
        if (asked.get(id) !== area) return;
        asked.delete(id);
        // A fit may have set it, and the story, otherwise since.
        if (page.live.page.elements.has(id)) tell(id);
      });
    },
    tell,
    say: (words) => desk.say(words),
  };
}
