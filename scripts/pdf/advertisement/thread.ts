/** Where the thread begins. */
import { keepCompiledCode } from '../../core/code-cache.ts';

keepCompiledCode();
// Loaded after the cache is there; orders that come meanwhile wait.
import('./carry-out.ts');
