import type { plateViewer } from './plates/plate-viewer.ts';

/**
 * What runs in the report: this function, put into the page as its own text, and given the one for its plates. So it may
 * use nothing from outside itself. State lives in the address (`#page.finding.mode.plate`), since storage throws in
 * sandboxed frames.
 */
export function viewer(openPlates: typeof plateViewer): void {
  const modes = ['side', 'swipe', 'onion', 'blink', 'mask', 'plates'];
  const phase = 700; // ms; a full blink is 0.7 Hz, far below the 3 Hz that can harm
  const root = document.documentElement;
  const all = <E extends HTMLElement>(selector: string, from: ParentNode = document): E[] => [
    ...from.querySelectorAll<E>(selector),
  ];
  const one = <E extends HTMLElement>(selector: string): E | null => document.querySelector<E>(selector);
  const spreads = all('.spread');
  const links = all<HTMLAnchorElement>('.findings li a');
  const passages = all<HTMLAnchorElement>('.reading a');
  const cut = one<HTMLInputElement>('#cut');
  const mix = one<HTMLInputElement>('#mix');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const state = { page: 0, finding: -1, mode: 'side', zoom: 1, x: 0, y: 0 };
  let timer: ReturnType<typeof setInterval> | undefined;

  const spread = (): HTMLElement | undefined => spreads[state.page];
  const plates = openPlates({ spread, changed: remember });
  /** The windows of this view. */
  const ports = (): HTMLElement[] => {
    const here = spread();
    return here ? all('.port', here).filter((port) => port.clientWidth > 0) : [];
  };
  const shapeOf = (port: HTMLElement): number =>
    1 / Number(port.querySelector<HTMLElement>('.sheet')?.style.getPropertyValue('--shape') || 1);

  /** Width of a page that just fits its window, pixels. */
  const baseOf = (port: HTMLElement): number =>
    Math.max(40, Math.min(port.clientWidth, port.clientHeight / shapeOf(port)));

  function place(): void {
    const here = spread();
    if (!here) return;
    const [port] = ports();
    if (!port) return;
    const base = Math.min(...ports().map(baseOf));
    const [width, height] = [base * state.zoom, base * shapeOf(port) * state.zoom];
    // A whole page stands in the middle; of a larger one any place may be brought there.
    const keep = (at: number, size: number, room: number): number =>
      state.zoom === 1 ? (room - size) / 2 : Math.min(room / 2, Math.max(room / 2 - size, at));
    state.x = keep(state.x, width, port.clientWidth);
    state.y = keep(state.y, height, port.clientHeight);
    for (const [name, value] of [
      ['--base', `${base}px`],
      ['--zoom', String(state.zoom)],
      ['--x', `${state.x}px`],
      ['--y', `${state.y}px`],
    ] as const)
      here.style.setProperty(name, value);
    moveCut();
  }

  /** Zooms about a point of the window, its middle if none is given. */
  function zoomTo(zoom: number, about?: { x: number; y: number }): void {
    const [port] = ports();
    if (!port) return;
    const at = about ?? { x: port.clientWidth / 2, y: port.clientHeight / 2 };
    const next = Math.min(40, Math.max(1, zoom));
    state.x = at.x - ((at.x - state.x) * next) / state.zoom;
    state.y = at.y - ((at.y - state.y) * next) / state.zoom;
    state.zoom = next;
    place();
  }

  /** Brings a finding's frame to the middle, as large as its surroundings allow. */
  function zoomToFinding(id: string): void {
    const marks = ports().flatMap((each) => all(`.box[data-finding="${id}"]`, each));
    const box = marks.find((each) => each.closest('.port.new')) ?? marks[0];
    const port = box?.closest<HTMLElement>('.port');
    if (!box || !port) return;
    const base = Math.min(...ports().map(baseOf));
    const [w, h] = [port.clientWidth, port.clientHeight];
    const part = (text: string): number => Number.parseFloat(text) / 100;
    const width = Math.max(part(box.style.width), 0.004) * base;
    const height = Math.max(part(box.style.height), 0.004) * base * shapeOf(port);
    state.zoom = Math.min(12, Math.max(1, Math.min((w * 0.5) / width, (h * 0.5) / height)));
    state.x = w / 2 - (part(box.style.left) * base + (part(box.style.width) * base) / 2) * state.zoom;
    state.y = h / 2 - (part(box.style.top) + part(box.style.height) / 2) * base * shapeOf(port) * state.zoom;
    place();
  }

  function moveCut(): void {
    const here = spread();
    const [port] = ports();
    if (!here || !port || !cut || !mix) return;
    const part = Number(cut.value) / 100;
    here.style.setProperty('--part', String(part));
    here.style.setProperty('--cut', `${part * port.clientWidth}px`);
    here.style.setProperty('--mix', String(Number(mix.value) / 100));
  }

  function blink(on: boolean): void {
    clearInterval(timer);
    timer = on ? setInterval(() => root.classList.toggle('flip'), phase) : undefined;
  }

  function remember(): void {
    const plate = state.mode === 'plates' && plates.name() ? `.${encodeURIComponent(plates.name())}` : '';
    const address = `#${state.page}.${state.finding < 0 ? '' : state.finding}.${state.mode}${plate}`;
    if (location.hash === address) return;
    try {
      history.replaceState(null, '', address);
    } catch {
      // A sandboxed frame has no history; the view is right without it.
    }
  }

  function showMode(mode: string): void {
    state.mode = modes.includes(mode) ? mode : 'side';
    for (const name of modes) root.classList.toggle(`mode-${name}`, name === state.mode);
    root.classList.toggle('stacked', state.mode !== 'side' && state.mode !== 'plates');
    if (state.mode === 'plates') plates.show(plates.name());
    root.classList.remove('flip');
    root.classList.toggle('resting', calm.matches);
    for (const button of all('[data-mode]'))
      button.setAttribute('aria-pressed', String(button.dataset['mode'] === state.mode));
    if (cut) cut.hidden = state.mode !== 'swipe';
    if (mix) mix.hidden = state.mode !== 'onion';
    blink(state.mode === 'blink' && !calm.matches);
    const had = state.zoom;
    place();
    if (had > 1 && state.finding >= 0) zoomToFinding(`${state.page}.${state.finding}`);
    remember();
  }

  function showPage(page: number): void {
    if (spreads.length === 0) return;
    state.page = Math.min(spreads.length - 1, Math.max(0, page));
    state.finding = -1;
    state.zoom = 1;
    one(`.findings [data-page="${state.page}"] h2`)?.scrollIntoView({ block: 'nearest' });
    for (const [index, each] of spreads.entries()) each.classList.toggle('shown', index === state.page);
    for (const each of all('[data-reading]')) {
      each.classList.toggle('shown', each.dataset['reading'] === String(state.page));
    }
    if (state.mode === 'plates') plates.show('');
    place();
    remember();
  }

  function choose(id: string): void {
    const [page = '', finding = ''] = id.split('.');
    for (const link of [...links, ...passages]) link.removeAttribute('aria-current');
    for (const box of all('.box.chosen')) box.classList.remove('chosen');
    // Before the finding comes into view, since a page brings its heading there.
    if (/^\d+$/.test(page) && (Number(page) !== state.page || finding === '')) showPage(Number(page));
    const link = links.find((each) => each.getAttribute('href') === `#${page}.${finding}`);
    link?.setAttribute('aria-current', 'true');
    link?.scrollIntoView({ block: 'nearest' });
    const passage = passages.find((each) => each.getAttribute('href') === `#${page}.${finding}`);
    passage?.setAttribute('aria-current', 'true');
    passage?.scrollIntoView({ block: 'nearest' });
    if (!/^\d+$/.test(page) || finding === '') return;
    state.finding = Number(finding);
    const boxes = all(`.box[data-finding="${page}.${finding}"]`);
    for (const box of boxes) box.classList.add('chosen');
    if (state.mode === 'plates') plates.follow(boxes[0]?.dataset['inks']);
    zoomToFinding(`${page}.${finding}`);
    remember();
  }

  const idOf = (link: HTMLAnchorElement): string => (link.getAttribute('href') ?? '').slice(1);

  /** The next finding, or the one before; what is hidden is passed over. */
  function step(by: number): void {
    const seen = links.filter((link) => link.offsetParent !== null);
    const now = seen.findIndex((link) => link.getAttribute('aria-current') === 'true');
    const next = seen[now < 0 ? (by > 0 ? 0 : seen.length - 1) : now + by];
    if (!next) return;
    choose(idOf(next));
    // Tab goes on from here, and a screen reader reads it.
    next.focus({ preventScroll: true });
  }

  /** What a view has to move, its plate or its edge; else, and with the shift key, the page in its windows. */
  function arrow(key: string, shift: boolean): boolean {
    const by = /Right|Down/.test(key) ? 1 : -1;
    const across = /Right|Left/.test(key);
    const range = state.mode === 'swipe' ? cut : state.mode === 'onion' ? mix : null;
    const [port] = ports();
    if (across && !shift && state.mode === 'plates') plates.step(by);
    else if (across && !shift && range) {
      range.value = String(Number(range.value) + by * 5);
      moveCut();
    } else if (port && state.zoom > 1) {
      if (across) state.x -= (by * port.clientWidth) / 5;
      else state.y -= (by * port.clientHeight) / 5;
      place();
    } else return false;
    return true;
  }

  /** The text beside the pages, which make room for it. */
  function showText(on: boolean): void {
    root.classList.toggle('with-text', on);
    for (const button of all('[data-text]')) button.setAttribute('aria-pressed', String(on));
    place();
    if (state.zoom > 1 && state.finding >= 0) zoomToFinding(`${state.page}.${state.finding}`);
  }

  function space(): void {
    if (state.mode !== 'blink') showMode('blink');
    else if (calm.matches || !timer) {
      if (calm.matches) root.classList.toggle('flip');
      else blink(true);
    } else blink(false);
  }

  function read(address: string): void {
    const [page = '', finding = '', mode = '', plate = ''] = address.slice(1).split('.');
    if (mode && mode !== state.mode) showMode(mode);
    if (/^\d+$/.test(page) && Number(page) < spreads.length && Number(page) !== state.page) showPage(Number(page));
    if (/^\d+$/.test(finding)) choose(`${page}.${finding}`);
    if (plate && state.mode === 'plates') plates.show(decodeURIComponent(plate));
  }

  const keys: Readonly<Record<string, () => void>> = {
    j: () => step(1),
    k: () => step(-1),
    n: () => showPage(state.page + 1),
    p: () => showPage(state.page - 1),
    h: () => root.classList.toggle('bare'),
    t: () => showText(passages.length > 0 && !root.classList.contains('with-text')),
    ' ': space,
    '+': () => zoomTo(state.zoom * 1.5),
    '=': () => zoomTo(state.zoom * 1.5),
    '-': () => zoomTo(state.zoom / 1.5),
    '0': () => zoomTo(1),
    Escape: () => zoomTo(1),
  };
  modes.forEach((mode, index) => {
    (keys as Record<string, () => void>)[String(index + 1)] = () => showMode(mode);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    // A button or a box to tick has its own use of the space bar.
    if (event.key === ' ' && target.closest('button, input')) return;
    if (event.key.startsWith('Arrow')) {
      if (!target.closest('input') && arrow(event.key, event.shiftKey)) event.preventDefault();
      return;
    }
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener('click', (event) => {
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLAnchorElement>('.findings a, .reading a');
    const text = target.closest<HTMLElement>('[data-text]');
    const mode = target.closest<HTMLElement>('[data-mode]')?.dataset['mode'];
    const ink = target.closest<HTMLElement>('[data-ink]');
    const layer = target.closest<HTMLElement>('[data-layer]');
    if (link) {
      event.preventDefault();
      choose(idOf(link));
    }
    if (layer) {
      const hidden = root.classList.toggle(`no-${layer.dataset['layer']}`);
      layer.setAttribute('aria-pressed', String(!hidden));
    }
    if (mode) showMode(mode);
    if (text) showText(text.getAttribute('aria-pressed') !== 'true');
    if (ink) plates.show(ink.dataset['ink'] ?? '');
  });

  for (const port of all('.port')) {
    port.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        const frame = port.getBoundingClientRect();
        zoomTo(state.zoom * Math.exp(-event.deltaY / 400), {
          x: event.clientX - frame.left,
          y: event.clientY - frame.top,
        });
      },
      { passive: false },
    );
    port.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      const from = {
        x: event.clientX - state.x,
        y: event.clientY - state.y,
        at: [event.clientX, event.clientY] as const,
      };
      port.setPointerCapture(event.pointerId);
      const move = (now: PointerEvent): void => {
        state.x = now.clientX - from.x;
        state.y = now.clientY - from.y;
        place();
      };
      const end = (now: PointerEvent): void => {
        port.removeEventListener('pointermove', move);
        const still = Math.hypot(now.clientX - from.at[0], now.clientY - from.at[1]) < 4;
        const hit =
          still && document.elementsFromPoint(now.clientX, now.clientY).find((each) => each.classList.contains('box'));
        if (hit) choose((hit as HTMLElement).dataset['finding'] ?? '');
      };
      port.addEventListener('pointermove', move);
      port.addEventListener('pointerup', end, { once: true });
      port.addEventListener('pointercancel', () => port.removeEventListener('pointermove', move), { once: true });
    });
  }

  for (const handle of all('.handle')) {
    handle.addEventListener('pointerdown', (event) => {
      handle.setPointerCapture(event.pointerId);
      const move = (now: PointerEvent): void => {
        const frame = ports()[0]?.getBoundingClientRect();
        if (!frame || !cut) return;
        cut.value = String(Math.min(100, Math.max(0, ((now.clientX - frame.left) / frame.width) * 100)));
        moveCut();
      };
      handle.addEventListener('pointermove', move);
      handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), { once: true });
    });
  }

  for (const range of [cut, mix]) range?.addEventListener('input', moveCut);
  one('#hide')?.addEventListener('change', (event) =>
    root.classList.toggle('hide-accepted', (event.target as HTMLInputElement).checked),
  );
  addEventListener('hashchange', () => read(location.hash));
  addEventListener('resize', place);
  calm.addEventListener('change', () => showMode(state.mode));

  root.classList.add('js');
  document.body.classList.add('js');
  const asked = location.hash;
  for (const button of all('[data-mode="plates"]')) {
    (button as HTMLButtonElement).disabled = all('.film').length === 0;
  }
  for (const button of all('[data-text]')) (button as HTMLButtonElement).disabled = passages.length === 0;
  showPage(0);
  showMode('side');
  if (asked) read(asked);
}
