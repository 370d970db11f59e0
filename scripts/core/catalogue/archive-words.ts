/** What `archive` says besides diagnostics. */
export const archiveWords = {
  'help/archive': {
    en: 'make the package of an edition that a library keeps; verify, print and search packages',
    zh: '生成一期报纸的存档包，供图书馆收藏；校验、读出、检索存档包',
  },
  'help/archive-what': {
    en: 'edition folder, or a folder of editions; or verify, text, search',
    zh: '报纸文件夹，或存放多期报纸的文件夹；或 verify、text、search',
  },
  'help/archive-more': {
    en: 'further ones; behind verify, text and search, packages or folders of them, and last the words to search',
    zh: '更多文件夹；verify、text、search 之后为存档包或存放存档包的文件夹，检索词放在最后',
  },
  'help/archive-out': {
    en: 'folder that the packages go into, or s3://bucket/prefix (default: dist/archive)',
    zh: '存放存档包的文件夹，或 s3://桶/前缀（默认 dist/archive）',
  },
  'help/pdf-a': {
    en: '2u, or 3u: with the Markdown, ALTO and layout attached (default: 2u)',
    zh: '2u，或 3u（附带 Markdown、ALTO 和版面数据）（默认 2u）',
  },
  'help/glyphs': { en: 'ALTO tells the place of each character too', zh: 'ALTO 中另记每个字的位置' },
  'help/with-copy': { en: "take the edition's own files along", zh: '连同报纸文件夹中的原始文件一并收入' },
  'help/base-url': {
    en: 'where the package will stand on the web, for IIIF',
    zh: '存档包今后的网址，供 IIIF 使用',
  },
  'help/event-time': {
    en: 'when it is made, for PREMIS (default: SOURCE_DATE_EPOCH, or unknown)',
    zh: '制作时间，记入 PREMIS（默认取 SOURCE_DATE_EPOCH，否则为“不详”）',
  },
  'help/archive-force': { en: 'replace packages that are there', zh: '替换已有的存档包' },
  'help/verapdf-too': { en: 'path of veraPDF, to be asked too', zh: 'veraPDF 的路径，一并校验' },
  'help/schemas': {
    en: 'verify: folder with the schemas of ALTO and METS, for xmllint',
    zh: 'verify：存放 ALTO 和 METS 模式文件的文件夹，供 xmllint 使用',
  },
  'help/article': { en: 'text: only this article', zh: 'text：只读出这一篇' },
  'archive/verifying': { en: 'verifying {package}', zh: '正在校验 {package}' },
  'archive/sound': {
    en: '{package} is sound: {files} files, {megabytes} MB, {pages} pages, {articles} articles, {characters} characters',
    zh: '{package} 完好：{files} 个文件，{megabytes} MB，{pages} 版，{articles} 篇，{characters} 字',
  },
  'archive/unsound': { en: '{package} is not sound: {errors} faults', zh: '{package} 有 {errors} 处问题' },
  'archive/hit': {
    en: '{label}, page {page}, {article}: {place}',
    zh: '{label} 第{page}版 {article}：{place}',
  },
  'archive/hit-place': {
    en: '{x}, {y} mm ({width} × {height} mm)',
    zh: '{x}、{y} 毫米处（{width} × {height} 毫米）',
  },
  'archive/found': {
    en: '{count} found in {packages} packages, {seconds} s',
    zh: '在 {packages} 个存档包中找到 {count} 处，{seconds} 秒',
  },
  'archive/made': {
    en: '{newspaper} {date}: {pages} pages, {articles} articles, {files} files, {megabytes} MB',
    zh: '{newspaper} {date}：{pages} 版，{articles} 篇，{files} 个文件，{megabytes} MB',
  },
} as const;
