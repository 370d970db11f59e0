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

interface Box {
  readonly width: number;
  readonly height: number;
  readonly lines: number;
  readonly max: number;
}

/** What a second line costs, and one that begins within a phrase: the type must grow by so much to be worth it. */
const price = { line: 0.35, word: 0.1 };

/**
 * The largest setting of phrases (widths in ems) in a box in px; ties go to fewer lines, then to lines more alike.
 * @param words indices of the parts that only go on with a phrase
 */
export function bestSetting(widths: readonly number[], box: Box, words: ReadonlySet<number> = new Set()): Setting {
  let best: (Setting & { worth: number }) | undefined;
  for (const breaks of breakings(widths.length, box.lines)) {
    const edges = [0, ...breaks, widths.length];
    let widest = 0;
    for (let line = 0; line + 1 < edges.length; line += 1) {
      let width = 0;
      for (let phrase = edges[line]!; phrase < edges[line + 1]!; phrase += 1) width += widths[phrase]!;
      widest = Math.max(widest, width);
    }
    const size = Math.min(box.width / widest, box.height / (lead * (edges.length - 1)), box.max);
    const within = breaks.filter((at) => words.has(at)).length;
    const worth = size / (1 + price.line * breaks.length + price.word * within) - widest * 1e-4;
    if (!best || worth > best.worth + 1e-6) best = { size, breaks, worth };
  }
  const { size, breaks } = best!;
  return { size, breaks };
}

/**
 * Fits the `.phrase` and `.word` spans of a headline into its block. Sets `--size` (px, on the 1/64 lattice) on the block and
 * puts a `<br>` at each chosen break. Vertical headlines measure along their own line.
 */
export function fitHeadline(block: HTMLElement): void {
  const text = block.querySelector<HTMLElement>('.fitted') ?? block;
  const phrases = [...text.querySelectorAll<HTMLElement>('.phrase, .word')];
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
  const box = {
    width: (vertical ? inner.height : inner.width) - 1,
    height: vertical ? inner.width : inner.height,
    lines: number('--lines', 2),
    max: number('--max-size', 200),
  };
  const words = new Set(phrases.flatMap((one, index) => (one.classList.contains('word') ? [index] : [])));
  const { size, breaks } = bestSetting(widths, box, words);
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
