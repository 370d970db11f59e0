/** Files below a prefix of S3-compatible storage. Keys, region and address come from the environment and its profiles. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';

export interface S3Place {
  readonly bucket: string;
  /** Without slashes at its ends. */
  readonly prefix: string;
}

export interface StoredObject {
  /** Below the prefix. */
  readonly path: string;
  readonly size: number;
  /** The MD5 of what was sent in one piece, unless the storage encrypts with keys of its own. */
  readonly etag: string;
}

export interface S3Objects extends Disposable {
  readonly address: string;
  readonly list: (below: string, signal?: AbortSignal) => Promise<readonly StoredObject[]>;
  /** @param md5 in hexadecimal: the storage refuses what does not have it */
  readonly putFile: (
    path: string,
    file: { path: string; size: number; md5: string },
    signal?: AbortSignal,
  ) => Promise<void>;
  readonly putText: (path: string, text: string, signal?: AbortSignal) => Promise<void>;
  /** Nothing where there is no such object. */
  readonly getText: (path: string, signal?: AbortSignal) => Promise<string | undefined>;
  readonly getFile: (path: string, into: string, signal?: AbortSignal) => Promise<void>;
  readonly stream: (path: string, signal?: AbortSignal) => Promise<Readable>;
  readonly remove: (paths: readonly string[], signal?: AbortSignal) => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
};

const typeOf = (path: string): string => types[path.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream';
/** Names that one request may delete. */
const mostDeleted = 1000;

export function openS3Objects({ bucket, prefix }: S3Place): S3Objects {
  const endpoint = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  const client = new S3Client({
    // Other makers' storage seldom has a name for each bucket, and wants some region.
    ...(endpoint && { forcePathStyle: true }),
    ...(endpoint && !process.env['AWS_REGION'] && { region: 'us-east-1' }),
    // Each file is sent with its MD5; the newer checksums are not known everywhere.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 5,
    retryMode: 'standard',
  });
  const nameOf = (path: string): string => (prefix === '' ? path : `${prefix}/${path}`);
  const sent = (signal: AbortSignal | undefined) => (signal ? { abortSignal: signal } : {});
  const stream = async (path: string, signal?: AbortSignal): Promise<Readable> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: nameOf(path) }), sent(signal));
    return Body as Readable;
  };
  return {
    address: `s3://${[bucket, prefix].filter(Boolean).join('/')}`,
    async list(below, signal) {
      const found: StoredObject[] = [];
      for (let next: string | undefined, first = true; first || next; first = false) {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: nameOf(below), ...(next && { ContinuationToken: next }) }),
          sent(signal),
        );
        for (const { Key = '', Size = 0, ETag = '' } of page.Contents ?? [])
          found.push({ path: Key.slice(nameOf('').length), size: Size, etag: ETag.replaceAll('"', '') });
        next = page.IsTruncated ? page.NextContinuationToken : undefined;
      }
      return found;
    },
    async putFile(path, { path: file, size, md5 }, signal) {
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: nameOf(path),
        Body: createReadStream(file),
        ContentLength: size,
        ContentMD5: Buffer.from(md5, 'hex').toString('base64'),
        ContentType: typeOf(path),
      });
      await client.send(put, sent(signal));
    },
    async putText(path, text, signal) {
      const about = { Bucket: bucket, Key: nameOf(path), Body: text, ContentType: typeOf(path) };
      await client.send(new PutObjectCommand(about), sent(signal));
    },
    async getText(path, signal) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: nameOf(path) }), sent(signal));
        return await Body?.transformToString();
      } catch (error) {
        if ((error as Error).name === 'NoSuchKey' || statusOf(error) === 404) {
          if ((error as Error).name !== 'NoSuchBucket') return undefined;
        }
        throw error;
      }
    },
    async getFile(path, into, signal) {
      await mkdir(dirname(into), { recursive: true });
      await pipeline(await stream(path, signal), createWriteStream(into));
    },
    stream,
    async remove(paths, signal) {
      for (let at = 0; at < paths.length; at += mostDeleted) {
        const Objects = paths.slice(at, at + mostDeleted).map((path) => ({ Key: nameOf(path) }));
        await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }), sent(signal));
      }
    },
    [Symbol.dispose]: () => client.destroy(),
  };
}

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
]);

/** Trouble with the storage as a diagnostic; undefined for any other error, which is our own fault. */
export function s3Trouble(error: unknown, address: string): Diagnostic | undefined {
  const { name = '', message = '', code = '' } = (error ?? {}) as { name?: string; message?: string; code?: string };
  const reason = message.split('\n')[0] || name;
  const status = statusOf(error);
  if (/Credential/.test(name) || /credential/i.test(message)) return diagnostic('store/no-credentials', { address });
  if (/Region is missing/.test(message)) return diagnostic('store/unreachable', { address, reason });
  if (name === 'NoSuchBucket') return diagnostic('store/no-bucket', { address });
  if (status === 401 || status === 403) return diagnostic('store/refused', { address, reason: name || reason });
  if (unreachable.has(code) || name === 'TimeoutError') return diagnostic('store/unreachable', { address, reason });
  return status === undefined ? undefined : diagnostic('store/failed', { address, reason: `${name}: ${reason}` });
}
