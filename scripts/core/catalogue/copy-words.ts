/** Phrases of `dayang copy`. */
export const copyWords = {
  'help/copy': {
    en: 'the copy desk: find slips in stories, page files and plain text, and mend what is certain',
    zh: '审校：查出稿件、版面文件和文字稿里的差错，改正确定无疑的',
  },
  'help/copy-act': { en: 'check (write nothing) or fix', zh: 'check（只查不改）或 fix（改正）' },
  'help/copy-paths': {
    en: 'edition folders, folders, .md, .txt and page files',
    zh: '报纸文件夹、其他文件夹、.md、.txt 和版面文件',
  },
  'help/copy-rule': { en: 'only these rules, such as copy.half-width', zh: '只用这些规则，如 copy.half-width' },
  'help/dry-run': { en: 'fix: show what would change, and write nothing', zh: 'fix：只显示将怎样改，不写文件' },
  'help/house': { en: 'the house style to go by (default: the edition’s)', zh: '所依的体例文件（默认为本期所指定）' },
  'help/import-fix': {
    en: 'mend the copy as dayang copy fix does',
    zh: '照 dayang copy fix 改正稿件中确定无疑的差错',
  },
  'report/copy-rule': {
    en: '  {rule}: {count}, of these certain: {certain}',
    zh: '  {rule}：{count} 处，其中可自动改 {certain} 处',
  },
  'report/copy-rate': {
    en: '{characters} characters, {errors} errors by the counting method of 2020: {rate} in 10,000 (a paper passes up to {passing})',
    zh: '{characters} 字，按 2020 年《报纸编校差错率计算方法》计 {errors} 个差错，差错率万分之 {rate}（万分之 {passing} 以内合格）',
  },
  'report/copy-certain': {
    en: '{count} have one right answer; mend them with: dayang copy fix {paths}',
    zh: '{count} 处只有一种正确写法，可运行：dayang copy fix {paths}',
  },
  'report/copy-fixed': { en: 'mended {count} places in {files} files', zh: '改正 {count} 处，涉及 {files} 个文件' },
  'report/copy-would': {
    en: '{count} places in {files} files would be mended; nothing was written',
    zh: '可改正 {count} 处，涉及 {files} 个文件；未写入',
  },
  'report/copy-left': { en: 'left to decide: {count}', zh: '留待人定：{count} 处' },
} as const;
