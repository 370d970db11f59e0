/** Who may ask for what: other origins, no token, paths that leave, bodies that never end, pictures that are none. */

import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDayang } from '../run-dayang.ts';
import { type Client, enter, openStudio, type Studio } from './open-studio.ts';

let studio: Studio;
let client: Client;
beforeAll(async () => {
  studio = await openStudio();
  client = await enter(studio.server.address);
});
afterAll(async () => {
  client.leave();
  await studio[Symbol.asyncDispose]();
});

/** A request with any header, also those that `fetch` sets itself. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port: studio.server.port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    asked.on('error', reject);
    asked.end();
  });
const token = () => ({ authorization: `Bearer ${client.token}` });
const cookie = () => ({ cookie: client.cookie });
const own = () => client.address;

test('who has neither token nor cookie is let in nowhere but to the empty window', async () => {
  expect(await ask('/')).toBe(200);
  for (const path of [
    '/api/source?file=edition.yaml',
    '/api/events',
    '/api/parts?page=5',
    '/api/find?find=a',
    '/api/diff',
  ]) {
    expect([path, await ask(path)]).toEqual([path, 401]);
    expect([path, await ask(path, cookie())]).toEqual([path, 401]);
    expect([path, await ask(path, { authorization: `Bearer ${'x'.repeat(43)}` })]).toEqual([path, 401]);
  }
  for (const path of ['/api/act', '/api/upload', '/api/product', '/api/session', '/api/presence']) {
    expect([path, await ask(path, {}, 'POST')]).toEqual([path, 401]);
  }
  for (const path of [
    '/page/5/',
    '/page/5/photos/dawn-river.jpg',
    '/thumbnail/5.png',
    '/slice/DY%20Song/500/4e.ttf',
    '/preview/dawn',
  ]) {
    expect([path, await ask(path)]).toEqual([path, 401]);
  }
  expect(await ask('/page/5/', cookie())).toBe(200);
});

test('who comes by another name, from another origin or another site is refused, token or not', async () => {
  const good = '/api/source?file=edition.yaml';
  expect(await ask(good, token())).toBe(200);
  expect(await ask(good, { ...token(), origin: own(), 'sec-fetch-site': 'same-origin' })).toBe(200);
  for (const headers of [
    { host: 'evil.example' },
    { host: `evil.example:${studio.server.port}` },
    { host: '127.0.0.1' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: client.address.replace('127.0.0.1', 'localhost') },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expect([headers, await ask(good, { ...token(), ...headers })]).toEqual([headers, 403]);
    expect([headers, await ask('/', headers)]).toEqual([headers, 403]);
  }
  expect(await ask('/api/act', { ...token(), 'sec-fetch-site': 'none' }, 'POST')).toBe(403);
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'HEAD']) expect(await ask(good, token(), method)).toBe(405);
});

test('no path leads out of the edition', async () => {
  const outside = [
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/etc/passwd',
    '..\\..\\etc\\passwd',
    'a%00b',
    '/etc/passwd',
  ];
  for (const path of outside) {
    for (const base of [
      '/client/',
      '/page/5/',
      '/page/5/photos/',
      '/thumbnail/',
      '/out/x/',
      '/preview/',
      '/slice/DY%20Song/500/',
    ]) {
      expect([base + path, (await ask(base + path, { ...token(), ...cookie() })) >= 400]).toEqual([base + path, true]);
    }
    expect(await ask(`/api/source?file=${encodeURIComponent(decodeURIComponent(path))}`, token())).toBe(404);
  }
  expect(await ask('/api/source?file=photos/dawn-river.jpg', token())).toBe(404);
});

/** Says that a body of 2 GB comes, and sends it as long as somebody listens; gives the answer and the bytes taken. */
const pour = (path: string, length: string | undefined): Promise<{ answer: string; taken: number }> =>
  new Promise((resolve) => {
    const socket = connect(studio.server.port, '127.0.0.1');
    const body = length === undefined ? 'transfer-encoding: chunked' : `content-length: ${length}`;
    const block = Buffer.alloc(1 << 20, 'x');
    const chunk = length === undefined ? Buffer.concat([Buffer.from('100000\r\n'), block, Buffer.from('\r\n')]) : block;
    let answer = '';
    let open = true;
    const send = (): void => {
      while (open && socket.writable && socket.write(chunk));
      if (open) socket.once('drain', send);
    };
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open = false;
      resolve({ answer, taken: socket.bytesWritten });
    });
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${studio.server.port}\r\nauthorization: Bearer ${client.token}\r\n` +
        `content-type: application/json\r\n${body}\r\n\r\n`,
    );
    send();
  });

test('a body of 2 GB is refused before it is taken, told or not', async () => {
  for (const [path, length] of [
    ['/api/act', '2147483648'],
    ['/api/upload', '2147483648'],
    ['/api/act', undefined],
    ['/api/presence', undefined],
  ] as const) {
    const { answer, taken } = await pour(path, length);
    expect([path, answer === '' || answer.startsWith('HTTP/1.1 413')]).toEqual([path, true]);
    expect(taken).toBeLessThan(64 << 20);
  }
  expect((await client.source('edition.yaml')).text).toContain('newspaper');
});

describe('photos from the desktop', () => {
  const upload = async (bytes: Uint8Array, name: string) => {
    const response = await fetch(`${own()}/api/upload`, {
      method: 'POST',
      headers: { ...token(), 'x-name': encodeURIComponent(name) },
      body: bytes as never,
    });
    const answer = await response.json();
    return { status: response.status, answer, codes: answer.findings?.map(({ code }: { code: string }) => code) };
  };
  test('are told by what they are, not by what they are called', async () => {
    const svg = (inner: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inner}</svg>`);
    const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer();
    expect(await upload(Buffer.from('<html><script>alert(1)</script>'), 'a.jpg')).toMatchObject({
      status: 415,
      codes: ['photo/format'],
    });
    expect(await upload(svg('<script>alert(1)</script>'), 'a.svg')).toMatchObject({
      status: 415,
      codes: ['photo/svg-active'],
    });
    expect(await upload(svg('<image href="http://evil.example/"/>'), 'a.png')).toMatchObject({
      status: 415,
      codes: ['photo/svg-active'],
    });
    expect((await upload(jpeg.subarray(0, jpeg.length / 2), 'a.jpg')).status).toBe(415);
    expect((await upload(Buffer.alloc(0), 'a.jpg')).status).toBe(415);
    expect(await upload(jpeg, '../../evil.png')).toMatchObject({ status: 200, answer: { widthPx: 60, heightPx: 40 } });
  });

  test('become part of a story, under a name of their own, without where they were taken', async () => {
    const jpeg = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#456' } })
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    const { answer } = await upload(jpeg, '溪边 (1).png');
    const before = (await client.source('stories/lead.md')).text;
    const adopted = await client.act({ act: 'adopt', story: 'lead', upload: answer.upload, alt: '一条"溪"' });
    expect(adopted).toMatchObject({ ok: true, findings: [] });
    const { text } = await client.source('stories/lead.md');
    expect(text.length).toBeGreaterThan(before.length);
    expect(text).toContain(`\n\n:::photo{#溪边-1 src="photos/溪边-1.jpg" alt='一条"溪"'}\n:::\n`);
    expect(await readFile(join(studio.folder, 'photos/溪边-1.jpg'))).toEqual(jpeg);
    const { state } = await client.heard('edition', (event) => event.state.tray.some(({ id }) => id === '溪边-1'));
    const preview = await client.get(
      encodeURI(state.tray.find(({ id }) => id === '溪边-1')!.preview!).replaceAll('%25', '%'),
    );
    const shown = Buffer.from(await preview.arrayBuffer());
    expect((await sharp(shown).metadata()).exif).toBeUndefined();
    expect(preview.headers.get('content-security-policy')).toContain('sandbox');
    const again = await client.act({ act: 'adopt', story: 'lead', upload: answer.upload, alt: 'x' });
    expect(again.findings.map(({ code }) => code)).toEqual(['studio/no-upload']);
    await client.act({ act: 'undo' });
    expect((await client.source('stories/lead.md')).text).toBe(before);
  });
});

test('for reading only nothing is written, not even a journal; by its password one gets in, and not by guessing', async () => {
  const password = '值班主任-2026';
  await using reading = await openStudio({ readOnly: true, passwords: [password] });
  const login = (words: string) =>
    fetch(`${new URL(reading.server.address).origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password: words }),
    });
  expect((await login('wrong')).status).toBe(401);
  const session = await login(password);
  expect(session.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  const guest = await enter(`${new URL(reading.server.address).origin}/#${(await session.json()).token}`);
  const { hash, text } = await guest.source('stories/lead.md');
  const answer = await guest.act({
    act: 'edit',
    patches: [{ file: 'stories/lead.md', base: hash, edits: [[0, 0, 'x']] }],
  });
  expect(answer).toMatchObject({ ok: false, findings: [{ code: 'studio/read-only' }] });
  expect((await guest.source('stories/lead.md')).text).toBe(text);
  expect(await readFile(join(reading.folder, '.dayang-studio/open'), 'utf8').catch(() => '')).toBe('');
  for (let guess = 0; guess < 10; guess += 1) await login(`wrong ${guess}`);
  expect((await login(password)).status).toBe(401);
  guest.leave();
  // Without --share nobody gets in by a password.
  expect(
    (
      await fetch(`${own()}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"password":""}',
      })
    ).status,
  ).toBe(401);
});

test('a command line that cannot be meant', async () => {
  for (const [words, exit, codes] of [
    [['--port', '99999', '--share', 'short'], 2, ['command/bad-value', 'studio/short-password']],
    [['--port', String(studio.server.port), '--read-only'], 1, ['studio/port']],
  ] as const) {
    const running = startDayang(['studio', 'content/qingxi', '--no-open', ...words], {
      cwd: join(import.meta.dirname, '../..'),
    });
    expect(await running.ended).toBe(exit);
    for (const code of codes) expect(running.stderr()).toContain(code);
  }
});
