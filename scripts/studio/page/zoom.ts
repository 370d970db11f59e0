/**
 * How large the sheet is shown. CSS zoom and a fine screen break lines otherwise than the print; a transform does not. So
 * the sheet is laid out in pixels of the device by `zoom`, and drawn at its size by `transform`.
 */
export interface Zoom {
  /** px of the screen for one of the page. */
  readonly scale: number;
  set(scale: number, at?: { readonly x: number; readonly y: number }): void;
  /** Runs what measures the page, in px of the page itself. */
  unscaled<Value>(measure: () => Value): Value;
}

export function openZoom(sheet: HTMLElement): Zoom {
  const room = document.createElement('div');
  room.className = 'studio-room';
  sheet.before(room);
  room.append(sheet);
  // What is over stands beside the sheet.
  Object.assign(room.style, { position: 'relative' });
  Object.assign(sheet.style, { transformOrigin: '0 0', position: 'absolute', left: '0', top: '0' });
  let scale = 1;
  let depth = 0;
  const apply = (shown: number): void => {
    sheet.style.transform = `scale(${devicePixelRatio * shown})`;
  };
  const size = (): void => {
    sheet.style.zoom = String(1 / devicePixelRatio);
    apply(1);
    const { width, height } = sheet.getBoundingClientRect();
    apply(scale);
    document.documentElement.style.setProperty('--studio-px', `${Math.max(0.5, 1 / scale)}px`);
    Object.assign(room.style, { width: `${width * scale}px`, height: `${height * scale}px` });
  };
  const watch = (): void => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        size();
        watch();
      },
      { once: true },
    );
  };
  size();
  watch();
  return {
    get scale() {
      return scale;
    },
    set(next, at = { x: innerWidth / 2, y: innerHeight / 2 }) {
      const wanted = Math.min(8, Math.max(0.05, next));
      const corner = room.getBoundingClientRect();
      const [x, y] = [(at.x - corner.left) / scale, (at.y - corner.top) / scale];
      scale = wanted;
      size();
      const moved = room.getBoundingClientRect();
      scrollBy(moved.left + x * scale - at.x, moved.top + y * scale - at.y);
    },
    unscaled(measure) {
      depth += 1;
      if (depth === 1 && scale !== 1) apply(1);
      try {
        return measure();
      } finally {
        depth -= 1;
        if (depth === 0 && scale !== 1) apply(scale);
      }
    },
  };
}
