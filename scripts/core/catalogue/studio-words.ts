/** Phrases of the studio's command. */
export const studioWords = {
  'help/studio': { en: 'edit the pages of an edition in the browser', zh: '在浏览器里编辑一期报纸的版面' },
  'help/port': { en: 'port on this machine (default: any that is free)', zh: '本机端口（默认任取空闲端口）' },
  'help/read-only': { en: 'for looking only: nothing is written', zh: '只供阅看，不写任何文件' },
  'help/share': {
    en: 'open it to the network as well, for who knows this password',
    zh: '同时向局域网开放，凭此密码进入',
  },
  'help/no-open': { en: 'do not open the browser', zh: '不自动打开浏览器' },
  'studio/open': {
    en: 'the studio is open at the address above, until Ctrl-C',
    zh: '工作室已在上述地址打开，按 Ctrl-C 结束',
  },
  'studio/shared': { en: 'with the password also at {addresses}', zh: '凭密码也可从 {addresses} 进入' },
} as const;
