/** The one browser that makes the studio's products: started when it is first needed, and again should it end. */
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { type OpenBrowser, openBrowser } from '../../layout/index.ts';

export interface WarmBrowser extends AsyncDisposable {
  /** No value, where none can be started on this machine. */
  get(): Promise<Checked<OpenBrowser>>;
}

export function makeWarmBrowser(): WarmBrowser {
  let opening: Promise<Checked<OpenBrowser>> | undefined;
  let closed = false;
  const open = async (): Promise<Checked<OpenBrowser>> => {
    try {
      return { value: await openBrowser(), diagnostics: [] };
    } catch (error) {
      const reason = String(error instanceof Error ? error.message : error).split('\n')[0]!;
      return { diagnostics: [diagnostic('layout/browser-failed', { reason })] };
    }
  };
  return {
    async get() {
      const known = await opening;
      if (closed) return { diagnostics: [] };
      if (!known?.value?.browser.connected) {
        await known?.value?.[Symbol.asyncDispose]();
        opening = open();
      }
      return opening!;
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await (await opening)?.value?.[Symbol.asyncDispose]();
    },
  };
}
