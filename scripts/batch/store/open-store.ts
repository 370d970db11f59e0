/** The store that an address names. */
import { join, resolve } from 'node:path';
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { openFolderStore } from './folder-store.ts';
import type { PackageStore } from './model.ts';

/** `s3://bucket/prefix`, taken apart; the prefix without slashes at its ends. */
export function readS3Address(address: string): { readonly bucket: string; readonly prefix: string } | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(address) ?? [];
  return bucket === undefined ? undefined : { bucket, prefix: prefix.replace(/^\/+|\/+$/g, '') };
}

const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]+:\//i.test(text);

/** @param address a folder, or `s3://bucket/prefix` */
export async function openStore(address: string): Promise<Checked<PackageStore>> {
  if (!isAddress(address)) return { value: openFolderStore(resolve(address)), diagnostics: [] };
  const place = readS3Address(address);
  if (!place) return { diagnostics: [diagnostic('store/address', { address })] };
  const { openS3Store } = await import('./s3-store.ts');
  return { value: openS3Store(place), diagnostics: [] };
}

/** Where a batch keeps its journal and reports: beside the packages, or below `dist` for those that go elsewhere. */
export function deskOf(address: string): string {
  const place = readS3Address(address);
  if (!place) return join(resolve(address), '_batch');
  return resolve('dist', 'archive', [place.bucket, ...place.prefix.split('/')].filter(Boolean).join('-'), '_batch');
}
