/** Total ink, laid over the page: reckoned by the server from the press file, anew when the page has come to rest. */
import type { DeskView } from '../page-protocol.ts';
import { routes } from '../routes.ts';
import type { StudioPage } from './studio-page.ts';

/** px of the page for one of the picture's, which has 48 an inch. */
const enlarged = 2;
/** ms after the page was set last. */
const rest = 2500;

export interface InkLayer {
  show(shown: boolean): void;
}

export function layInk(desk: DeskView, page: StudioPage, number: number): InkLayer {
  let picture: HTMLImageElement | undefined;
  let of = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = (): void => {
    const now = [...page.sources.hashes().values()].map((hash) => hash.slice(0, 8)).join();
    if (!picture || now === of) return;
    of = now;
    desk.say({ en: 'reckoning the ink of the page', zh: '正在计算墨量' });
    picture.src = `${routes.ink}${number}.png?of=${encodeURIComponent(now)}`;
  };
  page.live.onFit(() => {
    if (!picture) return;
    clearTimeout(timer);
    timer = setTimeout(load, rest);
  });
  return {
    show(shown) {
      if (shown === (picture !== undefined)) return;
      if (!shown) {
        picture?.remove();
        picture = undefined;
        of = '';
        return;
      }
      const fresh = new Image();
      picture = fresh;
      fresh.className = 'studio-over studio-heat';
      fresh.alt = '';
      const { x, y } = page.live.page.plan.grid;
      fresh.addEventListener('load', () => {
        Object.assign(fresh.style, {
          inset: 'auto',
          left: `${-x}px`,
          top: `${-y}px`,
          width: `${fresh.naturalWidth * enlarged}px`,
          height: `${fresh.naturalHeight * enlarged}px`,
        });
        if (fresh === picture) page.live.page.root.append(fresh);
        desk.say({ en: '', zh: '' });
      });
      fresh.addEventListener('error', () => desk.say({ en: 'the ink cannot be reckoned', zh: '无法计算墨量' }));
      load();
    },
  };
}
