/** Reads the page that stands in the browser, once: every line and character, in px from the type area's corner. */
import { type Face, faceOf, holderOf } from './face.ts';
import { textNodes } from './pieces.ts';
import { isInOtherColumn, textsIn } from './setting/index.ts';

export interface ReadLine {
  readonly block: string;
  readonly role: string;
  readonly story?: string;
  readonly paragraph: number;
  readonly text: string;
  /** Left edges (vertical: top edges) of the characters from the line's start, and its end. */
  readonly advances: readonly number[];
  readonly left: number;
  readonly right: number;
  /** Em box: baseline less 0.88 em, and 0.12 em below it. Vertical: the rectangle of the type. */
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly vertical?: true;
  readonly size: number;
  readonly family: string;
  readonly weight: number;
  readonly colour: string;
  /** Width by height of the type, where it is not left as it was drawn. */
  readonly stretch?: number;
  readonly source?: { readonly file: string; readonly from: number; readonly to: number };
  readonly readings?: readonly ReadReading[];
  /** Advance of the hyphen that it ends in, which is no part of its text. */
  readonly hyphen?: number;
  /** BCP 47. */
  readonly language: string;
}

/** 注音 beside `length` characters of the line from `at` on. */
export interface ReadReading {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export interface ReadPhoto {
  readonly id: string;
  readonly block: string;
  readonly alt: string;
  readonly src: string;
  /** The frame that the photo fills. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The part of the photo in the frame, 0 to 1. */
  readonly crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly widthPx: number;
  readonly heightPx: number;
}

interface Open {
  text: string;
  starts: number[];
  end: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  baseline: number;
  face: Face;
  source?: { file: string; from: number; to: number };
  readings: ReadReading[];
  hyphen?: number;
}

/** Where a text node's characters come from: file and offset of its first, or nothing. */
function originOf(node: Text): { file: string; from: number; to: number; exact: boolean } | undefined {
  const element = node.parentElement!.closest<HTMLElement>('[data-origin]');
  const found = element && /^(.*):(\d+)-(\d+)$/.exec(element.dataset['origin']!);
  if (!element || !found) return undefined;
  const [, file, from, to] = found;
  let before = Number(element.dataset['skip'] ?? 0);
  let length = before;
  let seen = false;
  for (const one of textNodes(element)) {
    if (one === node) seen = true;
    else if (!seen) before += one.length;
    length += one.length;
  }
  const exact = element.dataset['exact'] !== 'false' && length <= Number(to) - Number(from);
  return { file: file!, from: exact ? Number(from) + before : Number(from), to: Number(to), exact };
}

const isSpace = (character: string): boolean => /[\s\u200b\u2060]/.test(character);

/**
 * All lines under `root`, element by element in document order. `origin` is the type area's corner; `see` hears of each
 * element and its lines.
 */
export function readLines(
  root: Element,
  origin: { left: number; top: number },
  see?: (holder: HTMLElement, lines: readonly ReadLine[]) => void,
): ReadLine[] {
  const lines: ReadLine[] = [];
  const faces = new Map<Element, Face>();
  const range = document.createRange();
  const holders = [...root.querySelectorAll<HTMLElement>('[data-role]')].filter(
    (one) => !one.querySelector('[data-role]'),
  );
  const numbers = new Map<string, number>();
  for (const holder of holders) {
    if (holder.closest('[hidden]')) continue;
    const block = holder.closest<HTMLElement>('[data-id]');
    const id = block?.dataset['id'] ?? 'folio';
    const continued = holder.classList.contains('continued');
    const paragraph = (numbers.get(id) ?? -1) + (continued ? 0 : 1);
    numbers.set(id, paragraph);
    let open: Open | undefined;
    const first = lines.length;
    const close = () => {
      if (open && open.text.trim() !== '') {
        const { text, starts, end, face, left, right, top, bottom, baseline, source, readings, hyphen } = open;
        const start = face.vertical ? top : left;
        lines.push({
          block: id,
          role: holder.dataset['role']!,
          ...(block?.dataset['story'] && { story: block.dataset['story'] }),
          paragraph,
          text,
          advances: [...starts.map((at) => at - start), end - start],
          left: left - origin.left,
          right: right - origin.left,
          top: top - origin.top,
          bottom: bottom - origin.top,
          baseline: baseline - origin.top,
          ...(face.vertical && { vertical: true as const }),
          size: face.size,
          family: face.family,
          weight: face.weight,
          colour: face.colour,
          ...(Math.abs(face.stretch - 1) > 1e-3 && { stretch: face.stretch }),
          ...(source && { source }),
          ...(readings.length > 0 && { readings }),
          ...(hyphen !== undefined && { hyphen }),
          language: holder.closest<HTMLElement>('[lang]')!.lang,
        });
      }
      open = undefined;
    };
    for (const node of textNodes(holder)) {
      if (node.parentElement!.closest('rt')) {
        if (open) addReading(open, node);
        continue;
      }
      const face = faceOf(holderOf(node), faces);
      const from = originOf(node);
      // Figures that share one square stand in it side by side, not one under another.
      const square = node.parentElement!.closest('.combined')?.getBoundingClientRect();
      for (let at = 0; at < node.length; at += 1) {
        const pair = node.data.codePointAt(at)! > 0xffff;
        range.setStart(node, at);
        range.setEnd(node, at + (pair ? 2 : 1));
        // A character at a line's start may have an empty rectangle at the end of the line before.
        const rects = range.getClientRects();
        const rect = square ?? rects[rects.length - 1];
        const character = node.data.slice(at, at + (pair ? 2 : 1));
        if (pair) at += 1;
        if (!rect || (rect.width === 0 && rect.height === 0)) continue;
        if (isSpace(character) && (rect.width === 0 || rect.height === 0)) continue;
        const baseline = face.vertical ? rect.bottom : rect.top + rect.height * face.baseline;
        const along = face.vertical ? rect.top : rect.left;
        const sameLine =
          open &&
          open.face.vertical === face.vertical &&
          (face.vertical
            ? Math.abs((rect.left + rect.right) / 2 - (open.left + open.right) / 2) < face.size * 0.5 &&
              // Figures in one square begin at the same height, which white below it may lie further from its end.
              ((square && at > 0) || along >= open.end - face.size * 1.2)
            : Math.abs(baseline - open.baseline) < Math.max(face.size, open.face.size) * 0.45 &&
              along >= open.end - face.size * 1.2) &&
          (along <= open.end + face.size || !isInOtherColumn(holder, open, rect));
        if (!sameLine) {
          close();
          if (isSpace(character)) continue;
          open = {
            text: '',
            starts: [],
            end: along,
            left: rect.left,
            right: rect.right,
            top: face.vertical ? rect.top : baseline - face.size * 0.88,
            bottom: face.vertical ? rect.bottom : baseline + face.size * 0.12,
            baseline,
            face,
            readings: [],
          };
        }
        const line = open!;
        line.text += character;
        line.starts.push(along);
        if (pair) line.starts.push(along);
        line.end = face.vertical ? Math.max(line.end, rect.bottom) : rect.right;
        line.right = Math.max(line.right, rect.right);
        line.left = Math.min(line.left, rect.left);
        if (face.vertical) line.bottom = Math.max(line.bottom, rect.bottom);
        const hyphened = at === node.length - 1 ? node.parentElement!.closest('.hyphen') : null;
        if (hyphened) addHyphen(line, hyphened.getBoundingClientRect());
        if (face.size > line.face.size) {
          line.face = face;
          line.top = Math.min(line.top, baseline - face.size * 0.88);
          line.bottom = Math.max(line.bottom, baseline + face.size * 0.12);
        }
        if (from) {
          const start = from.exact ? from.from + at - (pair ? 1 : 0) : from.from;
          const end = from.exact ? start + character.length : from.to;
          if (!line.source) line.source = { file: from.file, from: start, to: end };
          else {
            line.source.to = Math.max(line.source.to, end);
            line.source.from = Math.min(line.source.from, start);
          }
        }
      }
    }
    close();
    see?.(holder, lines.slice(first));
  }
  return lines.map(trimEnd);
}

/** A hyphen of ours is drawn behind its word's part, up to the end of the part's box. */
function addHyphen(line: Open, box: DOMRect): void {
  const end = line.face.vertical ? box.bottom : box.right;
  line.hyphen = end - line.end;
  line.right = Math.max(line.right, box.right);
  if (line.face.vertical) line.bottom = Math.max(line.bottom, box.bottom);
}

/** A reading stands behind its base, which no line break parts. */
function addReading(line: { readonly text: string; readonly readings: ReadReading[] }, node: Text): void {
  const length = textsIn(node.parentElement!.closest('ruby')!).reduce((sum, base) => sum + base.length, 0);
  const at = line.text.length - length;
  const before = line.readings.at(-1);
  // A character that the face lacks parts the text of a reading.
  if (before?.at === at) line.readings[line.readings.length - 1] = { ...before, text: before.text + node.data };
  else line.readings.push({ at, length, text: node.data });
}

/** White space at a line's end is not part of it. */
function trimEnd(line: ReadLine): ReadLine {
  const text = line.text.trimEnd();
  if (text.length === line.text.length) return line;
  const advances = line.advances.slice(0, text.length + 1);
  return { ...line, text, advances, right: line.vertical ? line.right : line.left + advances.at(-1)! };
}

export function readPhotos(root: Element, origin: { left: number; top: number }): ReadPhoto[] {
  return [...root.querySelectorAll('img')]
    .map((image) => {
      const frame = image.closest('.picture')?.getBoundingClientRect() ?? image.getBoundingClientRect();
      return { image, frame, whole: image.getBoundingClientRect() };
    })
    .filter(({ frame }) => frame.width > 0)
    .map(({ image, frame, whole }) => ({
      id:
        image.closest<HTMLElement>('[data-photo]')?.dataset['photo'] ??
        image.closest<HTMLElement>('[data-id]')!.dataset['id']!,
      block: image.closest<HTMLElement>('[data-id]')!.dataset['id']!,
      alt: image.alt,
      src: image.getAttribute('src')!,
      left: frame.left - origin.left,
      top: frame.top - origin.top,
      width: frame.width,
      height: frame.height,
      crop: {
        x: (frame.left - whole.left) / whole.width,
        y: (frame.top - whole.top) / whole.height,
        width: frame.width / whole.width,
        height: frame.height / whole.height,
      },
      widthPx: Number(image.getAttribute('width')),
      heightPx: Number(image.getAttribute('height')),
    }));
}
