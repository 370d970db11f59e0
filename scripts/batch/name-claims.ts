/** Which of several editions of one name has it: the first of the list, however many are at work at once. */

/** One edition's place in the order; it must be left in the end, or those behind it wait. */
export interface Claim {
  /** Waits for those before it. The folder that has the id already, or nothing: then this folder has it from now on. */
  readonly take: (id: string) => Promise<string | undefined>;
  readonly leave: () => void;
}

export interface NameClaims {
  /** The order of the claims is that in which they are opened. */
  readonly open: (folder: string) => Claim;
}

export function openNameClaims(): NameClaims {
  const owners = new Map<string, string>();
  let last = Promise.resolve();
  return {
    open(folder) {
      const before = last;
      const { promise, resolve: leave } = Promise.withResolvers<void>();
      last = before.then(() => promise);
      return {
        async take(id) {
          await before;
          const owner = owners.get(id) ?? folder;
          owners.set(id, owner);
          leave();
          return owner === folder ? undefined : owner;
        },
        leave,
      };
    },
  };
}
