/**
 * A long day at random: acts of every kind by two editors, undone and redone in between. The files say what the desk says,
 * and undoing all of it leads back to the first byte. `DAYANG_STUDIO_ACTS=1000` for the hour of the issue.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../scripts/studio/edits.ts';
import type { Act, EditionState } from '../../scripts/studio/protocol.ts';
import { type Client, enter, openStudio } from './open-studio.ts';

const acts = Number(process.env['DAYANG_STUDIO_ACTS'] ?? 80);
const seed = Number(process.env['DAYANG_STUDIO_SEED'] ?? 20260918);

/** Mulberry32: the same numbers from the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test(`${acts} random acts of two editors, and back`, { timeout: acts * 2_000 + 60_000 }, async () => {
  await using studio = await openStudio();
  const clients = [await enter(studio.server.address), await enter(studio.server.address)];
  const random = randomFrom(seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  const oneOf = <One>(list: readonly One[]): One => list[upTo(list.length)]!;
  const state = async (): Promise<EditionState> => studio.desk.state();
  const first = new Map([...studio.desk.texts.held.values()].map(({ file, text }) => [file, text]));

  /** Somewhere in a story's words, where no character is parted. */
  const typed = async (client: Client): Promise<Act> => {
    const file = oneOf(['stories/lead.md', 'stories/night.md', 'stories/calendar.md']);
    const { hash, text } = await client.source(file);
    const at = text.indexOf('\n---', 4) + 5 + upTo(text.length - text.indexOf('\n---', 4) - 5);
    const length = upTo(4) === 0 ? Math.min(upTo(8), text.length - at) : 0;
    return {
      act: 'edit',
      patches: [{ file, base: hash, edits: [[at, at + length, oneOf(['水', '溪水。', '\n\n', '**', '', '“桥”'])]] }],
    };
  };
  const area = () => {
    const [column, row] = [1 + upTo(5), 1 + upTo(80)];
    return { columns: { from: column, to: column + upTo(6 - column) }, rows: { from: row, to: row + upTo(15) } };
  };
  const blockOf = async (page: number): Promise<string> => {
    const edition = await studio.desk.edition();
    return oneOf(edition!.pages.find(({ number }) => number === page)!.placed).id;
  };
  const next = async (client: Client): Promise<Act> => {
    const page = oneOf([5, 6]);
    const kind = upTo(20);
    if (kind < 8) return typed(client);
    if (kind < 10) return { act: 'place', page, block: await blockOf(page), area: area() };
    if (kind === 10) return { act: 'swap', page, block: await blockOf(page), with: await blockOf(page) };
    if (kind === 11) return { act: 'focus', photo: 'dawn', x: random(), y: random() };
    if (kind === 12) return { act: 'lock', page, block: await blockOf(page), locked: random() < 0.5 };
    if (kind === 13)
      return { act: 'set', file: 'pages/05.yaml', path: ['theme'], value: oneOf(['plain', 'red-anniversary']) };
    if (kind === 14) return { act: 'take-off', page, block: await blockOf(page) };
    if (kind === 15) {
      const item = (await state()).tray[0];
      if (item)
        return { act: 'bring', page, block: item.kind === 'story' ? 'text' : item.kind, of: item.id, area: area() };
    }
    if (kind === 16)
      return {
        act: 'replace',
        find: oneOf(['溪', '的', '水']),
        by: oneOf(['河', '溪', '*']),
        files: ['stories/night.md'],
      };
    if (kind === 17) return { act: 'redo' };
    return { act: 'undo' };
  };

  for (let count = 0; count < acts; count += 1) {
    const client = oneOf(clients);
    await client.act(await next(client));
  }
  expect(await studio.desk.texts.saved()).toBe(true);
  // What the studio wrote itself is never taken for somebody else's.
  expect(studio.desk.texts.clashes()).toEqual([]);
  const foreign = clients[0]!.events.filter(
    (event) => event.event === 'changed' && event.changes.some((one) => !one.client),
  );
  expect(foreign).toEqual([]);
  for (const { file, text } of studio.desk.texts.held.values()) {
    expect(await readFile(join(studio.folder, file), 'utf8')).toBe(text);
  }
  // Every browser that made the edits it was told of has the same texts.
  const texts = () => [...studio.desk.texts.held.values()].map(({ file, text }) => [file, text]).sort();
  for (const client of clients) await expect.poll(() => followed(client, first), { timeout: 10_000 }).toEqual(texts());
  while (studio.desk.texts.history().undo) expect((await clients[0]!.act({ act: 'undo' })).ok).toBe(true);
  expect(await studio.desk.texts.saved()).toBe(true);
  for (const [file, text] of first)
    expect([file, (await readFile(join(studio.folder, file), 'utf8')) === text]).toEqual([file, true]);
  for (const client of clients) client.leave();
});

/** The texts of who made every edit that was told. */
function followed(client: Client, first: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const own = new Map(first);
  const changes = client.events.flatMap((event) => (event.event === 'changed' ? event.changes : []));
  for (const { file, edits } of changes) own.set(file, applyEdits(own.get(file)!, edits));
  return [...own].sort();
}
