/** What passes between the window and the page in its frame: direct calls, of the same origin. Types alone. */
import type { Area } from '../edition/model.ts';
import type { Act, ActAnswer, FileChange, Finding, Hash, SourceRange, TrayItem } from './protocol.ts';

/** The block of a story or page file that the caret or the focus is in. */
export interface Selection {
  readonly at: SourceRange;
  readonly block: string;
  readonly kind: 'text' | 'block';
  /** Of a block that is in hand and may be changed. */
  readonly hand?: {
    readonly may: readonly HandCommand[];
    readonly locked: boolean;
    readonly align?: 'left' | 'center' | 'right';
  };
}

/** What may be done with a block in hand. `larger` and `smaller` give a headline a row more or less, and so its type. */
export type HandCommand =
  | 'lock'
  | 'align-left'
  | 'align-center'
  | 'align-right'
  | 'larger'
  | 'smaller'
  | 'focus'
  | 'take-off';

/** An advertisement on its way to the page. */
export interface OfferedAdvertisement {
  readonly kind: 'advertisement';
  /** Its file. */
  readonly id: string;
  readonly label: string;
  readonly client: string;
  /** mm */
  readonly size?: { readonly width: number; readonly height: number };
}

export type Offered = TrayItem | OfferedAdvertisement;

/** How a story ends, for its bar. */
export interface StoryFit {
  readonly story: string;
  readonly block: string;
  readonly characters: number;
  /** Slots of the story's frames, in lines; and those that stay empty behind it (negative: over). */
  readonly capacity: number;
  readonly left: number;
  /** Where what is over begins. */
  readonly overset?: SourceRange;
}

export type Overlay = 'grid' | 'frames' | 'counts' | 'findings' | 'heat';

/** What the page in the frame offers the window: `frame.contentWindow.dayangPage`. The window never touches the page's DOM. */
export interface PageView {
  readonly page: number;
  /** Which source text the page shows, by file. */
  readonly shows: ReadonlyMap<string, Hash>;
  /** 1: 96 CSS px an inch on this screen. The page scrolls itself; `at` stays where it is. */
  zoom(factor: number, at?: { readonly x: number; readonly y: number }): void;
  overlay(shown: readonly Overlay[]): void;
  /** Puts the caret there, or the focus on the block, and brings it into view. */
  select(at: SourceRange, options?: { readonly focus?: boolean }): boolean;
  /** Focuses a block as a whole: a photo, a box. */
  pick(block: string): boolean;
  /** Does something with the block that is in hand; false if it may not be. */
  hand(name: HandCommand): Promise<boolean>;
  /** A change that came from elsewhere; the page shows it and keeps the caret by its place in the text. */
  follow(changes: readonly FileChange[]): Promise<void>;
  fits(): readonly StoryFit[];
  /** Lines of the page as a build's `layout.json` would have them, for "what is shown is what is printed". */
  lines(): readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[];
  /** What fitting the page anew would change, by block. The page shows it until it is kept or dropped. */
  tryFit(): Readonly<Record<string, { readonly from: Area; readonly to: Area }>>;
  dropFit(): void;
  findings(list: readonly Finding[]): void;
  /** Begins to drag a thing of the tray, a photo from the desktop that has been uploaded, or an advertisement. */
  offer(item: Offered): void;
  /** Marks, at the caret: strong, emphasis, section head, paragraph, break mark `｜`. */
  command(name: 'strong' | 'emphasis' | 'section-head' | 'paragraph' | 'break-mark'): boolean;
}

/** What the window offers the page: `parent.dayangWindow`, set before the frame is loaded. */
export interface DeskView {
  readonly client: string;
  readonly rights: 'edit' | 'read';
  readonly language: 'en' | 'zh';
  /** Acts are sent in order, one at a time; edits of one group are gathered for 150 ms. */
  act(act: Act, group: string): Promise<ActAnswer>;
  /** GET of one of the server's routes with the token, which the page does not know. */
  read(path: string): Promise<Response>;
  selected(selection: Selection | undefined): void;
  fitted(fits: readonly StoryFit[], page: number): void;
  /** For the one `role=status` region. */
  say(words: { readonly en: string; readonly zh: string }): void;
  zoomed(factor: number): void;
  ready(view: PageView): void;
}

declare global {
  interface Window {
    dayangPage?: PageView;
    dayangWindow?: DeskView;
  }
}
