/** The studio's window in a Chromium of its own, driven as a person drives it: by mouse and keys alone. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'puppeteer-core';
import { expect } from 'vitest';
import { openStudio, type Studio } from './open-studio.ts';
import { type Chromium, startChromium } from './start-chromium.ts';

export interface DrivenWindow extends AsyncDisposable {
  readonly studio: Studio;
  readonly chromium: Chromium;
  /** The page in its frame. */
  frame(number: number): Frame;
  disk(file: string): Promise<string>;
  /** Clicks a button by its name. */
  button(name: string): Promise<void>;
  /** `Control+Shift+F`. */
  press(keys: string): Promise<void>;
  /** Middle of an element of a page, in px of the window. */
  middle(page: number, selector: string): Promise<{ readonly x: number; readonly y: number }>;
}

/** Waits until it is so: what the window does comes back from the server first. */
export async function comes(what: () => Promise<unknown>, milliseconds = 8_000): Promise<void> {
  await expect.poll(what, { timeout: milliseconds, interval: 60 }).toBeTruthy();
}

/** Takes the folder away at the end. */
export async function openWindow(folder: string, options: { readonly lookAhead: boolean }): Promise<DrivenWindow> {
  const [studio, chromium] = await Promise.all([openStudio({ folder, ...options }), startChromium(['--lang=en-US'])]);
  const { tab } = chromium;
  await tab.setViewport({ width: 1440, height: 900 });
  await tab.goto(studio.server.address, { timeout: 120_000 });
  await tab.waitForSelector("main[aria-busy='false']", { timeout: 120_000 });
  const frame = (number: number): Frame => tab.frames().find((one) => one.url().endsWith(`/page/${number}/`))!;
  return {
    studio,
    chromium,
    frame,
    disk: (file) => readFile(join(studio.folder, file), 'utf8'),
    button: (name) => tab.locator(`::-p-aria([name="${name}"][role="button"])`).click(),
    async press(keys) {
      const names = keys.split('+') as Parameters<typeof tab.keyboard.press>[0][];
      for (const name of names.slice(0, -1)) await tab.keyboard.down(name);
      await tab.keyboard.press(names.at(-1)!);
      for (const name of names.slice(0, -1).reverse()) await tab.keyboard.up(name);
    },
    async middle(page, selector) {
      const outer = await tab.$eval('iframe.shown', (one) => one.getBoundingClientRect().toJSON() as DOMRect);
      const inner = await frame(page).$eval(selector, (one) => one.getBoundingClientRect().toJSON() as DOMRect);
      return { x: outer.x + inner.x + inner.width / 2, y: outer.y + inner.y + inner.height / 2 };
    },
    async [Symbol.asyncDispose]() {
      await chromium[Symbol.asyncDispose]();
      await studio[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
