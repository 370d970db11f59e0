/**
 * What passes between the studio's server, its window and the page in it. Plain JSON. Browsers take its types alone, for zod is large; what they need to run stands in `routes.ts`. What window and page say to each other: `page-protocol.ts`.
 *
 * The files on disk are the truth. Whatever an editor does is an act; the server turns it into patches of source text,
 * journals and writes them, and tells every browser. Nothing is ever re-serialised.
 */
import { z } from 'zod';

/** SHA-256 of a file's text, in hexadecimal: which text an edit was made on. */
export type Hash = string;

/** Offsets are UTF-16 units of the text before the patch, in rising order, none overlapping another. */
const edit = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.string().max(1_000_000)]);
export type Edit = readonly [from: number, to: number, text: string];

const file = z.string().min(1).max(500);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1).max(200);
const page = z.number().int().positive();
const rows = z.object({ from: z.number().int(), to: z.number().int() });
const area = z.object({ columns: rows, rows });
const part = z.number().min(0).max(1);

const patch = z.object({ file, base: hash, edits: z.array(edit).max(10_000) });

/** A change of one of the edition's files. `file` is one that the edition knows, never a path made up by a browser. */
export interface Patch {
  readonly file: string;
  readonly base: Hash;
  readonly edits: readonly Edit[];
}

const act = z.discriminatedUnion('act', [
  /** Text as typed, in the page or in the source pane. */
  z.object({ act: z.literal('edit'), patches: z.array(patch).min(1).max(100) }),
  /** A block goes to other columns and rows. */
  z.object({ act: z.literal('place'), page, block: id, area }),
  /** Two blocks change places: each takes the other's area. */
  z.object({ act: z.literal('swap'), page, block: id, with: id }),
  /** What a picture is cropped around. */
  z.object({ act: z.literal('focus'), photo: id, x: part, y: part }),
  /** `fit:` of a block: the rows it may be set to, or none, which locks it. */
  z.object({ act: z.literal('lock'), page, block: id, locked: z.boolean() }),
  z.object({ act: z.literal('align'), page, block: id, align: z.enum(['left', 'center', 'right']) }),
  /** Any other key of a block, page or edition file, as YAML's own plain values; an absent value takes the key out. */
  z.object({
    act: z.literal('set'),
    file,
    path: z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .max(8),
    value: z.json().optional(),
  }),
  /** A photo that the tray holds, a block that a story or page lost, or the file of a client's advertisement comes onto the page. */
  z.object({ act: z.literal('bring'), page, block: z.string(), of: id, area, client: z.string().max(200).optional() }),
  /** The block leaves the page; what it shows goes to the tray. */
  z.object({ act: z.literal('take-off'), page, block: id }),
  /** A photo just uploaded becomes part of a story: its `:::photo` is written behind the story's last. */
  z.object({ act: z.literal('adopt'), story: id, upload: id, alt: z.string().max(2000) }),
  z.object({ act: z.literal('variant'), page, template: id }),
  /** The rows that the page was fitted to become what the page file asks for. */
  z.object({ act: z.literal('keep-fit'), page, areas: z.record(id, area) }),
  /** The one right answer to a finding. */
  z.object({ act: z.literal('mend'), finding: id }),
  z.object({
    act: z.literal('replace'),
    find: z.string().min(1).max(500),
    by: z.string().max(500),
    files: z.array(file).max(1000),
  }),
  /** The other side of a clash is taken, or the editor's is kept. */
  z.object({ act: z.literal('settle'), clash: id, keep: z.enum(['ours', 'theirs', 'both']) }),
  z.object({ act: z.literal('undo') }),
  z.object({ act: z.literal('redo') }),
]);

/** One request at a time is under way for each browser; `client` names the browser, `sequence` its act, counted from 1. */
export const actRequest = z.object({
  client: id,
  sequence: z.number().int().positive(),
  /** Acts of one group that follow each other are undone together: the keys of one word, one drag. */
  group: id,
  act,
});
export type ActRequest = z.infer<typeof actRequest>;
export type Act = ActRequest['act'];

/** How a file came to its next text. `edits` lead from `base` to `hash`; every browser applies the same ones. */
export interface FileChange {
  readonly file: string;
  readonly base: Hash;
  readonly hash: Hash;
  readonly edits: readonly Edit[];
  /** The browser whose act it was; missing where the file was changed outside of the studio. */
  readonly client?: string;
}

export interface ActAnswer {
  readonly ok: boolean;
  readonly changes: readonly FileChange[];
  /** What was refused, and why. */
  readonly findings: readonly Finding[];
  readonly history: History;
  /** For undo and redo: where the change was, so that it can be shown. */
  readonly at?: SourceRange;
}

/** One history for text and geometry, of the edition; labels are the kinds of act, for a tooltip. */
export interface History {
  readonly undo?: Act['act'];
  readonly redo?: Act['act'];
}

export interface SourceRange {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Both sides of what could not be merged. The file holds `ours`; `theirs` is kept until it is settled. */
export interface Clash {
  readonly id: string;
  readonly at: SourceRange;
  readonly before: string;
  readonly ours: string;
  readonly theirs: string;
}

/** A diagnostic as the window shows it: words in both languages, its place in the source and on the page. */
export interface Finding {
  readonly id: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: { readonly en: string; readonly zh: string };
  readonly hint?: { readonly en: string; readonly zh: string };
  readonly at?: SourceRange & { readonly line: number; readonly column: number };
  /** Box in mm from the trimmed page's corner. */
  readonly onPage?: {
    readonly page: number;
    readonly through?: number;
    readonly block?: string;
    readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  };
  /** What mending it would change. */
  readonly fix?: { readonly before: string; readonly after: string };
}

export interface PageSummary {
  readonly number: number;
  /** `4`, or `4-5` for a double truck. */
  readonly label: string;
  readonly name: string;
  readonly file: string;
  readonly template: string;
  /** mm, trimmed. */
  readonly width: number;
  readonly height: number;
  readonly stories: readonly string[];
}

/** What stands in the edition's stories and on no page. */
export interface TrayItem {
  readonly kind: 'photo' | 'sidebar' | 'pull-quote' | 'names' | 'table' | 'notice' | 'story';
  readonly id: string;
  readonly story: string;
  readonly label: string;
  /** Path of its preview, for photos. */
  readonly preview?: string;
}

/** A file of the edition's for an advertisement. */
export interface AdvertisementState {
  readonly file: string;
  /** Its own, mm; a picture that does not say how fine it is has none. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Why it cannot be placed as it is. */
  readonly fault?: { readonly en: string; readonly zh: string };
  /** Where it stands. */
  readonly placed: readonly {
    readonly page: number;
    readonly pageFile: string;
    readonly block: string;
    readonly client: string;
  }[];
}

export interface EditionState {
  readonly id: string;
  readonly newspaper: string;
  readonly date: string;
  readonly rights: 'edit' | 'read';
  readonly pages: readonly PageSummary[];
  readonly templates: readonly string[];
  /** Source files that may be opened, with the hash of their present text. */
  readonly files: readonly { readonly file: string; readonly hash: Hash }[];
  readonly tray: readonly TrayItem[];
  readonly advertisements: readonly AdvertisementState[];
  readonly findings: readonly Finding[];
  readonly clashes: readonly Clash[];
  readonly history: History;
  readonly clients: readonly Presence[];
}

export interface Presence {
  readonly client: string;
  readonly page?: number;
  /** The block being edited, which others are told of. */
  readonly block?: string;
}

/**
 * A page's blocks as HTML, for a page that is open already: what differs from what it shows is put in its place.
 * `templates/sheet.hbs` makes the whole document of the same.
 */
export interface PageParts {
  readonly page: number;
  /** Hashes of the files that it was made of, by file. */
  readonly made: Readonly<Record<string, Hash>>;
  readonly folio: string;
  /** Blocks in reading order. */
  readonly blocks: readonly { readonly id: string; readonly html: string }[];
  /** `html/plan.ts`. */
  readonly plan: import('../html/plan.ts').PagePlan;
  /** Pictures by the path that the HTML names, to the path of a preview. */
  readonly pictures: Readonly<Record<string, string>>;
}

export type Product = 'proof' | 'press' | 'png' | 'compare';

export interface Progress {
  readonly job: string;
  readonly product: Product;
  /** Number of the page under way, or both of a double truck. */
  readonly page?: string;
  readonly done: number;
  readonly all: number;
  readonly state: 'running' | 'finished' | 'failed' | 'stopped';
  /** Paths under `/out/`, once finished. */
  readonly outputs?: readonly { readonly name: string; readonly path: string }[];
  readonly findings?: readonly Finding[];
}

/** Down to every browser, over `GET /api/events` as server-sent events read by fetch; `data` is one of these. */
export type ServerEvent =
  | { readonly event: 'hello'; readonly state: EditionState }
  | { readonly event: 'changed'; readonly changes: readonly FileChange[]; readonly history: History }
  /** Pages, tray, templates or files are others than before. */
  | { readonly event: 'edition'; readonly state: EditionState }
  /** Of a page, or, without one, all that there are. */
  | { readonly event: 'findings'; readonly page?: number; readonly findings: readonly Finding[] }
  /** There is a new small picture of the page. */
  | { readonly event: 'thumbnail'; readonly page: number }
  | { readonly event: 'clashes'; readonly clashes: readonly Clash[] }
  | { readonly event: 'presence'; readonly clients: readonly Presence[] }
  | { readonly event: 'progress'; readonly progress: Progress }
  /** The file system refuses to write; what was typed is kept in memory and in the browser meanwhile. */
  | { readonly event: 'trouble'; readonly finding: Finding }
  | { readonly event: 'closing' };

export const productRequest = z.object({
  client: id,
  product: z.enum(['proof', 'press', 'png', 'compare']),
  pages: z.array(page).max(1000).optional(),
});
export type ProductRequest = z.infer<typeof productRequest>;

export const presenceRequest = z.object({ client: id, page: page.optional(), block: id.optional() });
export type PresenceRequest = z.infer<typeof presenceRequest>;
