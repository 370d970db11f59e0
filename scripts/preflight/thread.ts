/** Where the thread begins. */
import { keepCompiledCode } from '../core/code-cache.ts';

keepCompiledCode();
// Loaded after the cache is there; orders that come meanwhile wait.
await import('./carry-out.ts');
