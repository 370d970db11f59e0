/**
 * Chromium out of the `@sparticuz/chromium` package, unpacked once into the project's own cache folder.
 *
 * The package's own `executablePath()` unpacks into the shared temp folder and trusts whatever file already lies
 * there, another user's included; so only its archives are used. Its AL2023 archive holds the NSS libraries, so that
 * a machine with nothing but Node can start the browser.
 */
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../core/cache.ts';
import { chromiumVersion, packageRoot } from './browser-stamp.ts';

export interface UnpackedChromium {
  readonly executable: string;
  readonly version: string;
  /** Folder of shared libraries to offer beside the system's. */
  readonly libraries: string;
  /** A fontconfig file that knows one plain face and none of the system's, so that fallback never depends on the machine. */
  readonly fontConfig: string;
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

const fontConfig = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir>` +
  `<cachedir>${join(folder, 'fontconfig')}</cachedir></fontconfig>\n`;

let unpacking: Promise<UnpackedChromium> | undefined;

/** Unpacks on first use (about 3 s); afterwards only looks. The package holds a Linux build for x64 alone. */
export function unpackChromium(): Promise<UnpackedChromium> {
  unpacking ??= unpack().catch((error: unknown) => {
    unpacking = undefined;
    throw error;
  });
  return unpacking;
}

async function unpack(): Promise<UnpackedChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the pinned browser is for Linux on x64; this is ${process.platform} on ${process.arch}`);
  }
  const root = packageRoot();
  const version = await chromiumVersion();
  const folder = join(await cacheFolder(), `chromium-${version}-${process.arch}`);
  const unpacked: UnpackedChromium = {
    executable: join(folder, 'chromium'),
    version,
    libraries: join(folder, 'lib'),
    fontConfig: join(folder, 'fonts.conf'),
  };
  if (await exists(unpacked.executable)) return unpacked;

  // What unpacks is loaded where it is needed.
  const { unpackArchives } = await import('./unpack-archives.ts');
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true, mode: 0o700 });
  try {
    await unpackArchives(join(root, 'bin'), making);
    await writeFile(join(making, 'fonts.conf'), fontConfig(folder));
    await rename(making, folder).catch(async (error: unknown) => {
      // Another process was first; its copy is as good as ours.
      if (!(await exists(unpacked.executable))) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return unpacked;
}
