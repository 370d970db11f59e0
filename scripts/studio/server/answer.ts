/** Answers of the server, each with what keeps a browser from taking it for anything else. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Content-Security-Policy. */
  readonly policy?: string;
  /** May be kept: its address changes with its content. */
  readonly lasting?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** For what a browser shows as a picture or font: nothing in it is ever run, even if it is opened by itself. */
export const stillPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** The window: our own scripts and styles, and the page in its frame. */
export const windowPolicy = (nonce: string): string =>
  `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob:; ` +
  `font-src 'self'; connect-src 'self'; frame-src 'self'; ${closed} frame-ancestors 'none'`;

/** The page in the window's frame. */
export const pagePolicy = (nonce: string): string =>
  `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob:; ` +
  `font-src 'self'; connect-src 'self'; ${closed} frame-ancestors 'self'`;

const closed = "base-uri 'none'; form-action 'none'; object-src 'none';";

export function send(response: ServerResponse, answer: Answer): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status ?? 200, {
    'content-type': answer.type,
    'content-length': body.length,
    'content-security-policy': answer.policy ?? stillPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': answer.lasting ? 'private, max-age=31536000, immutable' : 'no-store',
    ...answer.headers,
  });
  response.end(body);
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export const refusal = (status: number, reason: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${reason}\n`,
});

/** A body that is larger than it may be; the rest of it is not read. */
export class TooLarge extends Error {}

/** The whole body, if it is at most `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const told = Number(request.headers['content-length'] ?? 0);
  if (told > limit) throw new TooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > limit) throw new TooLarge();
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
