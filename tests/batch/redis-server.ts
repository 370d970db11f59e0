/** Debian's redis-server, started by a test on a port and in a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Redis } from 'ioredis';
import { freePort } from './s3-server.ts';

export interface RedisServer {
  readonly port: number;
  readonly address: string;
  readonly kill: () => Promise<void>;
  /** Again on the same port, with what its append-only file holds. */
  readonly start: () => Promise<void>;
}

export function haveRedis(): boolean {
  if (spawnSync('redis-server', ['--version']).status === 0) return true;
  if (process.env['CI'] === 'true') throw new Error('redis-server is missing, and CI needs it');
  process.stderr.write('SKIPPED: needs redis-server (Debian: redis-server)\n');
  return false;
}

export async function startRedis(folder: string, ...words: readonly string[]): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const given = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
    child = spawn('redis-server', [...given, ...words], { stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      const client = new Redis({
        port,
        host: '127.0.0.1',
        lazyConnect: true,
        retryStrategy: () => null,
        enableReadyCheck: false,
      });
      client.on('error', () => undefined);
      const said = await client
        .connect()
        .then(() => client.ping())
        .catch((error: Error) => error.message);
      client.disconnect();
      if (said === 'PONG' || /NOAUTH/.test(said)) return;
      if (tries > 200) throw new Error('redis-server does not come up');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await start();
  return {
    port,
    address: `redis://127.0.0.1:${port}`,
    start,
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
