/** Headlines fitted to their measure by one measurement; broken at phrase ends only, never distorted. */

/** Em square to line: what a display line takes of its box. */
const lead = 1.12;
/** The size at which widths are read off; large, so that rounding does not count. */
const probe = 100;

interface Setting {
  readonly size: number;
  /** Index of the phrase that begins each line but the first. */
  readonly breaks: readonly number[];
}

/** All ways to set `n` phrases on at most `lines` lines. */
function breakings(n: number, lines: number): number[][] {
  const ways: number[][] = [[]];
  const extend = (way: number[], at: number): void => {
    if (way.length + 1 >= lines) return;
    for (let next = at; next < n; next += 1) {
      const longer = [...way, next];
      ways.push(longer);
      extend(longer, next + 1);
    }
  };
  extend([], 1);
  return ways;
}

/** The largest setting of phrases (widths in ems) in a box of `width` × `height` px; ties go to fewer lines. */
export function bestSetting(
  widths: readonly number[],
  box: { readonly width: number; readonly height: number; readonly lines: number; readonly max: number },
): Setting {
  let best: Setting | undefined;
  for (const breaks of breakings(widths.length, box.lines)) {
    const edges = [0, ...breaks, widths.length];
    let widest = 0;
    for (let line = 0; line + 1 < edges.length; line += 1) {
      let width = 0;
      for (let phrase = edges[line]!; phrase < edges[line + 1]!; phrase += 1) width += widths[phrase]!;
      widest = Math.max(widest, width);
    }
    const size = Math.min(box.width / widest, box.height / (lead * (edges.length - 1)), box.max);
    // A second line must make the type a good deal larger to be worth the broken sentence.
    const worth = size / (1 + 0.35 * breaks.length);
    if (!best || worth > best.size / (1 + 0.35 * best.breaks.length) + 1e-6) best = { size, breaks };
  }
  return best!;
}

/**
 * Fits the `.phrase` spans of a headline into its block. Sets `--size` (px, on the 1/64 lattice) on the block and
 * puts a `<br>` at each chosen break. Vertical headlines measure along their own line.
 */
export function fitHeadline(block: HTMLElement): void {
  const text = block.querySelector<HTMLElement>('.fitted') ?? block;
  const phrases = [...text.querySelectorAll<HTMLElement>('.phrase')];
  if (phrases.length === 0) return;
  for (const old of text.querySelectorAll('br.fit')) old.remove();
  const style = getComputedStyle(block);
  const vertical = getComputedStyle(text).writingMode.startsWith('vertical');
  const number = (name: string, otherwise: number) => Number.parseFloat(style.getPropertyValue(name)) || otherwise;
  block.style.setProperty('--size', `${probe}px`);
  for (const phrase of phrases) phrase.style.cssText = 'display:inline-block;white-space:pre';
  const widths = phrases.map((phrase) => {
    const rect = phrase.getBoundingClientRect();
    return (vertical ? rect.height : rect.width) / probe;
  });
  for (const phrase of phrases) phrase.style.cssText = 'white-space:nowrap';
  const inner = {
    width: block.clientWidth - number('padding-left', 0) - number('padding-right', 0),
    height: block.clientHeight - number('padding-top', 0) - number('padding-bottom', 0),
  };
  const { size, breaks } = bestSetting(widths, {
    width: (vertical ? inner.height : inner.width) - 1,
    height: vertical ? inner.width : inner.height,
    lines: number('--lines', 2),
    max: number('--max-size', 200),
  });
  block.style.setProperty('--size', `${Math.floor(size * 64) / 64}px`);
  block.dataset['lines'] = String(breaks.length + 1);
  for (const index of breaks) {
    const end = document.createElement('br');
    end.className = 'fit';
    phrases[index]!.before(end);
  }
}

/** Shrinks a one-line text (kicker, deck, byline) that is wider than its block; never enlarges it. */
export function shrinkToFit(block: HTMLElement): void {
  const text = block.querySelector<HTMLElement>('.one-line');
  if (!text) return;
  text.style.fontSize = '';
  const room = block.clientWidth;
  const range = document.createRange();
  range.selectNodeContents(text);
  const width = range.getBoundingClientRect().width;
  if (width <= room) return;
  const size = Number.parseFloat(getComputedStyle(text).fontSize);
  text.style.fontSize = `${Math.floor(((size * room) / width) * 64 - 1) / 64}px`;
}
