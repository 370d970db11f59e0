/** Slots in the variants of a kind of page: `{story: 1}` is the first story, `{photo: 1.2}` its second photo. */

/** What a slot may ask for, and where a story has it. */
export const slotKinds = {
  story: undefined,
  photo: 'photos',
  sidebar: 'sidebars',
  quote: 'pullQuotes',
  names: 'nameLists',
  table: 'tables',
  notice: 'notices',
} as const;

export type SlotKind = keyof typeof slotKinds;

export interface Slot {
  readonly kind: SlotKind;
  /** From 1. */
  readonly story: number;
  /** From 1, of what is not the story itself. */
  readonly item?: number;
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether this stands where a slot is meant: a mapping of one key that names something of a story. */
export function isSlot(value: unknown): boolean {
  if (!isMapping(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && Object.hasOwn(slotKinds, keys[0]!);
}

/** `written` is the number as the file has it: 1.10 is another than 1.1. */
export function readSlot(key: string, written: string): Slot | undefined {
  const kind = key as SlotKind;
  const [, story, item] = /^([1-9]\d?)(?:\.([1-9]\d?))?$/.exec(written.trim()) ?? [];
  if (story === undefined || (kind === 'story') !== (item === undefined)) return undefined;
  return { kind, story: Number(story), ...(item !== undefined && { item: Number(item) }) };
}

export const slotName = ({ kind, story, item }: Slot): string =>
  `${kind} ${item === undefined ? story : `${story}.${item}`}`;
