/** Ends a test run with one plain line, `N passed, N failed`, whatever else was printed before. */
import type { Reporter, TestModule } from 'vitest/node';

export const countReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failedHere += 1;
      }
      // A file that could not be loaded, or whose hooks failed, has no failed test to show for it.
      failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere;
    }
    process.once('exit', () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  },
};
