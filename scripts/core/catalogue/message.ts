/** One entry of the catalogue: a message and, where there is one, the act that mends it, in both languages. */
export interface Wording {
  readonly message: string;
  readonly hint?: string;
  /** Stands beside the caret under the source line. */
  readonly label?: string;
}

export interface Entry {
  readonly severity: 'error' | 'warning' | 'info';
  readonly en: Wording;
  readonly zh: Wording;
}

export type Entries = Readonly<Record<string, Entry>>;

export type Language = 'en' | 'zh';
