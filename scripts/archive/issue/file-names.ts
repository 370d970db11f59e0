/** Names that every file system and every address takes. */

/** What Windows keeps for itself, whatever stands behind the point. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const plain = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

/** Each id as it stands where it is plain ASCII and no other's but for case; else `story-1`, `story-2` in their order. */
export function fileNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const free = (name: string): boolean => !taken.has(name.toLowerCase());
  const give = (id: string, name: string): void => {
    names.set(id, name);
    taken.add(name.toLowerCase());
  };
  for (const id of ids) if (plain.test(id) && !reserved.test(id) && free(id)) give(id, id);
  let serial = 0;
  for (const id of ids) {
    if (names.has(id)) continue;
    do serial += 1;
    while (!free(`story-${serial}`));
    give(id, `story-${serial}`);
  }
  return names;
}
