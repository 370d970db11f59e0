/** What the program says besides diagnostics: help texts, progress, reports. Both languages, places as `{name}`. */
import { archiveWords } from './archive-words.ts';
import { batchWords } from './batch-words.ts';
import { compareWords } from './compare-words.ts';
import { copyWords } from './copy-words.ts';
import { makeWords } from './make-words.ts';
import type { Language } from './message.ts';
import { studioWords } from './studio-words.ts';

type Phrase = Readonly<Record<Language, string>>;

export const words = {
  ...archiveWords,
  ...makeWords,
  ...batchWords,
  ...compareWords,
  ...copyWords,
  ...studioWords,
  'help/usage': { en: 'Usage:', zh: '用法：' },
  'help/arguments': { en: 'Arguments:', zh: '参数：' },
  'help/options': { en: 'Options:', zh: '选项：' },
  'help/commands': { en: 'Commands:', zh: '命令：' },
  'help/about': {
    en: 'Sets a Chinese newspaper page from Markdown and photos: on the grid, every line on the baseline, the story ending in its last slot.',
    zh: '由 Markdown 稿件和照片排出中文报纸版面：按网格组版，行行落在基线上，文章恰好排满。',
  },
  'help/exit-codes': {
    en: 'Exit codes: 0 clean, 1 errors in content, layout or checks, 2 bad command line, 3 differences, 4 a needed tool is missing, 70 our fault, 130 interrupted.',
    zh: '退出码：0 无误；1 稿件、排版或检查有错；2 命令行有误；3 比对有差异；4 缺少必需的工具；70 程序自身的错误；130 被中断。',
  },
  'help/help': { en: 'show this help', zh: '显示本帮助' },
  'help/version': { en: 'show the version', zh: '显示版本号' },
  'help/lang': {
    en: 'language of messages: en or zh (default: from the locale)',
    zh: '提示语言：en 或 zh（默认取自系统区域设置）',
  },
  'help/quiet': { en: 'print errors only', zh: '只显示错误' },
  'help/json': { en: 'print the report as JSON on standard output', zh: '以 JSON 形式在标准输出给出报告' },
  'help/github': { en: 'print findings as GitHub annotations', zh: '以 GitHub 注解形式给出结果' },
  'help/preset': {
    en: 'how the plant prints: newsprint-coldset, newsprint-2013, heatset, sheetfed-coated',
    zh: '印刷条件：newsprint-coldset、newsprint-2013、heatset、sheetfed-coated',
  },
  'help/conformance': { en: 'PDF/X-4 or PDF/X-1a:2003', zh: 'PDF/X-4 或 PDF/X-1a:2003' },
  'help/profile': { en: "the plant's own ICC profile", zh: '印厂自己的 ICC 配置文件' },
  'help/marks': { en: 'printers’ marks around the page', zh: '版面四周加印刷标记' },
  'help/proof': { en: 'make a proof, or show the plates of the press file', zh: '出大样，或查看印刷文件的各色版' },
  'help/proof-what': {
    en: 'edition folder or press PDF (default: this folder)',
    zh: '报纸文件夹或印刷 PDF（默认为当前文件夹）',
  },
  'help/plates': {
    en: 'write each plate, the total ink and a soft proof as PNG',
    zh: '各色版、总墨量图和软打样写成 PNG',
  },
  'help/plates-dpi': { en: 'dots an inch of these pictures (default: 100)', zh: '图片分辨率，点每英寸（默认 100）' },
  'help/notes': { en: 'print notes too, where nothing is wrong', zh: '没有错误时也显示提示' },
  'help/build': { en: 'set the pages of an edition and write them as PDF', zh: '排出一期报纸的版面并写成 PDF' },
  'help/edition': {
    en: 'folder that holds edition.yaml (default: this folder)',
    zh: '含有 edition.yaml 的文件夹（默认为当前文件夹）',
  },
  'help/page': { en: 'set only these pages: 5 or 5,6 or 5-8', zh: '只排这些版：5 或 5,6 或 5-8' },
  'help/only': {
    en: 'make only these: proof, press, edition',
    zh: '只生成：proof（各版校样）、press（印刷文件）、edition（全期合订）',
  },
  'help/build-out': { en: 'folder to write to (default: dist/<edition id>)', zh: '输出文件夹（默认 dist/<本期 id>）' },
  'help/watch': { en: 'set the pages again whenever a file changes', zh: '文件改动后自动重排' },
  'help/picture': {
    en: 'write each page with its findings drawn on it, as findings.png',
    zh: '把查出的问题画在版面上，存为 findings.png',
  },
  'help/png': { en: 'write each page as a PNG picture too', zh: '每版另存一张 PNG 图片' },
  'help/fit': {
    en: 'how stories must fill their area: exact, report or off (default: as the page says)',
    zh: '文章排满的要求：exact、report 或 off（默认按版面文件）',
  },
  'help/import': {
    en: "make an edition from a page's text export and its photos",
    zh: '由版面文字导出稿和照片生成一期报纸',
  },
  'help/text': { en: 'the text file', zh: '文字稿' },
  'help/photos': { en: 'folder with the photos, in the order of their names', zh: '照片文件夹，按文件名排序' },
  'help/import-out': { en: 'folder of the new edition', zh: '新一期的文件夹' },
  'help/sheet': {
    en: 'broadsheet or tabloid (default: whichever the copy fills)',
    zh: 'broadsheet（对开）或 tabloid（四开）（默认按稿件量选择）',
  },
  'help/impose': {
    en: 'also the pages two by two: spreads for the plates (printer’s spreads), or reader as readers see them',
    zh: '另把版面两两相拼：spreads 为印刷拼版，reader 为读者看到的对开页',
  },
  'help/section': {
    en: 'with --impose spreads: pages of one section, its sheets nested; all pages if left out',
    zh: '与 --impose spreads 同用：一叠几个版（内外套叠）；不写则全部为一叠',
  },
  'help/build-force': {
    en: 'build every page, also those that nothing has changed for',
    zh: '所有版面都重新制作，没有改动的也不例外',
  },
  'help/force': { en: 'replace the edition that is there', zh: '替换已有的一期' },
  'help/new': { en: 'make a small working edition to start from', zh: '新建一期可直接排版的小样' },
  'help/page-command': {
    en: 'add a page of a kind to an edition; without options, list the kinds and their variants',
    zh: '按版式给一期加一个版；不带选项则列出全部版式与变体',
  },
  'help/kind': { en: 'kind of page, such as news-page', zh: '版式，如 news-page' },
  'help/variant': { en: 'its variant; the first if left out', zh: '变体；不写则用第一种' },
  'help/stories': { en: 'stories that fill it, in order: lead,paddy,geese', zh: '填入的稿件，依次：lead,paddy,geese' },
  'help/new-page': { en: 'its number; behind the last page if left out', zh: '版次；不写则排在最后' },
  'help/page-name': {
    en: 'name of the page, such as 要闻; the kind’s if left out',
    zh: '版名，如要闻；不写则用版式的名字',
  },
  'help/theme': { en: 'theme of the page, in place of the kind’s', zh: '主题，代替版式所定的' },
  'help/new-folder': { en: 'folder to make', zh: '要新建的文件夹' },
  'help/check': {
    en: 'check the layout of an edition, or a finished layout.json, without making its files',
    zh: '检查一期报纸或已有 layout.json 的版面，不生成版面文件',
  },
  'help/check-what': {
    en: 'edition folder, layout.json or PDF (default: this folder)',
    zh: '报纸文件夹、layout.json 或 PDF（默认为当前文件夹）',
  },
  'help/check-conformance': {
    en: 'hold a PDF to it: PDF/X-4, PDF/X-1a:2003, PDF/A-2u, PDF/A-3u, PDF/UA-1',
    zh: '按何标准检查 PDF：PDF/X-4、PDF/X-1a:2003、PDF/A-2u、PDF/A-3u、PDF/UA-1',
  },
  'help/verapdf': {
    en: 'ask your veraPDF too: path of its program',
    zh: '再由本机的 veraPDF 检查一次：其程序的路径',
  },
  'help/doctor': { en: 'tell whether this machine has all that is needed', zh: '检查本机是否具备所需的一切' },
  'help/doctor-out': { en: 'folder that is to be written to (default: dist)', zh: '将要写入的文件夹（默认 dist）' },

  'progress/reading': { en: 'reading {folder} …', zh: '正在读取 {folder}……' },
  'progress/setting': {
    en: 'setting page {page} ({done} of {all} done) …',
    zh: '正在排第 {page} 版（已完成 {done}/{all}）……',
  },
  'progress/watching': { en: 'watching {folder}; Ctrl-C ends', zh: '正在监视 {folder}；按 Ctrl-C 结束' },

  'picture/title': { en: 'Page {page}: what was found', zh: '第 {page} 版检查结果' },
  'picture/findings': { en: 'What was found', zh: '检查结果' },
  'picture/errors': { en: 'errors {count}', zh: '错误 {count}' },
  'picture/warnings': { en: 'warnings {count}', zh: '警告 {count}' },
  'picture/notes': { en: 'notes {count}', zh: '提示 {count}' },
  'picture/none': { en: 'Nothing.', zh: '没有发现问题。' },
  'picture/more': { en: '… and {count} more', zh: '……另有 {count} 条' },
  'report/page': {
    en: '{newspaper} {date}, page {page} {name}, {width} × {height} mm',
    zh: '{newspaper} {date} 第 {page} 版 {name}，{width}×{height} 毫米',
  },
  'report/story': {
    en: '  story {story}: {characters} characters in {rows} of {capacity} rows, {size} pt, {outcome}',
    zh: '  文章 {story}：{characters} 字，排 {rows} 行，版位 {capacity} 行，{size} 磅，{outcome}',
  },
  'report/exact': { en: 'exact', zh: '恰好排满' },
  'report/overset': { en: 'over by {characters} characters ({lines} lines)', zh: '超出 {characters} 字（{lines} 行）' },
  'report/underset': { en: 'short by {characters} characters ({lines} lines)', zh: '欠 {characters} 字（{lines} 行）' },
  'report/adjusted': { en: '  fitted: {blocks}', zh: '  为配合文章调整：{blocks}' },
  'report/block': { en: '{block} from {asked} to {given} rows', zh: '{block} 由 {asked} 行改为 {given} 行' },
  'report/block-lines': { en: '{block} from {asked} to {given} lines', zh: '{block} 由 {asked} 竖行改为 {given} 竖行' },
  'report/score': {
    en: 'page {page} scores {score} of 100 (faults -{faults}, fit -{fit}, white -{white}, loose lines -{lines})',
    zh: '第 {page} 版得分 {score}（满分 100；差错扣 {faults}，长短扣 {fit}，空白扣 {white}，字距扣 {lines}）',
  },
  'report/kept': {
    en: 'unchanged since they were built: pages {pages}',
    zh: '没有改动，沿用已制作的版面：{pages}',
  },
  'report/edition': {
    en: '{newspaper} {date}: pages {pages}, stories {stories}, characters {characters}, pictures {pictures}, jumps {jumps}',
    zh: '{newspaper} {date}：{pages} 版，{stories} 篇，{characters} 字，图 {pictures} 幅，转版 {jumps} 处',
  },
  'report/counts': { en: 'errors: {errors}, warnings: {warnings}', zh: '错误 {errors} 个，警告 {warnings} 个' },
  'report/preflight': { en: '{file} can go to press ({preset})', zh: '{file} 可以付印（{preset}）' },
  'report/conforms': { en: '{file}: no breach of {standard}', zh: '{file} 符合 {standard}' },
  'report/notes': { en: 'notes: {count} (--notes prints them)', zh: '提示 {count} 条（--notes 可显示）' },
  'report/time': { en: '{seconds} s', zh: '用时 {seconds} 秒' },
  'report/imported': {
    en: 'made an edition in {folder}; set it with: dayang build {folder}',
    zh: '已在 {folder} 生成一期；排版请运行：dayang build {folder}',
  },
  'report/made': {
    en: 'made {folder}; set it with: dayang build {folder}',
    zh: '已新建 {folder}；排版请运行：dayang build {folder}',
  },
  'report/page-added': {
    en: 'added page {page}, {file}; set it with: dayang build {folder} --page {page}',
    zh: '已加第 {page} 版 {file}；排版请运行：dayang build {folder} --page {page}',
  },
  'report/kind-stories': { en: 'stories: {count}', zh: '{count} 篇' },
  'report/more': { en: '… and {count} more; --json gives all of them', zh: '……另有 {count} 条；用 --json 可看全部' },

  'doctor/ok': { en: 'ok', zh: '正常' },
  'doctor/trouble': { en: 'TROUBLE', zh: '有问题' },
  'doctor/note': { en: 'note', zh: '注意' },
  'doctor/node': { en: 'Node', zh: 'Node' },
  'doctor/node-old': {
    en: 'use the Node that comes with the project: npm start, or npx dayang',
    zh: '请使用项目自带的 Node：npm start 或 npx dayang',
  },
  'doctor/chromium': { en: 'Chromium', zh: 'Chromium' },
  'doctor/chromium-package': { en: 'from npm, pinned', zh: '来自 npm，版本固定' },
  'doctor/chromium-system': {
    en: 'named by DAYANG_CHROMIUM; pages may come out differently elsewhere',
    zh: '由 DAYANG_CHROMIUM 指定；在别处排出的版面可能不同',
  },
  'doctor/chromium-mend': {
    en: 'name an installed Chrome in DAYANG_CHROMIUM',
    zh: '请用 DAYANG_CHROMIUM 指明已安装的 Chrome',
  },
  'doctor/sandbox': { en: 'Sandbox', zh: '沙箱' },
  'doctor/sandbox-on': { en: 'on', zh: '已启用' },
  'doctor/sandbox-root': {
    en: 'off: Chromium refuses it to root; run as another user to have it',
    zh: '未启用：Chromium 不为 root 用户启用沙箱；换用普通用户即可启用',
  },
  'doctor/sandbox-off': {
    en: 'off: DAYANG_NO_SANDBOX is set; unset it to have it',
    zh: '未启用：设置了 DAYANG_NO_SANDBOX；取消该变量即可启用',
  },
  'doctor/fonts': { en: 'Fonts', zh: '字体' },
  'doctor/fonts-mend': { en: 'install again: npm ci', zh: '请重新安装：npm ci' },
  'doctor/cache': { en: 'Cache', zh: '缓存' },
  'doctor/cache-passing': {
    en: '{folder}; it is removed at the end of each run, so every run is slow',
    zh: '{folder}；每次运行后即清除，因此每次都较慢',
  },
  'doctor/cache-mend': { en: 'make node_modules/.cache writable', zh: '请使 node_modules/.cache 可写' },
  'doctor/out': { en: 'Output', zh: '输出' },
  'doctor/out-mend': { en: 'make it writable, or write elsewhere with --out', zh: '请使其可写，或用 --out 写到别处' },
  'doctor/disk': { en: 'Disk', zh: '磁盘' },
  'doctor/disk-free': { en: '{free} MB free', zh: '剩余 {free} MB' },
  'doctor/disk-mend': {
    en: 'free some space: a page with its pictures takes about 50 MB',
    zh: '请清理磁盘：一版连同图片约需 50 MB',
  },
} as const satisfies Readonly<Record<string, Phrase>>;

export type WordKey = keyof typeof words;

/** The phrase with its places filled. */
export function phrase(
  language: Language,
  key: WordKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return words[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
