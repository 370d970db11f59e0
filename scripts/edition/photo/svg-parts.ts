/** How much an SVG draws: a few lines that use each other twice draw a billion parts, and hold the painter up for long. */

/** Far more than a drawing for a page has; librsvg gives up at 500,000, after seconds. */
const most = 100_000;

/** What has a name: its parts, and which of the drawing's uses stand in it. */
interface Named {
  parts: number;
  readonly from: number;
  to: number;
}

const tags = /<(\/?)([\w.:-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

const attributeOf = (attributes: string, name: RegExp): string | undefined => {
  const found = name.exec(attributes);
  return found?.[1] ?? found?.[2];
};
const ids = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const references = /\s(?:[\w.-]+:)?href\s*=\s*(?:"\s*#([^"]*)"|'\s*#([^']*)')/;

/** Whether what the drawing uses again, counted each time, is more than it should be. */
export function drawsTooMuch(text: string): boolean {
  const named = new Map<string, Named>();
  const uses: string[] = [];
  const open: (Named | undefined)[] = [];
  let parts = 0;
  for (const [, closes, name, attributes, empty] of text.matchAll(tags)) {
    if (closes) {
      const closed = open.pop();
      if (closed) Object.assign(closed, { parts: parts + closed.parts, to: uses.length });
      continue;
    }
    const id = attributeOf(attributes!, ids);
    const one = id === undefined || empty ? undefined : { parts: -parts, from: uses.length, to: uses.length };
    if (id !== undefined) named.set(id, one ?? { parts: 1, from: 0, to: 0 });
    const target = /(?:^|:)use$/.test(name!) ? attributeOf(attributes!, references) : undefined;
    if (target !== undefined) uses.push(target);
    parts += 1;
    if (!empty) open.push(one);
  }
  let drawn = 0;
  const draw = (target: string, inside: readonly string[]): void => {
    const one = named.get(target);
    // What uses itself is drawn no further.
    if (!one || inside.includes(target) || inside.length > 100 || drawn > most) return;
    drawn += Math.max(1, one.parts);
    for (let at = one.from; at < one.to; at += 1) draw(uses[at]!, [...inside, target]);
  };
  for (const target of uses) draw(target, []);
  return drawn > most;
}
