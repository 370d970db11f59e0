/** Phrases of batches, queues and workers. */
export const batchWords = {
  'help/workers': {
    en: 'worker processes, each with a browser (default: one a core)',
    zh: '工作进程数，各带一个浏览器（默认每核一个）',
  },
  'help/retry': { en: 'take up editions again that failed before', zh: '重试先前失败的各期' },
  'help/watch-folder': {
    en: 'archive each edition that is put into this folder, until Ctrl-C',
    zh: '监视该文件夹，凡放入的报纸都存档，按 Ctrl-C 结束',
  },
  'help/queue-address': { en: 'the queue: redis://host:6379', zh: '队列：redis://主机:6379' },
  'help/via': {
    en: 'folder or s3://bucket/prefix for copies of the editions, which every worker reaches',
    zh: '存放各期副本的文件夹或 s3://桶/前缀，须各工作机都能访问',
  },
  'help/worker': { en: 'archive what stands in a queue, until SIGTERM', zh: '处理队列中的任务，收到 SIGTERM 后结束' },
  'help/until-empty': { en: 'end when the queue is empty', zh: '队列空了即结束' },
  'help/queue': { en: 'tell how a queue stands', zh: '查看队列状况' },
  'help/pause': { en: 'let the workers take no more', zh: '暂停：工作机不再取新任务' },
  'help/resume': { en: 'let them go on', zh: '恢复' },
  'help/queue-retry': { en: 'take up again what failed', zh: '重试失败的任务' },
  'queue/counts': {
    en: '{waiting} waiting, {active} at work ({stalled} of them with a silent worker), {delayed} to be tried again, {done} done, {failed} failed',
    zh: '等待 {waiting}，处理中 {active}（其中 {stalled} 个工作机无响应），待重试 {delayed}，完成 {done}，失败 {failed}',
  },
  'queue/rate': {
    en: '{editions} editions/min, {pages} pages/s in the last five minutes; {workers} workers',
    zh: '近五分钟每分钟 {editions} 期，每秒 {pages} 版；工作机 {workers} 台',
  },
  'queue/oldest': { en: 'the next in turn has waited {time}', zh: '排在最前的已等待 {time}' },
  'queue/paused': { en: 'the queue is paused; --resume lets it go on', zh: '队列已暂停；用 --resume 恢复' },
  'queue/failed': { en: 'failed: {folder}', zh: '失败：{folder}' },
  'queue/draining': {
    en: 'finishing what is at work; a second interrupt hands it back',
    zh: '正在完成手头的任务；再次中断则交还队列',
  },
  'queue/enqueued': {
    en: '{added} enqueued; {waiting} were waiting, {done} done and {failed} failed before',
    zh: '入队 {added} 期；先前已在排队 {waiting}，已完成 {done}，已失败 {failed}',
  },
  'queue/enqueuing': { en: 'enqueued {done} of {all}', zh: '已入队 {done}/{all}' },
  'batch/receipt': {
    en: '{folder} was archived: {pages} pages in {package}',
    zh: '{folder} 已存档：{pages} 版，存于 {package}',
  },
  'batch/watching': { en: 'watching {folder}; Ctrl-C ends', zh: '正在监视 {folder}；按 Ctrl-C 结束' },
  'batch/report-head': { en: '{folder} was not archived.', zh: '{folder} 未能存档。' },
  'batch/summary': {
    en: '{all} editions: {done} archived, {kept} kept from earlier, {failed} failed, {left} left; {pages} pages, {rate} pages/s',
    zh: '共 {all} 期：存档 {done}，沿用先前 {kept}，失败 {failed}，剩余 {left}；{pages} 版，每秒 {rate} 版',
  },
  'batch/progress': {
    en: '{finished} of {all} done, {failed} failed, {left} left, {rate} pages/s, {time} to go',
    zh: '完成 {finished}/{all}，失败 {failed}，剩余 {left}，每秒 {rate} 版，还需 {time}',
  },
  'batch/hours': { en: '{hours} h {minutes} min', zh: '{hours} 小时 {minutes} 分' },
  'batch/minutes': { en: '{minutes} min {seconds} s', zh: '{minutes} 分 {seconds} 秒' },
  'batch/unknown-time': { en: 'unknown time', zh: '未知时间' },
  'batch/died': {
    en: 'a worker ended in the middle of {folder} ({reason}); it is taken over ({deaths} of {most})',
    zh: '处理 {folder} 时一个工作进程意外结束（{reason}），已由其他进程接手（第 {deaths}/{most} 次）',
  },
  'batch/failed': { en: 'failed: {folder} ({codes}); see {report}', zh: '失败：{folder}（{codes}），详见 {report}' },
  'batch/see': { en: 'summary: {file}', zh: '汇总：{file}' },
} as const;
