/** A real S3-compatible server (s3rver, from npm) in a process of its own, and a way to it that can be disturbed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../run-dayang.ts';

/** Servers of tests listen to this machine alone. */
export const home = '127.0.0.1';

export const freePort = async (): Promise<number> => {
  const server = createSocketServer().listen(0, home);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export interface S3Server {
  readonly child: ChildProcess;
  readonly port: number;
  /** What a client needs to find it and to sign in. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

export async function startS3(folder: string, bucket: string): Promise<S3Server> {
  const port = await freePort();
  const words = ['-d', folder, '-a', home, '-p', String(port), '--silent', '--configure-bucket', bucket];
  const child = spawn(process.execPath, [join(projectRoot, 'node_modules/s3rver/bin/s3rver.js'), ...words], {
    stdio: 'ignore',
  });
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`http://${home}:${port}/`).catch(() => undefined);
    if (answer) break;
    if (tries > 200) throw new Error('s3rver does not come up');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    child,
    port,
    environment: environmentOf(port),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export const environmentOf = (port: number): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL_S3: `http://${home}:${port}`,
  AWS_ACCESS_KEY_ID: 'S3RVER',
  AWS_SECRET_ACCESS_KEY: 'S3RVER',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
});

/** Stands between client and server, and may change what is sent. */
export async function startProxy(
  port: number,
  disturb: (path: string, body: Buffer) => Buffer | 'drop',
): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = disturb(`${incoming.method} ${incoming.url}`, Buffer.concat(chunks));
      if (body === 'drop') {
        incoming.socket.destroy();
        return;
      }
      const onward = request(
        { host: home, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => incoming.socket.destroy());
      onward.end(body);
    });
  });
  server.listen(0, home);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}
