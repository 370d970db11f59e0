/** Nothing that was typed is lost: two browsers, another editor on the disk, a killed server, a full disk. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startDayang } from '../run-dayang.ts';
import { type Client, copyEdition, enter, openStudio, type Studio } from './open-studio.ts';

const lead = 'stories/lead.md';
const open: AsyncDisposable[] = [];
const clients: Client[] = [];
async function start(options: Parameters<typeof openStudio>[0] = {}): Promise<Studio> {
  const studio = await openStudio(options);
  open.push(studio);
  return studio;
}
async function come(address: string): Promise<Client> {
  const client = await enter(address);
  clients.push(client);
  return client;
}
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});
const disk = (folder: string, file = lead) => readFile(join(folder, file), 'utf8');
/** As most editors save: another file takes the name. */
async function saveElsewhere(folder: string, text: string): Promise<void> {
  await writeFile(join(folder, 'stories/.swap'), text);
  await rename(join(folder, 'stories/.swap'), join(folder, lead));
}
const put = (text: string, words: string, at: string) => {
  const from = text.indexOf(at);
  return [[from, from, words]] as const;
};

describe('changes from two sides', () => {
  test('two browsers on one text: both words stand, and each is told the other’s', async () => {
    const studio = await start();
    const [first, second] = [await come(studio.server.address), await come(studio.server.address)];
    const { hash, text } = await first.source(lead);
    await first.act({ act: 'edit', patches: [{ file: lead, base: hash, edits: put(text, '甲', '陈阿婆') as never }] });
    const answer = await second.act({
      act: 'edit',
      patches: [{ file: lead, base: hash, edits: put(text, '乙', '铺管那阵') as never }],
    });
    expect(answer.ok).toBe(true);
    const now = await first.source(lead);
    expect(now.text).toBe(text.replace('陈阿婆', '甲陈阿婆').replace('铺管那阵', '乙铺管那阵'));
    await second.heard('changed', ({ changes }) => changes[0]!.client !== answer.changes[0]!.client);
    // The same paragraph replaced by both: the first stands, the second is kept beside it.
    const at = now.text.indexOf('桐埠镇');
    await first.act({ act: 'edit', patches: [{ file: lead, base: now.hash, edits: [[at, at + 3, '甲镇']] }] });
    const refused = await second.act({
      act: 'edit',
      patches: [{ file: lead, base: now.hash, edits: [[at, at + 3, '乙镇']] }],
    });
    expect(refused.findings.map(({ code }) => code)).toEqual(['studio/clash']);
    const { clashes } = await first.heard('clashes');
    expect(clashes).toMatchObject([{ before: '桐埠镇', ours: '甲镇', theirs: '乙镇' }]);
    await first.act({ act: 'settle', clash: clashes[0]!.id, keep: 'theirs' });
    await studio.desk.texts.saved();
    expect(await disk(studio.folder)).toContain('乙镇');
    expect(studio.desk.texts.clashes()).toEqual([]);
    expect((await second.act({ act: 'undo' })).ok).toBe(true);
    expect((await first.source(lead)).text).toContain('甲镇');
  });

  test('a file saved by another editor is merged, twice, and a clash keeps both sides', async () => {
    const studio = await start();
    const client = await come(studio.server.address);
    const { hash, text } = await client.source(lead);
    await client.act({ act: 'edit', patches: [{ file: lead, base: hash, edits: put(text, '甲', '陈阿婆') as never }] });
    await studio.desk.texts.saved();
    const onDisk = await disk(studio.folder);
    await saveElsewhere(studio.folder, onDisk.replace('铺管那阵', '外铺管那阵'));
    await client.heard('changed', ({ changes }) => changes[0]!.client === undefined);
    await saveElsewhere(studio.folder, onDisk.replace('铺管那阵', '外外铺管那阵'));
    await client.heard(
      'changed',
      ({ changes }) => changes[0]!.edits.some(([, , words]) => words === '外') && changes[0]!.base !== hash,
    );
    await expect.poll(async () => (await client.source(lead)).text).toContain('外外铺管那阵');
    expect((await client.source(lead)).text).toContain('甲陈阿婆');
    // What the studio did can be taken out although the file was changed elsewhere since; what was done elsewhere stays.
    await client.act({ act: 'undo' });
    await studio.desk.texts.saved();
    expect(await disk(studio.folder)).toBe(text.replace('铺管那阵', '外外铺管那阵'));
  });

  test('what is being written meets what was saved meanwhile: no side is overwritten', async () => {
    const studio = await start();
    const client = await come(studio.server.address);
    const { hash, text } = await client.source(lead);
    const at = text.indexOf('桐埠镇');
    // Both at once, without a chance to hear of it.
    await saveElsewhere(studio.folder, text.replace('桐埠镇', '外镇'));
    await client.act({ act: 'edit', patches: [{ file: lead, base: hash, edits: [[at, at + 3, '内镇']] }] });
    await expect.poll(() => studio.desk.texts.clashes().length).toBe(1);
    await studio.desk.texts.saved();
    const [clash] = studio.desk.texts.clashes();
    expect([clash!.ours, clash!.theirs].map((one) => /[内外]镇/.exec(one)?.[0])).toEqual(['内镇', '外镇']);
    expect(await disk(studio.folder)).toContain('内镇');
  });

  test('edits of a text that nobody knows any more are refused, and so are edits that do not fit', async () => {
    const studio = await start();
    const client = await come(studio.server.address);
    const { hash, text } = await client.source(lead);
    const codes = async (patch: { file: string; base: string; edits: [number, number, string][] }) =>
      (await client.act({ act: 'edit', patches: [patch] })).findings.map(({ code }) => code);
    expect(await codes({ file: lead, base: 'f'.repeat(64), edits: [[0, 0, 'x']] })).toEqual(['studio/stale']);
    expect(await codes({ file: lead, base: hash, edits: [[text.length, text.length + 1, 'x']] })).toEqual([
      'studio/unfit-edit',
    ]);
    expect(await codes({ file: '../secret', base: hash, edits: [[0, 0, 'x']] })).toEqual(['studio/unknown-file']);
    expect(await codes({ file: 'photos/dawn-river.jpg', base: hash, edits: [[0, 0, 'x']] })).toEqual([
      'studio/unknown-file',
    ]);
    expect((await client.source(lead)).text).toBe(text);
  });
});

describe('when things end badly', () => {
  const typed = (count: number) => Array.from({ length: count }, (_, index) => `第${index}字`);

  test('the server is killed while somebody types: all that was answered is there again', async () => {
    const folder = await copyEdition();
    const run = async () => {
      const running = startDayang(['studio', folder, '--no-open', '-q'], { cwd: folder });
      await expect.poll(() => running.stdout(), { timeout: 20_000 }).toMatch(/#\S+\n/);
      return { running, client: await come(running.stdout().trim()) };
    };
    try {
      const { running, client } = await run();
      const { hash, text } = await client.source(lead);
      let base = hash;
      let answered = 0;
      for (const words of typed(40)) {
        if (answered === 30) running.child.kill('SIGKILL');
        const answer = await client
          .act({ act: 'edit', patches: [{ file: lead, base, edits: [[text.length, text.length, words]] }] })
          .catch(() => undefined);
        if (!answer) break;
        base = answer.changes[0]!.hash;
        answered += 1;
      }
      await running.ended;
      expect(answered).toBeGreaterThanOrEqual(30);
      // The file is whole, whichever state it was in.
      expect((await disk(folder)).startsWith(text)).toBe(true);
      const again = await run();
      const now = await again.client.source(lead);
      for (const words of typed(answered)) expect(now.text).toContain(words);
      await expect.poll(() => disk(folder)).toBe(now.text);
      again.client.leave();
      again.running.child.kill('SIGINT');
      expect(await again.running.ended).toBe(0);
      expect(existsSync(join(folder, '.dayang-studio'))).toBe(false);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('one edition is open in one studio', async () => {
    const studio = await start();
    const running = startDayang(['studio', studio.folder, '--no-open'], { cwd: studio.folder });
    // Told by process: the test's own has it.
    expect(await running.ended).toBe(1);
    expect(running.stderr()).toContain('studio/open-already');
  });

  const asRoot = process.getuid?.() === 0;
  test.runIf(asRoot && process.platform === 'linux')(
    'a full disk: said, nothing half-written, and written as soon as there is room',
    async ({ skip }) => {
      const folder = await copyEdition();
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'dayang-studio', folder], { stdio: 'pipe' });
      } catch (error) {
        return skip(`nothing can be mounted here: ${error}`);
      }
      try {
        execFileSync('cp', ['-r', `${join(import.meta.dirname, '../../content/starter')}/.`, folder]);
        const studio = await start({ folder });
        const client = await come(studio.server.address);
        const file = 'stories/first.md';
        const { hash, text } = await client.source(file);
        await writeFile(join(folder, 'filler'), Buffer.alloc(16 << 20)).catch(() => undefined);
        const answer = await client.act({
          act: 'edit',
          patches: [{ file, base: hash, edits: [[text.length, text.length, '满'.repeat(3000)]] }],
        });
        expect(answer.ok).toBe(true);
        // Not only that the journal finds no room: it may be heard before the file has been tried.
        await client.heard('trouble', ({ finding }) => finding.code === 'file/no-space');
        expect(await disk(folder, file)).toBe(text);
        expect((await client.source(file)).text).toContain('满满');
        await rm(join(folder, 'filler'));
        await expect.poll(() => disk(folder, file), { timeout: 10_000 }).toBe(text + '满'.repeat(3000));
        await client.heard('trouble', ({ finding }) => finding.code === 'studio/written-again');
      } finally {
        for (const client of clients.splice(0)) client.leave();
        for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
        execFileSync('umount', [folder]);
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});
