/**
 * The one-file build of `@cantoo/pdf-lib`. Node loads that in 28 ms (16 ms with a compile cache) where the package's
 * module entry, hundreds of small files, takes 107 ms (92 ms).
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
// The package exports its entry only (`cjs/index.js`); the one-file build lies beside that folder.
export const libraryFile = join(require.resolve('@cantoo/pdf-lib'), '../../dist/pdf-lib.min.js');

export const lib = require(libraryFile) as typeof import('@cantoo/pdf-lib');
