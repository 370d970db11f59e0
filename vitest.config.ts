import { defineConfig } from 'vitest/config';
import { countReporter } from './tests/count-reporter.ts';

const shared = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // Two browsers at once are as many as a two-core machine carries without false time-outs.
    maxWorkers: 2,
    reporters: ['default', countReporter],
    projects: [
      {
        test: {
          ...shared,
          name: 'product',
          include: ['tests/{unit,browser,pdf,press,archive,compare,batch,property,golden,make,studio}/**/*.test.ts'],
        },
      },
      // What must hold for the material in ../shared, which not every machine has.
      { test: { ...shared, name: 'acceptance', include: ['tests/acceptance/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
