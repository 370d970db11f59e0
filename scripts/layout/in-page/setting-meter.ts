/** Sets all paragraphs of a page once, in the measures that they have when it is done: what the fine setting itself costs. */
import { compose } from './compose.ts';
import { type Page, place } from './page.ts';
import { setBody } from './pour.ts';
import { openDocument } from './session.ts';

type Body = Parameters<typeof setBody>[2];

/** How a page came out: the body sizes, and the measures of each paragraph's lines, em. */
export interface SetLines {
  readonly bodies: readonly (readonly [string, Body])[];
  readonly measures: readonly (readonly number[] | undefined)[];
}

let page: Page;
let wanted: readonly { readonly paragraph: HTMLElement; readonly measures: readonly number[] }[] = [];

const paragraphs = (): HTMLElement[] => [...page.root.querySelectorAll('p')];
const lay = (): number => document.body.scrollHeight;

async function open(): Promise<void> {
  ({ page } = await openDocument());
}

function composed(): SetLines {
  compose(page);
  const measures = paragraphs().map((one) => page.setter?.imposed(one)?.lines.map(({ measure }) => measure));
  return { bodies: [...page.bodies], measures };
}

/** Puts all blocks in their places. */
function prepare({ bodies, measures }: SetLines): void {
  const sizes = new Map(bodies);
  for (const block of page.plan.blocks) {
    place(page, block);
    const body = sizes.get(block.id);
    if (body) setBody(page, block, body);
  }
  wanted = paragraphs().flatMap((paragraph, index) => {
    const own = measures[index];
    return own ? [{ paragraph, measures: own }] : [];
  });
  lay();
}

/** Reads their style, measures what is in them, plans and imposes their lines, and has the browser lay them out. */
function set(): void {
  const setter = page.setter!;
  setter.ready(wanted.map(({ paragraph }) => paragraph));
  const sets = wanted.map(({ paragraph, measures }) =>
    setter.plan(paragraph, (line) => measures[line] ?? measures.at(-1)!),
  );
  for (const [index, { paragraph }] of wanted.entries()) setter.impose(paragraph, sets[index]);
  lay();
}

declare global {
  interface Window {
    settingMeter: { open: typeof open; composed: typeof composed; prepare: typeof prepare; set: typeof set };
  }
}
window.settingMeter = { open, composed, prepare, set };
