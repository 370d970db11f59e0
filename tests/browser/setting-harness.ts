/** A tab that holds the faces of the sample's copy and of all marks, and the setting stage alone: no grid, no story. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page as Tab } from 'puppeteer-core';
import { loadEdition } from '../../scripts/edition/index.ts';
import type { Setting } from '../../scripts/edition/model.ts';
import { renderPage } from '../../scripts/html/index.ts';
import type * as setting from '../../scripts/layout/in-page/setting/index.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { projectRoot } from '../run-dayang.ts';

declare global {
  interface Window {
    setting: typeof setting;
  }
}

/** px. */
export const size = 12;

export const newspaper: Setting = { mode: 'newspaper', punctuation: 'full', kinsoku: 'gb', space: 'none', last: 2 };

export const allMarks =
  '，。、；：？！．‼⁇“”‘’「」『』（）【】〔〕［］｛｝《》〈〉〖〗·・•‧—–－～~-／/,.;:!?()[]{}％%‰℃℉°′″々〻￥¥$＄£€№＃#+±−×…⋯⸺';

/** Paragraphs of the sample's lead story, without markup. */
export async function samplePlain(): Promise<string[]> {
  const text = await readFile(join(projectRoot, 'content/qingxi/stories/lead.md'), 'utf8');
  const body = text.split(/^---$/m).slice(2).join('');
  return body
    .split(/\n\n+/)
    .map((one) =>
      one
        .replace(/^:::.*$/gm, '')
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .trim()
        .replace(/[*\n]/g, ''),
    )
    .filter((one) => one !== '' && !/^[#:!]/.test(one));
}

/** How a paragraph came out, line by line: em. */
export interface SetText {
  readonly lines: readonly {
    readonly text: string;
    readonly stretch: number;
    readonly track: number;
    /** From the last character's end to the measure's, as the browser has it; positive: too short. */
    readonly short: number;
    /** White cut off the last mark, em. */
    readonly foot: number;
    readonly hung: boolean;
    readonly last: boolean;
  }[];
  /** Where each UTF-16 unit begins, em from the line's head, and the line that it stands on, as the browser has it. */
  readonly places: readonly { readonly at: number; readonly line: number }[];
  /** Broken otherwise than planned. */
  readonly misplaced: boolean;
  /** The paragraph's text is still the copy. */
  readonly whole: boolean;
  readonly planned: boolean;
}

export interface Harness extends AsyncDisposable {
  readonly tab: Tab;
  set(texts: readonly string[], style: Style): Promise<readonly SetText[]>;
}

export interface Style {
  readonly characters: number;
  /** zh-CN if left out; its copy must be known to the harness. */
  readonly language?: string;
  /** px; 12 if left out. */
  readonly size?: number;
  readonly vertical?: boolean;
  readonly setting?: Setting;
  /** Texts are HTML. */
  readonly markup?: boolean;
  /** Whether each character is to be looked for in the page. */
  readonly places?: boolean;
}

/** Paragraphs of a story of the page in four languages. */
export async function storyPlain(name: string): Promise<string[]> {
  const text = await readFile(join(projectRoot, `content/qiaobei/stories/${name}.md`), 'utf8');
  return text
    .split(/^---$/m)
    .slice(2)
    .join('')
    .split(/\n\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith(':'));
}

/** `spoken`: copy in other languages, by language. */
export async function openHarness(spoken: Readonly<Record<string, readonly string[]>> = {}): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'dayang-setting-'));
  const browser: OpenBrowser = await openBrowser();
  for (const name of ['stories', 'pages']) await mkdir(join(folder, name));
  const escaped = [...allMarks].map((mark) => (/[\p{P}\p{S}]/u.test(mark) && mark < '\u0080' ? `\\${mark}` : mark));
  await writeFile(join(folder, 'edition.yaml'), "newspaper: 大样日报\ndate: '2026-09-18'\npages: [pages/01.yaml]\n");
  await writeFile(
    join(folder, 'pages/01.yaml'),
    'page: 1\nname: 试排\nfit: off\nplace:\n  body: {block: text, story: lead, columns: 1-6, rows: 1-100}\n',
  );
  await writeFile(
    join(folder, 'stories/lead.md'),
    [
      ...(await samplePlain()),
      `水国中${escaped.join('')}`,
      ...Object.entries(spoken).map(([language, texts]) => `:::{lang="${language}"}\n${texts.join('\n\n')}\n:::`),
    ].join('\n\n'),
  );
  const { value: edition, diagnostics } = await loadEdition(folder);
  if (!edition) throw new Error(JSON.stringify(diagnostics));
  const { value: html } = await renderPage(edition, edition.pages[0]!);
  const tab = await browser.tabs.open(html!);
  const bundle = await build({
    entryPoints: [join(projectRoot, 'scripts/layout/in-page/setting/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'setting',
    logLevel: 'silent',
  });
  await tab.evaluate(`${bundle.outputFiles[0]!.text}; window.setting = setting`);
  await tab.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    await window.setting.loadHyphenation();
  });
  return {
    tab,
    set: (texts, style) => tab.evaluate(setInPage, [...texts], { size, setting: newspaper, vertical: false, ...style }),
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs in the page. */
function setInPage(
  texts: readonly string[],
  style: Required<Omit<Style, 'markup' | 'places' | 'language'>> & Pick<Style, 'markup' | 'places' | 'language'>,
): SetText[] {
  const { characters, vertical, size: px } = style;
  document.querySelector('#trial')?.remove();
  const box = document.createElement('div');
  box.id = 'trial';
  box.lang = style.language ?? 'zh-CN';
  const measure = `${vertical ? 'height' : 'width'}:${characters * px}px`;
  box.style.cssText = `position:absolute;left:0;top:0;${measure};font:500 ${px}px/18px "DY Song";text-align:justify;${vertical ? 'writing-mode:vertical-rl;' : ''}`;
  const host = document.createElement('div');
  host.className = 'type-area';
  host.style.width = 'auto';
  const paragraphs = texts.map((text) => {
    const paragraph = document.createElement('p');
    paragraph.style.cssText = 'margin:0;text-indent:2em';
    // In the face of its language.
    if (style.language) paragraph.dataset['role'] = 'body';
    if (style.markup) paragraph.innerHTML = text;
    else paragraph.textContent = text;
    return paragraph;
  });
  host.append(...paragraphs);
  box.append(host);
  document.body.append(box);
  const copies = paragraphs.map((paragraph) => paragraph.textContent);
  const setter = window.setting.openSetter(document.body, style.setting);
  setter.ready(paragraphs);
  const sets = paragraphs.map((paragraph) => setter.plan(paragraph, characters));
  for (const [index, paragraph] of paragraphs.entries()) setter.impose(paragraph, sets[index]);
  const misplaced = new Set(setter.misplaced(18));
  const range = document.createRange();
  return paragraphs.map((paragraph, index) => {
    const set = sets[index];
    const outer = host.getBoundingClientRect();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const nodes: { node: Text; from: number }[] = [];
    let length = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      // Readings stand beside the line.
      if (node.parentElement!.closest('rt')) continue;
      nodes.push({ node, from: length });
      length += node.length;
    }
    const endOf = (offset: number): number => {
      const { node, from } = nodes.findLast((one) => one.from <= offset)!;
      range.setStart(node, offset - from);
      range.setEnd(node, offset - from + 1);
      // A reading may be wider than its base, and parts it from its neighbours.
      // A hyphen of ours has no characters of the copy, and stands in the box of what it follows.
      const hyphened = offset - from === node.length - 1 && node.parentElement!.closest('.hyphen');
      const box = hyphened || node.parentElement!.closest('ruby');
      const rect = box?.getBoundingClientRect() ?? [...range.getClientRects()].at(-1)!;
      return vertical ? rect.bottom - outer.top : rect.right - outer.left;
    };
    const placesOf = (): { at: number; line: number }[] => {
      const found: { at: number; line: number }[] = [];
      let [line, across] = [-1, Number.NEGATIVE_INFINITY];
      for (const { node } of nodes) {
        for (let offset = 0; offset < node.length; offset += 1) {
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const rect = [...range.getClientRects()].at(-1)!;
          const middle = vertical ? -(rect.left + rect.right) / 2 : (rect.top + rect.bottom) / 2;
          if (middle > across + px / 2) {
            line += 1;
            across = middle;
          }
          found.push({ at: (vertical ? rect.top - outer.top : rect.left - outer.left) / px, line });
        }
      }
      return found;
    };
    return {
      planned: set !== undefined,
      misplaced: misplaced.has(paragraph),
      whole: paragraph.textContent === copies[index],
      lines: (set?.lines ?? []).map((line) => {
        const clusters = set!.of.clusters.slice(line.from, line.to + 1);
        const end = clusters.findLast(({ kind }) => kind !== 'space')!;
        return {
          text: clusters.map(({ text }) => text).join(''),
          stretch: line.stretch,
          track: line.track,
          short: characters - endOf(end.at + end.text.length - 1) / px,
          foot: line.foot,
          hung: line.foot > 0.6,
          last: line.last,
        };
      }),
      places: style.places ? placesOf() : [],
    };
  });
}
