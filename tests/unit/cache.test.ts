import { createHash } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cached, cacheFolder, openCacheFolder, pruneStore } from '../../scripts/core/cache.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dayang-cache-test-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('cache folder', () => {
  it('is made for this user alone', async () => {
    const folder = await openCacheFolder(join(scratch, 'a', 'b'));
    expect(folder).toBe(join(scratch, 'a', 'b'));
    expect((await lstat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is a private one elsewhere when others may write the preferred one', async () => {
    const open = join(scratch, 'open');
    await mkdir(open);
    await chmod(open, 0o777);
    const folder = await openCacheFolder(open);
    expect(folder).not.toBe(open);
    expect((await lstat(folder)).mode & 0o777).toBe(0o700);
    await rm(folder, { recursive: true });
  });

  it('is not reached through a link, nor where a file stands', async () => {
    const target = join(scratch, 'target');
    await mkdir(target, { mode: 0o700 });
    const link = join(scratch, 'link');
    await symlink(target, link);
    const file = join(scratch, 'file');
    await writeFile(file, '');
    for (const path of [link, file]) {
      const folder = await openCacheFolder(path);
      expect(folder.startsWith(scratch)).toBe(false);
      await rm(folder, { recursive: true });
    }
  });

  it.skipIf(process.getuid?.() !== 0)('is not one that another user owns', async () => {
    const theirs = join(scratch, 'theirs');
    await mkdir(theirs, { mode: 0o700 });
    await chown(theirs, 65534, 65534);
    const folder = await openCacheFolder(theirs);
    expect(folder).not.toBe(theirs);
    await rm(folder, { recursive: true });
  });
});

describe('cached', () => {
  const bytes = new Uint8Array([1, 2, 3, 250]);

  const entryOf = async (key: string): Promise<string> =>
    join(await cacheFolder(), 'store', createHash('sha256').update(key).digest('hex'));

  it('makes once, then remembers; makes again what is damaged, cut short or writable by others', async () => {
    const key = `test ${Math.random()}`;
    let made = 0;
    const make = async (): Promise<Uint8Array> => {
      made++;
      return bytes;
    };
    await cached(key, make);
    const entry = await entryOf(key);
    try {
      const again = await cached(key, make);
      expect(made).toBe(1);
      expect([...again.bytes]).toEqual([...bytes]);
      expect(again.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));

      const whole = await readFile(entry);
      whole[whole.length - 1]! ^= 1;
      await writeFile(entry, whole);
      expect([...(await cached(key, make)).bytes]).toEqual([...bytes]);
      expect(made).toBe(2);

      await writeFile(entry, whole.subarray(0, 10));
      expect([...(await cached(key, make)).bytes]).toEqual([...bytes]);
      expect(made).toBe(3);

      await chmod(entry, 0o666);
      await cached(key, make);
      expect(made).toBe(4);
      expect((await lstat(entry)).mode & 0o777).toBe(0o600);
      await cached(key, make);
      expect(made).toBe(4);
    } finally {
      await rm(entry, { force: true });
    }
  });

  it('passes on the fault of the maker and keeps nothing', async () => {
    const key = `test ${Math.random()}`;
    await expect(cached(key, () => Promise.reject(new Error('no font')))).rejects.toThrow('no font');
    await expect(lstat(await entryOf(key))).rejects.toThrow('ENOENT');
  });
});

describe('pruning', () => {
  it('takes the oldest entries until half of the limit is left', async () => {
    const store = join(scratch, 'store');
    await mkdir(store);
    for (let index = 0; index < 10; index++) {
      await writeFile(join(store, `e${index}`), new Uint8Array(100));
      await utimes(join(store, `e${index}`), 1000 + index, 1000 + index);
    }
    await pruneStore(store, 1000);
    expect((await readdir(store)).length).toBe(10);
    await pruneStore(store, 999);
    expect((await readdir(store)).sort()).toEqual(['e6', 'e7', 'e8', 'e9']);
  });
});
