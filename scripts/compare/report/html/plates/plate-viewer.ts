/** What the viewer of the report gives to the part of it that shows plates. */
export interface PlateDesk {
  /** The page that is shown. */
  readonly spread: () => HTMLElement | undefined;
  /** Another plate is shown. */
  readonly changed: () => void;
}

export interface PlateDeskKeys {
  /** Name of the plate that is shown; empty where the report has none. */
  readonly name: () => string;
  /** Shows a plate; of a name that the page has not, the first that differs. */
  readonly show: (name: string) => void;
  /** The next plate, or the one before. */
  readonly step: (by: number) => void;
  /** Shows a plate that a finding is about, such as `M`. */
  readonly follow: (inks: string | undefined) => void;
}

/**
 * Runs in the report, put into the page as its own text like the viewer that calls it: it may use nothing from outside
 * itself.
 */
export function plateViewer({ spread, changed }: PlateDesk): PlateDeskKeys {
  const ofInk: Readonly<Record<string, string>> = { C: 'Cyan', M: 'Magenta', Y: 'Yellow', K: 'Black' };
  const all = <E extends HTMLElement>(selector: string, from: ParentNode = document): E[] => [
    ...from.querySelectorAll<E>(selector),
  ];
  let current = '';

  const films = (): HTMLElement[] => all('.plate.old .film', spread() ?? document.createElement('i'));
  const shareOf = (film: HTMLElement): number => Number(film.dataset['share'] ?? 0);

  /** Frames of findings over the plates, made when they are first looked at: copies of those over the pages. */
  function frame(here: HTMLElement): void {
    if (here.dataset['framed']) return;
    here.dataset['framed'] = 'yes';
    for (const port of all('.port.plate', here)) {
      const side = port.classList.contains('old') ? 'old' : 'new';
      const sheet = port.querySelector('.sheet');
      for (const box of all(`.port.${side}:not(.plate) .box`, here)) sheet?.append(box.cloneNode());
    }
  }

  function show(name: string): void {
    const here = spread();
    const own = films();
    if (!here || own.length === 0) return;
    frame(here);
    const known = own.some((film) => film.dataset['plate'] === name);
    const most = own.reduce((a, b) => (shareOf(b) > shareOf(a) ? b : a));
    const usual = shareOf(most) > 0 ? most.dataset['plate'] : ofInk['K'];
    current = (known ? name : usual) ?? '';
    for (const film of all('.film', here)) film.classList.toggle('on', film.dataset['plate'] === current);
    for (const box of all('.plate .box[data-inks]', here)) {
      const inks = (box.dataset['inks'] ?? '').split(' ').map((ink) => ofInk[ink] ?? ink);
      box.classList.toggle('off', !inks.includes(current));
    }
    for (const button of all<HTMLButtonElement>('[data-ink]')) {
      const film = own.find((each) => each.dataset['plate'] === button.dataset['ink']);
      button.disabled = film === undefined;
      button.classList.toggle('differs', film !== undefined && shareOf(film) > 0);
      button.setAttribute('aria-pressed', String(button.dataset['ink'] === current));
    }
    changed();
  }

  function step(by: number): void {
    const names = films().map((film) => film.dataset['plate'] ?? '');
    const at = names.indexOf(current);
    show(names[(at + by + names.length) % names.length] ?? '');
  }

  function follow(inks: string | undefined): void {
    const named = (inks ?? '').split(' ').map((ink) => ofInk[ink] ?? ink);
    if (inks && !named.includes(current)) show(named[0] ?? '');
  }

  return { name: () => current, show, step, follow };
}
