import type { Entries } from './message.ts';

export const compareEntries = {
  'compare/text': {
    severity: 'error',
    en: { message: '{page}: {change}' },
    zh: { message: '{page}（文字）：{change}' },
  },
  'compare/geometry': {
    severity: 'error',
    en: { message: '{page}: {change}' },
    zh: { message: '{page}（位置）：{change}' },
  },
  'compare/looks': {
    severity: 'error',
    en: { message: '{page}: {change}' },
    zh: { message: '{page}（外观）：{change}' },
  },
  'compare/production': {
    severity: 'error',
    en: { message: '{page}: {change}' },
    zh: { message: '{page}（制作）：{change}' },
  },
  'compare/page': {
    severity: 'error',
    en: { message: '{page}: {change}' },
    zh: { message: '{page}（版面）：{change}' },
  },
  'compare/more': {
    severity: 'error',
    en: { message: 'and {count} more differences', hint: 'the whole list is in the report: --html or --json' },
    zh: { message: '另有 {count} 处差异', hint: '完整清单见报告：--html 或 --json' },
  },
  'compare/rule-expired': {
    severity: 'error',
    en: {
      message: 'the rule "{rule}" ended on {until} and lets nothing pass any more',
      hint: 'take it out, or give it a later date and say why',
    },
    zh: { message: '规则“{rule}”已于 {until} 到期，不再生效', hint: '请删去该规则，或写明理由并改为更晚的日期' },
  },
  'compare/rule-unused': {
    severity: 'warning',
    en: { message: 'the rule "{rule}" met no difference', hint: 'take it out if it is no longer needed' },
    zh: { message: '规则“{rule}”没有遇到任何差异', hint: '如已不需要，请删去' },
  },
  'compare/rule-place': {
    severity: 'error',
    en: {
      message: 'the rule "{rule}" names both a block and a box',
      hint: 'leave one of the two out',
    },
    zh: { message: '规则“{rule}”同时写了 block 和 box', hint: '请去掉其中一个' },
  },
  'compare/rule-name': {
    severity: 'error',
    en: { message: 'two rules are called "{rule}"', hint: 'give one of them another name' },
    zh: { message: '有两条规则同名：“{rule}”', hint: '请给其中一条改名' },
  },
  'compare/rules-encoding': {
    severity: 'error',
    en: { message: '{file} is not written in UTF-8', hint: 'save it as UTF-8' },
    zh: { message: '{file} 不是 UTF-8 编码', hint: '请另存为 UTF-8' },
  },
  'compare/no-pdf': {
    severity: 'error',
    en: { message: '"{folder}" holds neither PDFs nor references', hint: 'name a PDF or a folder that has some' },
    zh: { message: '“{folder}”中既没有 PDF，也没有参照', hint: '请指定 PDF 文件，或含有 PDF 的文件夹' },
  },
  'compare/no-page': {
    severity: 'error',
    en: { message: 'neither side has a page {pages}', hint: 'leave --page out to see which pages there are' },
    zh: { message: '两边都没有第 {pages} 版', hint: '去掉 --page 可看到有哪些版' },
  },
  'compare/unlike': {
    severity: 'error',
    en: {
      message: '{old} and {new} cannot be compared: one is a file, the other a folder',
      hint: 'name two files, or two folders',
    },
    zh: { message: '{old} 与 {new} 无法比对：一个是文件，一个是文件夹', hint: '请指定两个文件，或两个文件夹' },
  },
  'compare/unreadable': {
    severity: 'error',
    en: { message: '{file} cannot be read as a PDF', hint: 'open it in a PDF reader to see whether it is whole' },
    zh: { message: '{file} 无法作为 PDF 读取', hint: '请用 PDF 阅读器查看文件是否完整' },
  },
  'compare/locked': {
    severity: 'error',
    en: {
      message: '{file} needs a password',
      hint: 'compare a copy that needs none, such as "qpdf --decrypt --password=… FILE COPY" makes',
    },
    zh: {
      message: '{file} 需要密码',
      hint: '请比对无需密码的副本，可用“qpdf --decrypt --password=… 原文件 副本”生成',
    },
  },
  'compare/reference-damaged': {
    severity: 'error',
    en: {
      message: 'the reference {file} cannot be read: {reason}',
      hint: 'restore it from git, or approve the page again with --approve',
    },
    zh: { message: '无法读取参照 {file}：{reason}', hint: '请从 git 恢复，或用 --approve 重新认可该版' },
  },
  'compare/no-reference': {
    severity: 'warning',
    en: {
      message: '{page} has no approved reference',
      hint: 'look at the page, then approve it with "dayang compare --approve"',
    },
    zh: { message: '{page} 没有经认可的参照', hint: '请先看版，再用“dayang compare --approve”认可' },
  },
  'compare/approve-in-ci': {
    severity: 'error',
    en: {
      message: 'references are approved by people: with CI=true none is written',
      hint: 'run "dayang compare --approve" at your desk and commit what it writes',
    },
    zh: {
      message: '参照须由人认可：CI=true 时不写任何参照',
      hint: '请在本地运行“dayang compare --approve”，再提交所写文件',
    },
  },
} as const satisfies Entries;
