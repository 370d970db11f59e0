/** Which characters a page sets in which face, and which of them another face must stand in for. */
import { type Script, scriptOf } from '../core/script.ts';
import { type Position, positionAt, type SourceFile } from '../core/source.ts';
import type { BlockPieces } from './expected-copy.ts';
import { type FaceUse, uprightFamily } from './fonts/index.ts';
import type { PieceRun } from './piece.ts';
import { type FaceRole, faceOf } from './type-faces.ts';

/** Characters that the face of a role has not got, by `faceKey`; they are set in the face of the role `stand-in`. */
export type Lacking = ReadonlyMap<string, ReadonlySet<string>>;

/** Names the face of a role in copy of a script. */
export const faceKey = (role: FaceRole, script: Script | undefined): string => `${role} ${script ?? 'Hans'}`;

type Tokens = ReadonlyMap<string, string>;

/** A 楷体 lacks some signs that no reader misses in it. In a display line another face would be a blot: there it is a fault. */
const noStandIn = new Set<FaceRole>(['slogan', 'stand-in']);

function placeOf(run: PieceRun, sources: ReadonlyMap<string, SourceFile>): FaceUse['source'] {
  const { origin, exact } = run;
  const source = origin && sources.get(origin.file);
  if (!origin || !source) return undefined;
  return (index: number): Position => positionAt(source, exact ? origin.from + index : origin.from);
}

export interface SetRun {
  readonly face: FaceRole;
  /** BCP 47. */
  readonly language: string;
  readonly run: PieceRun;
  /** In the family that draws it as vertical text has it. */
  readonly upright?: true;
}

/** `language` is the edition's. */
export const setRuns = (blocks: readonly BlockPieces[], language: string): readonly SetRun[] =>
  blocks.flatMap(({ pieces }) =>
    pieces.flatMap((piece) =>
      piece.runs.flatMap((run): readonly SetRun[] => {
        const own = run.language ?? piece.language ?? language;
        const upright = run.turn === 'numeral' || run.turn === 'bracket';
        return [
          { face: run.strong ? 'strong' : piece.face, language: own, run, ...(upright && { upright }) },
          ...(run.reading ? [{ face: 'reading', language: own, run: run.reading } as const] : []),
        ];
      }),
    ),
  );

/** One use a run, so that a character that no face has is found again in its file. */
export function faceUses(
  runs: readonly SetRun[],
  tokens: Tokens,
  { sources, lacking }: { sources: ReadonlyMap<string, SourceFile>; lacking: Lacking },
): readonly FaceUse[] {
  const uses = runs.map(({ face, language, run, upright }) => {
    const script = scriptOf(language);
    const { family, weight } = faceOf(tokens, face, script);
    const without = upright ? undefined : lacking.get(faceKey(face, script));
    // Same length, so that the places stay true.
    const text = without
      ? [...run.text].map((one) => (without.has(one) ? ' '.repeat(one.length) : one)).join('')
      : run.text;
    const source = placeOf(run, sources);
    return { family: upright ? uprightFamily(family) : family, weight, text, ...(source && { source }) };
  });
  const stood = [...new Set([...lacking.values()].flatMap((set) => [...set]))].sort().join('');
  return stood === '' ? uses : [...uses, { ...faceOf(tokens, 'stand-in'), text: stood }];
}

/** What each role lacks, given the characters that a family was found not to have. */
export function lackingOf(
  runs: readonly SetRun[],
  tokens: Tokens,
  missing: readonly { readonly family: string; readonly character: string }[],
): Lacking {
  const found = new Map<string, Set<string>>();
  const standIn = faceOf(tokens, 'stand-in').family;
  for (const { face, language } of runs) {
    const script = scriptOf(language);
    const key = faceKey(face, script);
    const { family } = faceOf(tokens, face, script);
    if (found.has(key) || noStandIn.has(face) || family === standIn) continue;
    const characters = missing.filter((one) => one.family === family).map((one) => one.character);
    if (characters.length > 0) found.set(key, new Set(characters));
  }
  return found;
}

/** The rules that give those runs their family. */
export function uprightRules(runs: readonly SetRun[], tokens: Tokens): string {
  const turned = ':is(.numeral, .bracket)';
  const rules = runs
    .filter(({ upright }) => upright)
    .map(({ face, language }) => {
      const script = scriptOf(language);
      const spoken = (script ?? 'Hans') === 'Hans' ? turned : `${turned}:lang(${language})`;
      const selector = face === 'strong' ? `:is(strong, .strong)${spoken}` : `[data-role="${face}"] ${spoken}`;
      return `${selector} { font-family: "${uprightFamily(faceOf(tokens, face, script).family)}"; }\n`;
    });
  return [...new Set(rules)].sort().join('');
}
