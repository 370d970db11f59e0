/** The parts of one page in reading order: what a block's pieces of copy and its pictures are to a reader. */
import type { Origin } from '../../core/source.ts';
import { isContinuedOn, paddedLabel } from '../../edition/index.ts';
import type { Advertisement, Edition, Photo, Placed } from '../../edition/model.ts';
import { type BlockPieces, type Piece as CopyPiece, photosOf, readingOrder, storyOf } from '../../html/index.ts';
import type { Line } from '../../layout/model.ts';
import type { Part, Picture } from './model.ts';
import { takeLines } from './place-text.ts';
import type { PaintedGlyph, PlacedPage } from './placed-page.ts';

/** A part without its number, which comes of its place among all the others. */
type Draft = Omit<Part, 'id' | 'page'>;

/** @throws when the lines of the page are not its copy */
export function pageParts(edition: Edition, placed: PlacedPage): readonly Part[] {
  const { page, layout, pieces, painted } = placed;
  const supply = {
    painted: [...painted],
    lines: Map.groupBy(layout.lines, ({ block }) => block),
    pieces: new Map(pieces.map((one) => [one.id, one.pieces])),
  };
  const drafts = [
    ...textParts({ id: 'folio', language: edition.language }, supply),
    ...readingOrder(edition, page).flatMap((one) => blockParts(one, { edition, placed, supply })),
  ];
  const left = supply.painted.length;
  if (left > 0) throw new Error(`page ${page.number} paints ${left} characters too many`);
  const label = paddedLabel(page);
  return drafts.map((draft, index) => ({ id: `P${label}_${index + 1}`, page: page.number, ...draft }));
}

interface Stock {
  readonly painted: PaintedGlyph[];
  readonly lines: ReadonlyMap<string, Line[]>;
  readonly pieces: ReadonlyMap<string, BlockPieces['pieces']>;
}

interface Desk {
  readonly edition: Edition;
  readonly placed: PlacedPage;
  readonly supply: Stock;
}

function blockParts(one: Placed, { edition, placed, supply }: Desk): readonly Draft[] {
  const story = storyOf(edition, one);
  const language = (story !== undefined && edition.stories.get(story)?.language) || edition.language;
  const block = { id: one.id, language, ...(story !== undefined && { story }) };
  const photos = photosOf(one).flatMap((id) => edition.photos.get(id) ?? []);
  const set = textParts(block, supply, photos);
  const goesOn = story !== undefined && isContinuedOn(placed.page, story);
  const texts = set.map((part) =>
    goesOn && part.kind === 'headline' ? { ...part, kind: 'jump-head' as const } : part,
  );
  return [
    ...(one.block === 'advertisement' ? [sold(block, one.advertisement, placed)] : []),
    ...photos.flatMap((photo) => [
      illustration(block, photo, placed),
      ...texts.filter(({ figure }) => figure === photo.id),
    ]),
    ...texts.filter(({ figure }) => figure === undefined),
  ];
}

interface Block {
  readonly id: string;
  readonly story?: string;
  readonly language: string;
}

const shared = ({ id, story }: Block) => ({ block: id, ...(story !== undefined && { article: story }) });

/** Its own words are no copy of ours: it is a picture with a client. */
function sold(block: Block, { client }: Advertisement, { layout }: PlacedPage): Draft {
  const set = layout.advertisements?.find((one) => one.block === block.id);
  if (!set) throw new Error(`advertisement ${block.id} is not on the page`);
  return {
    kind: 'advertisement',
    ...shared(block),
    language: block.language,
    text: '',
    runs: [],
    pieces: [{ box: set.box, lines: [] }],
    client: client.text,
  };
}

function illustration(block: Block, photo: Photo, { layout }: PlacedPage): Draft {
  const set = layout.photos.find(({ id, block: on }) => id === photo.id && on === block.id);
  if (!set) throw new Error(`photo ${photo.id} is not on the page`);
  const { id, file, alt, facts } = photo;
  const picture: Picture = { id, file, alt, crop: set.crop, facts };
  return {
    kind: 'illustration',
    ...shared(block),
    language: block.language,
    text: '',
    runs: [],
    pieces: [{ box: set.box, lines: [] }],
    figure: photo.id,
    photo: picture,
  };
}

function textParts(block: Block, { painted, lines, pieces }: Stock, photos: readonly Photo[] = []): readonly Draft[] {
  const supply = { painted, lines: [...(lines.get(block.id) ?? [])] };
  const parts = joinMarks(pieces.get(block.id) ?? []).map(({ role, language, runs, mark }): Draft => {
    const text = runs.map((run) => run.text).join('');
    const figure = photos.find((photo) => runs.some(({ origin }) => belongs(photo, origin)))?.id;
    return {
      kind: role,
      ...shared(block),
      language: language ?? languageOf(text, block.language),
      text,
      ...(mark > 0 && { mark }),
      runs,
      pieces: takeLines(text, supply),
      ...(figure !== undefined && { figure }),
    };
  });
  if (supply.lines.length > 0) throw new Error(`block ${block.id} has lines that no copy is for`);
  return parts;
}

const within = (outer: Origin | undefined, inner: Origin): boolean =>
  outer !== undefined && outer.file === inner.file && outer.from <= inner.from && inner.to <= outer.to;

const belongs = ({ caption, credit }: Photo, origin: Origin | undefined): boolean =>
  origin !== undefined && (within(caption?.origin, origin) || within(credit?.origin, origin));

interface Joined {
  readonly role: CopyPiece['role'];
  readonly language?: string;
  readonly runs: CopyPiece['runs'];
  /** Characters of the ornament at its head. */
  readonly mark: number;
}

/** Where the program's own words stand by themselves, and are no mark of what follows: the date, the number of a page. */
const sayingTheDay: ReadonlySet<CopyPiece['role']> = new Set<CopyPiece['role']>([
  'folio',
  'masthead',
  'index',
  'teaser',
]);

/** A mark that the program sets before a caption or a source is no part of its own. */
function joinMarks(pieces: readonly CopyPiece[]): readonly Joined[] {
  const joined: Joined[] = [];
  let marks: CopyPiece['runs'] = [];
  for (const [index, { role, runs, language }] of pieces.entries()) {
    const next = pieces[index + 1];
    const own = !sayingTheDay.has(role) && runs.every(({ origin }) => !origin);
    if (own && next?.role === role) {
      marks = runs;
      continue;
    }
    const mark = marks.reduce((sum, { text }) => sum + text.length, 0);
    joined.push({ role, ...(language !== undefined && { language }), runs: [...marks, ...runs], mark });
    marks = [];
  }
  return joined;
}

/** The page file does not say in which language a second name is: only that it is no Chinese can be seen. */
const languageOf = (text: string, language: string): string =>
  /^zh\b/.test(language) && !/\p{Script=Han}/u.test(text) && /\p{Script=Latin}{2}/u.test(text) ? 'und-Latn' : language;
