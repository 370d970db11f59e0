import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two browsers at once are as many as a two-core machine carries without false time-outs.
    maxWorkers: 2,
  },
});
