/** What the fine setting of a whole page costs where none was set before: in the first tab of a browser that just started. */
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer-core';
import type { HtmlPage } from '../html/model.ts';
import { openBrowser } from './browser.ts';
import type { SetLines } from './in-page/setting-meter.ts';

async function meterScript(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'in-page/setting-meter.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome147',
    minify: true,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** ms that the page's own thread has been at work for us, which other programs on the machine do not count in. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'DevToolsCommandDuration')!.value * 1000;
}

/** Returns a meter, which starts a browser each time: ms of CPU time for all paragraphs of the page. */
export async function openSettingMeter(html: HtmlPage): Promise<() => Promise<number>> {
  const script = await meterScript();
  let lines: SetLines | undefined;
  return async function measure() {
    await using browser = await openBrowser();
    const tab = await browser.tabs.open(html);
    const session = await tab.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await tab.evaluate(script);
    await tab.evaluate(() => window.settingMeter.open());
    if (!lines) {
      lines = await tab.evaluate(() => window.settingMeter.composed());
      return measure();
    }
    await tab.evaluate((known) => window.settingMeter.prepare(known), lines);
    const before = await worked(session);
    await tab.evaluate(() => window.settingMeter.set());
    return (await worked(session)) - before;
  };
}
