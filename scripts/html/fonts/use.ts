/** What a page wants of each face, gathered from all its uses. */
import type { Position } from '../../core/source.ts';

/** Text that is set in one face. A page may name a face many times, once for each run of its copy. */
export interface FaceUse {
  readonly family: string;
  readonly weight: number;
  readonly text: string;
  /** Where the character at an index of `text` (UTF-16) stands in the user's files. */
  readonly source?: (index: number) => Position | undefined;
}

export interface Wanted {
  readonly codePoint: number;
  /** How often it is set in this face. */
  readonly count: number;
  /** The first places, as far as they are known. */
  readonly places: readonly Position[];
}

export interface FaceWish {
  readonly family: string;
  readonly weight: number;
  /** Ascending by code point. */
  readonly characters: readonly Wanted[];
}

interface GatheredFace {
  readonly family: string;
  readonly weight: number;
  readonly counts: Map<number, number>;
  readonly uses: FaceUse[];
}

/** Places that a report names for one character. */
const NAMED_PLACES = 8;

/** One wish a face, in the order in which the faces are first used. */
export function gatherUses(uses: readonly FaceUse[]): readonly FaceWish[] {
  const faces = new Map<string, GatheredFace>();
  for (const use of uses) {
    const key = `${use.weight} ${use.family}`;
    const { family, weight } = use;
    const face: GatheredFace = faces.get(key) ?? { family, weight, counts: new Map(), uses: [] };
    faces.set(key, face);
    face.uses.push(use);
    for (const letter of use.text) {
      const codePoint = letter.codePointAt(0)!;
      face.counts.set(codePoint, (face.counts.get(codePoint) ?? 0) + 1);
    }
  }
  return [...faces.values()].map(({ family, weight, counts, uses: own }) => ({
    family,
    weight,
    characters: [...counts]
      .sort(([a], [b]) => a - b)
      .map(([codePoint, count]) => ({
        codePoint,
        count,
        // Looked for only when there is something to report.
        get places() {
          return placesOf(own, codePoint);
        },
      })),
  }));
}

function placesOf(uses: readonly FaceUse[], codePoint: number): readonly Position[] {
  const letter = String.fromCodePoint(codePoint);
  const places: Position[] = [];
  for (const { text, source } of uses) {
    for (let at = text.indexOf(letter); source && at >= 0; at = text.indexOf(letter, at + letter.length)) {
      const place = source(at);
      if (place) places.push(place);
      if (places.length === NAMED_PLACES) return places;
    }
  }
  return places;
}
