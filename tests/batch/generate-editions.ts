/** Editions for batches: invented copy of any length, pictures of any number, themes and sheets in turn. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { stringify } from 'yaml';

/** A generator of numbers below 1 that gives the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const subjects = [
  '渡口的船工',
  '镇上的裁缝',
  '山腰的茶农',
  '河边的孩子',
  '老街的邮差',
  '新来的教师',
  '码头的账房',
  '磨坊的学徒',
];
const times = ['天刚亮', '午后', '雨停以后', '入秋的头一个集日', '灯亮起来的时候', '傍晚', '开春', '年底'];
const acts = [
  '把一篮新摘的豆角放在石阶上',
  '沿着河堤慢慢走了一程',
  '在柜台后面核对一天的账目',
  '把旧伞修好又挂回墙上',
  '同邻居商量修桥的日子',
  '替远行的人写了一封短信',
  '在院子里晾开洗净的布',
  '数着从下游回来的小船',
];
const ends = [
  '谁也没有多说什么',
  '水声一直没有停',
  '风里有稻子的气味',
  '第二天大家照旧早起',
  '这件事后来传了很久',
  '孩子们都记住了',
];

function paragraph(random: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const sentences = 2 + Math.floor(random() * 3);
  return Array.from(
    { length: sentences },
    () => `${pick(times)}，${pick(subjects)}${pick(acts)}，${pick(ends)}。`,
  ).join('');
}

/** A paragraph whose last line, with lines of 16 characters, is long enough to stand alone at the head of a column. */
function fullParagraph(random: () => number): string {
  for (;;) {
    const text = paragraph(random);
    const last = (text.length + 2) % 16;
    if (last >= 9 && last <= 13) return text;
  }
}

/** Paragraphs of about so many characters. */
function copyOf(characters: number, random: () => number): string {
  const paragraphs: string[] = [];
  for (let length = 0; length < characters; ) {
    const next = fullParagraph(random);
    paragraphs.push(next);
    length += next.length;
  }
  return paragraphs.join('\n\n');
}

async function picture(random: () => number): Promise<Buffer> {
  const colour = () => `rgb(${[0, 0, 0].map(() => Math.floor(40 + random() * 180)).join(',')})`;
  const shapes = Array.from({ length: 12 }, () => {
    const [x, y, r] = [random() * 900, random() * 600, 30 + random() * 160].map(Math.round);
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour()}" fill-opacity="0.7"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="${colour()}"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

const grids = [
  {
    sheet: { width: 210, height: 297 },
    grid: { columns: 3, characters: 16, size: 9, gutter: 1.5, pitch: 13.5, rows: 51 },
  },
  {
    sheet: { width: 275, height: 390 },
    grid: { columns: 4, characters: 16, size: 9, gutter: 1.5, pitch: 13.5, rows: 70 },
  },
] as const;

export interface GeneratedEdition {
  readonly folder: string;
  readonly id: string;
  readonly pages: number;
}

/** One edition of one to three pages, the same for the same number. */
export async function generateEdition(root: string, number: number): Promise<GeneratedEdition> {
  const random = randomFrom(number * 7919 + 13);
  const id = `edition-${String(number).padStart(4, '0')}`;
  const folder = join(root, id);
  const { sheet, grid } = grids[number % 2]!;
  const count = 1 + (number % 5 === 0 ? 1 : 0) + (number % 20 === 0 ? 1 : 0);
  await Promise.all(['pages', 'stories', 'photos'].map((name) => mkdir(join(folder, name), { recursive: true })));
  const pages = Array.from({ length: count }, (_, at) => at + 1);
  for (const page of pages) {
    const pictures = Math.floor(random() * 4);
    const story = `story-${page}`;
    const last = grid.rows - 2;
    const height = 12;
    const photos = Array.from({ length: pictures }, (_, at) => ({
      name: `photo-${page}-${at}`,
      from: 8 + at * (height + 2),
    }));
    const slots = grid.columns * (last - 7) - photos.length * (height + 2);
    const characters = Math.floor(slots * grid.characters * (0.35 + random() * 0.4));
    const place = {
      headline: { block: 'headline', story, columns: `1-${grid.columns}`, rows: '1-4' },
      byline: { block: 'byline', story, columns: `1-${grid.columns}`, rows: 6 },
      ...Object.fromEntries(
        photos.map(({ name, from }, at) => [
          name,
          { block: 'photo', photo: name, columns: 1 + (at % grid.columns), rows: `${from}-${from + height - 1}` },
        ]),
      ),
      body: { block: 'text', story, columns: `1-${grid.columns}`, rows: `8-${last}`, rules: true },
    };
    const theme = number % 3 === 0 ? 'red-anniversary' : 'plain';
    const told = { page, name: '要闻', template: 'special-page', theme, grid, fit: 'report', place };
    await writeFile(join(folder, 'pages', `${page}.yaml`), stringify(told));
    const marks = photos.map(
      ({ name }) =>
        `:::photo{#${name} src="photos/${name}.jpg" alt="一幅彩色圆斑组成的图" credit="资料图"}\n第${page}版的插图。\n:::`,
    );
    const head = `---\nheadline: 第${number}期｜河上的一天\nbyline: ▶ 本报记者 周青\n---\n`;
    await writeFile(
      join(folder, 'stories', `${story}.md`),
      [head, copyOf(characters, random), ...marks, ''].join('\n\n'),
    );
    for (const { name } of photos) await writeFile(join(folder, 'photos', `${name}.jpg`), await picture(random));
  }
  const day = new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);
  const edition = {
    newspaper: '溪声报',
    date: day,
    number: number + 1,
    id,
    sheet,
    margins: { top: 26, bottom: 22, inner: 18, outer: 18 },
    language: 'zh-CN',
    credits: [{ role: '责任编辑', name: '林川' }],
    pages: pages.map((page) => `pages/${page}.yaml`),
  };
  await writeFile(join(folder, 'edition.yaml'), stringify(edition));
  return { folder, id, pages: count };
}
