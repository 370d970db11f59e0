/** Phrases of page making. */
export const makeWords = {
  'help/make': {
    en: 'make a page of stories: a few different ones, the best first, to go on with by hand',
    zh: '用稿件组成版面：给出几个不同方案，由好到次，供编辑选用',
  },
  'help/make-page': { en: 'number of the page', zh: '版次' },
  'help/make-name': {
    en: 'name of the page (default: 要闻); not with --around, where its file has one',
    zh: '版名（默认：要闻）；与 --around 不能同用，版面文件里已有',
  },
  'help/make-stories': {
    en: 'ids of its stories, the weightiest first (default: all that stand on no page, by weight)',
    zh: '用哪些稿件，重的在前（默认：所有未上版的，按分量）',
  },
  'help/make-most': { en: 'most proposals, 1 to 5 (default: 5)', zh: '最多几个方案，1 至 5（默认 5）' },
  'help/make-take': {
    en: 'make this proposal the page: its file in pages/, and its line in edition.yaml',
    zh: '采用这个方案：写入 pages/，并加进 edition.yaml',
  },
  'help/make-around': {
    en: 'leave the blocks of the page as they stand, and set stories in what they leave free',
    zh: '版上已有的内容原样不动，稿件排在余下的地方',
  },
  'help/make-force': { en: 'replace proposals that were changed', zh: '覆盖改动过的方案' },
  'report/proposal': {
    en: '{file}: {score} of 100 (off for fit {fit}, pictures {pictures}, headlines {headlines}, shapes {shapes}, order {order}, cuts {cuts}); {kind}',
    zh: '{file}：{score} 分（满分 100；长短扣 {fit}，图片扣 {pictures}，标题扣 {headlines}，形状扣 {shapes}，主次扣 {order}，断通扣 {cuts}）；{kind}',
  },
  'make/beside': { en: 'picture beside the lead', zh: '头条图文并列' },
  'make/across': { en: 'picture across the page', zh: '头条通栏大图' },
  'make/text': { en: 'lead across the page, no picture', zh: '头条通栏，无图' },
  'make/block': { en: 'lead as a block', zh: '头条成块' },
  'make/foot': { en: '{kind}, a story across the foot', zh: '{kind}，下有通栏' },
  'report/proposed': {
    en: 'look at them, then take one: dayang make {folder} --page {page} --take 1',
    zh: '看过之后选一个：dayang make {folder} --page {page} --take 1',
  },
  'report/taken': { en: 'set it with: dayang build {folder}', zh: '排版请运行：dayang build {folder}' },
} as const;
