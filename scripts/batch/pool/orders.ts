/** What parent and worker say to each other. */
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { ArchiveOptions } from './make-package.ts';

/** From the parent; one at a time. */
export interface Order {
  readonly folder: string;
  /** A folder of this order alone. */
  readonly into: string;
  readonly options: ArchiveOptions;
}

/** From the worker. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'page' }
  | {
      readonly kind: 'made';
      /** Missing where the edition has faults. */
      readonly package?: string;
      readonly pages: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  /** The browser is gone, or the program failed: this process ends, and the order is not carried out. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** No browser can be started here. */
  | { readonly kind: 'no-browser'; readonly reason: string };
