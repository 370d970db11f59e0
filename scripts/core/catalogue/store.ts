import type { Entries } from './message.ts';

export const storeEntries = {
  'store/address': {
    severity: 'error',
    en: { message: '"{address}" is no place for packages', hint: 'use a folder, or s3://bucket/prefix' },
    zh: { message: '“{address}”不能用来存放存档包', hint: '请用文件夹，或 s3://桶/前缀' },
  },
  'store/unreachable': {
    severity: 'error',
    en: {
      message: 'the storage of {address} does not answer ({reason})',
      hint: 'check the network, AWS_ENDPOINT_URL_S3 and AWS_REGION',
    },
    zh: { message: '{address} 的存储没有应答（{reason}）', hint: '请检查网络、AWS_ENDPOINT_URL_S3 和 AWS_REGION' },
  },
  'store/no-credentials': {
    severity: 'error',
    en: {
      message: 'there is nothing to sign in to {address} with',
      hint: 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE',
    },
    zh: {
      message: '没有可用于登录 {address} 的凭据',
      hint: '请设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，或 AWS_PROFILE',
    },
  },
  'store/refused': {
    severity: 'error',
    en: {
      message: 'the storage of {address} refuses access ({reason})',
      hint: 'check the keys, and that they may read, write, list and delete below the prefix',
    },
    zh: { message: '{address} 的存储拒绝访问（{reason}）', hint: '请检查密钥，以及对该前缀的读、写、列出和删除权限' },
  },
  'store/no-bucket': {
    severity: 'error',
    en: { message: 'there is no bucket for {address}', hint: 'make the bucket, or check its name and AWS_REGION' },
    zh: { message: '找不到 {address} 的桶', hint: '请先建桶，或检查桶名和 AWS_REGION' },
  },
  'store/failed': {
    severity: 'error',
    en: { message: 'the storage of {address} failed: {reason}', hint: 'run the same command again' },
    zh: { message: '{address} 的存储出错：{reason}', hint: '请重新运行同一命令' },
  },
  'store/differs': {
    severity: 'error',
    en: {
      message: '{file} did not arrive in {address} as it was sent ({reason})',
      hint: 'run the same command again; what is there is not taken for a package',
    },
    zh: {
      message: '{file} 存入 {address} 后与原文件不符（{reason}）',
      hint: '请重新运行同一命令；现有内容不会当作存档包',
    },
  },
} as const satisfies Entries;
