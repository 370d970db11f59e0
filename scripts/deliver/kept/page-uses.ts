/**
 * What the making of a page asks of its edition, noted while it is made. Where all of that is the same, so is the page,
 * which is known before anything of it is made. What a block asks for besides its own is noted like all else, so that
 * no block has to say what it follows from.
 */
import { createHash } from 'node:crypto';
import type { Edition, Page } from '../../edition/model.ts';

/** A member of the edition; or, by name, what one of its maps holds. */
export type Use = readonly [member: string, name?: string];

export interface NotedEdition {
  /** The same edition. */
  readonly edition: Edition;
  /** What has been asked of it so far. */
  readonly uses: () => readonly Use[];
}

/** One that is asked for all its names or values is used whole. */
function notedMap<Value>(
  map: ReadonlyMap<string, Value>,
  note: (name?: string) => void,
): Omit<ReadonlyMap<string, Value>, never> {
  const whole = (): ReadonlyMap<string, Value> => {
    note();
    return map;
  };
  return {
    get: (name) => {
      note(name);
      return map.get(name);
    },
    has: (name) => {
      note(name);
      return map.has(name);
    },
    get size() {
      return whole().size;
    },
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    forEach: (call, self) => whole().forEach(call, self),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}

export function noteUses(edition: Edition): NotedEdition {
  const noted = new Map<string, Use>();
  const note = (...use: [member: string, name?: string]): void => void noted.set(JSON.stringify(use), use);
  const maps = new Map<string, unknown>();
  const asked = (member: string): unknown => {
    const value: unknown = Reflect.get(edition, member);
    if (!(value instanceof Map)) {
      note(member);
      return value;
    }
    const known =
      maps.get(member) ?? notedMap(value, (name) => (name === undefined ? note(member) : note(member, name)));
    maps.set(member, known);
    return known;
  };
  const all = (): readonly string[] => {
    const names = Object.keys(edition);
    for (const name of names) note(name);
    return names;
  };
  return {
    edition: new Proxy(edition, {
      get: (_, member) => asked(String(member)),
      has: (_, member) => {
        note(String(member));
        return Reflect.has(edition, member);
      },
      ownKeys: all,
    }),
    uses: () => [...noted.values()],
  };
}

/** Never, or what of it JSON would leave out. */
type LostInJson<T> = T extends string | number | boolean | null | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? LostInJson<Item>
    : T extends bigint | symbol | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | ArrayBufferView | Date
      ? T
      : T extends (...parameters: never[]) => unknown
        ? T
        : { [Key in keyof T]-?: LostInJson<T[Key]> }[keyof T];

type Held = {
  [Member in keyof Edition]-?: Edition[Member] extends ReadonlyMap<string, infer Value> ? Value : Edition[Member];
}[keyof Edition];

/** Does not compile where an edition holds what would be lost. */
const json = (value: [LostInJson<Held | Page>] extends [never] ? unknown : never): string =>
  JSON.stringify(value) ?? 'undefined';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of what some page is made from: of `given`, plain JSON, and of what it uses of the edition. */
export type PageFrom = (given: unknown, uses: readonly Use[]) => string;

/** Hashes of one edition; what several pages use is hashed once. */
export function madeFrom(edition: Edition): PageFrom {
  const known = new Map<string, string>();
  const hashOf = ([member, name]: Use): string => {
    const id = JSON.stringify([member, name]);
    const found = known.get(id);
    if (found !== undefined) return found;
    const held: unknown = Reflect.get(edition, member);
    const value = !(held instanceof Map) ? held : name === undefined ? [...held] : held.get(name);
    const hash = `${id} ${sha256(json(value))}`;
    known.set(id, hash);
    return hash;
  };
  return (given, uses) => sha256([json(given), ...uses.map(hashOf).sort()].join('\n'));
}
