/** `dayang`: the command line. */
import { keepCodeSoFar, keepCompiledCode } from './core/code-cache.ts';
import { exitCodes } from './core/interrupt.ts';

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
  const words = process.argv.slice(2);
  const code = await runCommand(words);
  await new Promise((resolve) => process.stdout.write('', resolve));
  // Pages that are the same are told so by a small part of the program.
  keepCodeSoFar(code === (words[0] === 'compare' ? exitCodes.differences : exitCodes.clean));
  process.exit(code);
});
