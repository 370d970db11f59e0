/** JSON with one line for each member of the top-level object, and for each item of its arrays: small, and it diffs well. */
export function jsonRows(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => {
      const rows = Array.isArray(member) && member.length > 0;
      const text = rows ? `[\n${member.map((item) => JSON.stringify(item)).join(',\n')}\n]` : JSON.stringify(member);
      return `${JSON.stringify(key)}: ${text}`;
    });
  return `{\n${members.join(',\n')}\n}\n`;
}
