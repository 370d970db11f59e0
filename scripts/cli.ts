/** `dayang`: the command line. */
import module from 'node:module';
import { join } from 'node:path';

// Compiled code is kept beside the other things that are made once; a folder that cannot be written only costs time.
// The published program runs on older Nodes too, which have no such cache.
module.enableCompileCache?.(join(import.meta.dirname, '..', 'node_modules', '.cache', 'dayang-code'));

// A reader that has seen enough (`dayang … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stderr.on('error', () => undefined);

const { runCommand, failLoudly } = await import('./commands/index.ts');
process.on('uncaughtException', failLoudly);
process.on('unhandledRejection', failLoudly);

const code = await runCommand(process.argv.slice(2));
await new Promise((resolve) => process.stdout.write('', resolve));
process.exit(code);
