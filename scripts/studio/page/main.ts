/** The program of the page in the studio's frame. It talks to the window by `window.dayangPage` and `parent.dayangWindow`. */
import type { DeskView } from '../page-protocol.ts';
import { makePageView } from './page-view.ts';
import { openStudioPage } from './studio-page.ts';

async function start(desk: DeskView): Promise<void> {
  const number = Number(/\/page\/(\d+)\//.exec(location.pathname)?.[1]);
  const page = await openStudioPage(desk, number);
  const view = makePageView(desk, page, number);
  window.dayangPage = view;
  document.documentElement.dataset['set'] = 'true';
  desk.ready(view);
}

const desk = window.dayangWindow ?? window.parent.dayangWindow;
if (desk) void start(desk);
