/**
 * Advances of what is not one em wide, measured once for each face in one hidden box. Canvas would not do: it knows
 * neither `text-spacing-trim` nor what neighbours do to a glyph (—— is 2 em between Han, 1.69 em alone).
 */

export interface Face {
  readonly key: string;
  readonly family: string;
  readonly weight: string;
  /** BCP 47: what a glyph is may depend on it. */
  readonly language: string;
  /** Letters and digits of vertical text that stand one under another. */
  readonly upright: boolean;
  /** All of vertical text lies on its side, quotes too. */
  readonly sideways?: boolean;
  /** Stands in a line as one piece, and is measured as it is. */
  readonly like?: Element;
  /** A Han that the face is sure to have, since its copy holds it: fonts are cut down to the page's characters. */
  han?: string;
  readonly known: Map<string, number>;
}

/** An opening mark with its white cut off by the font itself. */
export const halved = (mark: string): string => `½${mark}`;

/** px; large, so that rounding to 1/64 px does not count. */
const probe = 128;

export interface Advances {
  faceOf(element: Element): Face;
  /** The face of one element, such as ruby with its base, for its own text alone. */
  faceLike(element: Element): Face;
  /** Measures what is not known yet, all in one layout. */
  measure(wanted: Iterable<{ readonly face: Face; readonly text: string }>): void;
}

export function openAdvances(place: HTMLElement, vertical = false): Advances {
  const faces = new Map<string, Face>();
  const read = (element: Element): Face => {
    const { fontFamily, fontWeight, textOrientation } = getComputedStyle(element);
    const upright = vertical && textOrientation === 'upright';
    const sideways = vertical && textOrientation === 'sideways';
    const language = element.closest<HTMLElement>('[lang]')?.lang ?? '';
    const key = `${fontWeight} ${fontFamily} ${language}${upright ? ' upright' : ''}${sideways ? ' sideways' : ''}`;
    return { key, language, family: fontFamily, weight: fontWeight, upright, sideways, known: new Map() };
  };
  return {
    faceOf(element) {
      const face = read(element);
      const known = faces.get(face.key);
      if (!known) faces.set(face.key, face);
      return known ?? face;
    },
    faceLike: (element) => ({ ...read(element), like: element }),
    measure(wanted) {
      const box = document.createElement('div');
      box.style.cssText =
        `position:absolute;visibility:hidden;left:0;top:0;white-space:pre;text-indent:0;letter-spacing:0;` +
        `text-spacing-trim:space-all;text-autospace:no-autospace;font-variant-ligatures:no-common-ligatures;font-size:${probe}px;line-height:1` +
        (vertical ? ';writing-mode:vertical-rl' : '');
      const made: { face: Face; text: string; span: HTMLElement; around: number }[] = [];
      for (const { face, text } of wanted) {
        if (face.known.has(text)) continue;
        face.known.set(text, 0);
        const span = document.createElement('span');
        span.style.cssText = `display:inline-block;font-family:${face.family};font-weight:${face.weight}`;
        span.lang = face.language;
        if (face.upright || face.sideways) span.style.textOrientation = face.upright ? 'upright' : 'sideways';
        const [mark, cut] = text.startsWith('½') ? [text.slice(1), true] : [text, false];
        if (cut) span.style.fontFeatureSettings = vertical ? '"vhal"' : '"halt"';
        const han = cut || face.like ? '' : (face.han ?? '');
        span.append(face.like?.cloneNode(true) ?? han + mark + han);
        box.append(span, document.createElement('br'));
        made.push({ face, text, span, around: han ? 2 : 0 });
      }
      if (made.length === 0) return;
      place.append(box);
      for (const { face, text, span, around } of made) {
        const rect = span.getBoundingClientRect();
        face.known.set(text, (vertical ? rect.height : rect.width) / probe - around);
      }
      box.remove();
    },
  };
}
