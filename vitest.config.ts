import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  define: { PAPARAN_VERSION: JSON.stringify(version) },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/scratch.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
