/**
 * Advances of what is not one em wide, measured once for each face in one hidden box. Canvas would not do: it knows
 * neither `text-spacing-trim` nor what neighbours do to a glyph (—— is 2 em between Han, 1.69 em alone).
 */

export interface Face {
  readonly key: string;
  readonly family: string;
  readonly weight: string;
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
  /** Measures what is not known yet, all in one layout. */
  measure(wanted: Iterable<{ readonly face: Face; readonly text: string }>): void;
}

export function openAdvances(place: HTMLElement, vertical = false): Advances {
  const faces = new Map<string, Face>();
  return {
    faceOf(element) {
      const { fontFamily, fontWeight } = getComputedStyle(element);
      const key = `${fontWeight} ${fontFamily}`;
      let face = faces.get(key);
      if (!face) {
        face = { key, family: fontFamily, weight: fontWeight, known: new Map() };
        faces.set(key, face);
      }
      return face;
    },
    measure(wanted) {
      const box = document.createElement('div');
      box.style.cssText =
        `position:absolute;visibility:hidden;left:0;top:0;white-space:pre;text-indent:0;letter-spacing:0;` +
        `text-spacing-trim:space-all;text-autospace:no-autospace;font-size:${probe}px;line-height:1` +
        (vertical ? ';writing-mode:vertical-rl' : '');
      const made: { face: Face; text: string; span: HTMLElement; around: number }[] = [];
      for (const { face, text } of wanted) {
        if (face.known.has(text)) continue;
        face.known.set(text, 0);
        const span = document.createElement('span');
        span.style.cssText = `display:inline-block;font-family:${face.family};font-weight:${face.weight}`;
        const [mark, cut] = text.startsWith('½') ? [text.slice(1), true] : [text, false];
        if (cut) span.style.fontFeatureSettings = vertical ? '"vhal"' : '"halt"';
        const han = cut ? '' : (face.han ?? '');
        span.textContent = han + mark + han;
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
