/** `dayang`: the command line. */
import { keepCodeSoFar, keepCompiledCode } from './core/code-cache.ts';

keepCompiledCode();

// A reader that has seen enough (`dayang … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stderr.on('error', () => undefined);

// Loaded after the cache is there.
import('./commands/index.ts').then(async ({ runCommand, failLoudly }) => {
  process.on('uncaughtException', failLoudly);
  process.on('unhandledRejection', failLoudly);
  const code = await runCommand(process.argv.slice(2));
  await new Promise((resolve) => process.stdout.write('', resolve));
  keepCodeSoFar(code === 0);
  process.exit(code);
});
