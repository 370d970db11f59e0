import type { Entries } from './message.ts';

export const queueEntries = {
  'queue/address': {
    severity: 'error',
    en: { message: '"{address}" is no address of a queue', hint: 'use redis://host:6379 or rediss://host:6379/0' },
    zh: { message: '“{address}”不是队列地址', hint: '请用 redis://主机:6379 或 rediss://主机:6379/0' },
  },
  'queue/unreachable': {
    severity: 'error',
    en: { message: 'no Redis answers at {address} ({reason})', hint: 'start Redis there, or check host and port' },
    zh: { message: '{address} 没有 Redis 应答（{reason}）', hint: '请启动 Redis，或检查主机和端口' },
  },
  'queue/password': {
    severity: 'error',
    en: {
      message: 'the Redis at {address} wants a password',
      hint: 'write it into the address, redis://:PASSWORD@host, or set DAYANG_REDIS_PASSWORD',
    },
    zh: {
      message: '{address} 的 Redis 要求密码',
      hint: '请写进地址 redis://:密码@主机，或设置 DAYANG_REDIS_PASSWORD',
    },
  },
  'queue/wrong-password': {
    severity: 'error',
    en: { message: 'the Redis at {address} does not take this user and password', hint: 'check both' },
    zh: { message: '{address} 的 Redis 不接受该用户名和密码', hint: '请核对用户名和密码' },
  },
  'queue/forbidden': {
    severity: 'error',
    en: {
      message: 'the Redis at {address} does not allow this ({reason})',
      hint: 'ask whoever runs it for a user that may run scripts and write',
    },
    zh: { message: '{address} 的 Redis 不允许此操作（{reason}）', hint: '请向管理员申请可运行脚本和写入的用户' },
  },
  'queue/not-redis': {
    severity: 'error',
    en: { message: 'what answers at {address} is no Redis ({reason})', hint: 'check host and port' },
    zh: { message: '{address} 应答的不是 Redis（{reason}）', hint: '请检查主机和端口' },
  },
  'queue/old-redis': {
    severity: 'error',
    en: { message: 'the Redis at {address} is version {version}', hint: 'use Redis 6.2 or newer, or Valkey' },
    zh: { message: '{address} 的 Redis 版本是 {version}', hint: '请使用 Redis 6.2 或更新版本，或 Valkey' },
  },
  'queue/evicts': {
    severity: 'warning',
    en: {
      message: 'the Redis at {address} may throw jobs away when its memory is full (maxmemory-policy {policy})',
      hint: 'set maxmemory-policy noeviction',
    },
    zh: {
      message: '{address} 的 Redis 内存满时可能丢弃任务（maxmemory-policy {policy}）',
      hint: '请设置 maxmemory-policy noeviction',
    },
  },
  'queue/forgets': {
    severity: 'warning',
    en: {
      message: 'the Redis at {address} keeps nothing on disk: its jobs are lost when it ends',
      hint: 'set appendonly yes',
    },
    zh: { message: '{address} 的 Redis 不落盘，退出后任务会丢失', hint: '请设置 appendonly yes' },
  },
  'queue/full': {
    severity: 'error',
    en: { message: 'the memory of the Redis at {address} is full', hint: 'raise its maxmemory, then run again' },
    zh: { message: '{address} 的 Redis 内存已满', hint: '请调高 maxmemory，然后重新运行' },
  },
  'queue/dropped': {
    severity: 'warning',
    en: { message: 'the connection to {address} is lost ({reason}); it is tried again' },
    zh: { message: '与 {address} 的连接中断（{reason}），正在重试' },
  },
  'queue/back': {
    severity: 'info',
    en: { message: 'the connection to {address} is there again' },
    zh: { message: '已重新连上 {address}' },
  },
  'queue/other-program': {
    severity: 'warning',
    en: {
      message: 'jobs of another version of dayang are left to workers of that version',
      hint: 'bring this machine and the one that enqueued to the same version',
    },
    zh: {
      message: '队列中有另一版本 dayang 的任务，留给该版本的工作机处理',
      hint: '请使本机与入队机器使用同一版本',
    },
  },
  'queue/changed': {
    severity: 'error',
    en: {
      message: 'the files of {folder} are not those that were enqueued',
      hint: 'enqueue it again; with --via DIR the queue keeps its own copy',
    },
    zh: { message: '{folder} 的文件与入队时不同', hint: '请重新入队；加 --via 可让队列自存一份' },
  },
  'queue/no-folder': {
    severity: 'error',
    en: {
      message: 'this machine cannot read {folder}',
      hint: 'enqueue with --via and a folder or S3 prefix that every worker reaches',
    },
    zh: { message: '本机无法读取 {folder}', hint: '请在入队时用 --via 指定各工作机都能访问的文件夹或 S3 前缀' },
  },
} as const satisfies Entries;
