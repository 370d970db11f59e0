/** The Redis that holds a queue: its address, and a connection that was tried out. */
import { Redis, type RedisOptions } from 'ioredis';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';

export interface QueueAddress {
  /** Without its password, as it may be shown. */
  readonly shown: string;
  /** Of the queue: two may share one Redis. */
  readonly name: string;
  readonly redis: RedisOptions;
}

/** `redis://user:password@host:port/database?name=queue`, `rediss://` for TLS. */
export function readQueueAddress(text: string): QueueAddress | undefined {
  const url = URL.parse(text);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return undefined;
  const database = url.pathname.replace(/^\//, '') || '0';
  const name = url.searchParams.get('name') ?? 'dayang';
  if (!/^\d{1,4}$/.test(database) || !/^[\w-]{1,60}$/.test(name)) return undefined;
  const password = decodeURIComponent(url.password) || process.env['DAYANG_REDIS_PASSWORD'] || undefined;
  const port = Number(url.port || 6379);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    shown: `${url.protocol}//${url.hostname}:${port}/${database}${name === 'dayang' ? '' : `?name=${name}`}`,
    name,
    redis: {
      host,
      port,
      db: Number(database),
      ...(url.username && { username: decodeURIComponent(url.username) }),
      ...(password && { password }),
      ...(url.protocol === 'rediss:' && { tls: { servername: host } }),
    },
  };
}

/** What Redis and the network say, as a diagnostic; undefined for any other error, which is our own fault. */
export function redisTrouble(error: unknown, address: string): Diagnostic | undefined {
  const { message = '', code = '' } = (error ?? {}) as { message?: string; code?: string };
  const reason = (message || code).split('\n')[0]!;
  if (/^NOAUTH|operation not permitted.*auth/i.test(message)) return diagnostic('queue/password', { address });
  if (/^WRONGPASS|invalid password|invalid username/i.test(message))
    return diagnostic('queue/wrong-password', { address });
  if (/^(?:NOPERM|DENIED|READONLY)/.test(message)) return diagnostic('queue/forbidden', { address, reason });
  if (/^OOM /.test(message)) return diagnostic('queue/full', { address });
  if (/Protocol error|wrong version number|packet length|Parser/i.test(message))
    return diagnostic('queue/not-redis', { address, reason });
  const lost =
    /Connection is closed|max retries per request|Command timed out|connect(?:ion)? timed? ?out|ETIMEDOUT|no answer/i;
  if (/^E[A-Z]+$/.test(code) || lost.test(message)) return diagnostic('queue/unreachable', { address, reason });
  return /^(?:ERR|LOADING|MISCONF|BUSY|MASTERDOWN) ?/.test(message)
    ? diagnostic('queue/forbidden', { address, reason })
    : undefined;
}

/** Least version that BullMQ works with without limits. */
const leastVersion = [6, 2] as const;
/** How long a Redis that takes the connection may take to say something, ms. */
const longestAnswer = 5000;

const fieldOf = (info: string, name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';

/** What is to be said of a Redis that answered. */
function remarks(info: string, address: string): readonly Diagnostic[] {
  const version = fieldOf(info, 'redis_version');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (version === '') return [diagnostic('queue/not-redis', { address, reason: 'INFO' })];
  const [least, lesser] = leastVersion;
  if (major < least || (major === least && minor < lesser))
    return [diagnostic('queue/old-redis', { address, version })];
  const policy = fieldOf(info, 'maxmemory_policy');
  const evicts = Number(fieldOf(info, 'maxmemory')) > 0 && policy !== 'noeviction';
  const forgets = fieldOf(info, 'aof_enabled') === '0';
  return [
    ...(evicts ? [diagnostic('queue/evicts', { address, policy })] : []),
    ...(forgets ? [diagnostic('queue/forgets', { address })] : []),
  ];
}

/** One try, to say what is wrong before anything waits for it. */
async function probe({ redis, shown }: QueueAddress): Promise<readonly Diagnostic[]> {
  const client = new Redis({
    ...redis,
    lazyConnect: true,
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    connectTimeout: longestAnswer,
    commandTimeout: longestAnswer,
    retryStrategy: () => null,
  });
  // What an event says comes before what the call says, which is only that the connection is closed.
  let said: unknown;
  client.on('error', (error) => {
    said ??= error;
  });
  try {
    await client.connect();
    return remarks(await client.info(), shown);
  } catch (error) {
    const trouble = redisTrouble(said ?? error, shown) ?? redisTrouble(error, shown);
    if (!trouble) throw error;
    return [trouble];
  } finally {
    client.disconnect();
  }
}

export interface Connected {
  readonly redis: Redis;
  readonly address: QueueAddress;
  readonly close: () => void;
}

/** Between two tries to come back, ms. */
const longestPause = 5000;

/**
 * A connection to the queue, or what stands between.
 * @param patient tries again for as long as it takes, as a worker does; else a connection that is lost fails what is
 * asked of it
 */
export async function connect(
  text: string,
  { patient, say }: { readonly patient: boolean; readonly say?: (one: Diagnostic) => void },
): Promise<Checked<Connected>> {
  const address = readQueueAddress(text);
  if (!address) return { diagnostics: [diagnostic('queue/address', { address: text.replace(/:[^:@/]*@/, ':…@') })] };
  const diagnostics = await probe(address);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  const { shown } = address;
  const redis = new Redis({
    ...address.redis,
    maxRetriesPerRequest: patient ? null : 1,
    retryStrategy: (times) => (patient ? Math.min(100 * 2 ** times, longestPause) : times < 3 ? 200 : null),
  });
  /** True while it is lost, and once it is not wanted any more. */
  let down = false;
  redis.on('error', (error: Error) => {
    if (!down) say?.(diagnostic('queue/dropped', { address: shown, reason: error.message }));
    down = true;
  });
  redis.on('close', () => {
    if (!down && patient) say?.(diagnostic('queue/dropped', { address: shown, reason: 'closed' }));
    down = true;
  });
  redis.on('ready', () => {
    if (down) say?.(diagnostic('queue/back', { address: shown }));
    down = false;
  });
  const close = (): void => {
    down = true;
    redis.disconnect();
  };
  return { value: { redis, address, close }, diagnostics };
}
