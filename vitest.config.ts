import { defineConfig } from 'vitest/config';

// Packages are tested from their sources: the `development` condition of their package.json points there.
const conditions = ['development', 'module', 'node'];
// Dependencies are loaded by Node itself, with its own conditions: `import` here would break their `require`.
const shared = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: ['node'] } } };
const project = (name: string, include: string[], extra: object = {}) => ({
  ...shared,
  test: { name, include, testTimeout: 20_000, hookTimeout: 60_000, ...extra },
});

// Tests that need servers share one MongoDB and one Redis; each file takes its own database and key prefix.
const withServers = { globalSetup: ['test/support/global-setup.ts'] };

export default defineConfig({
  ...shared,
  test: {
    projects: [
      project('unit', [
        'packages/*/src/**/*.test.ts',
        'apps/*/src/**/*.test.ts',
        'test/architecture/**/*.test.ts',
        'scripts/**/*.test.mjs',
        'test/faults/proxy.test.ts',
      ]),
      project('integration', ['test/integration/**/*.test.ts'], withServers),
      project('smoke', ['test/smoke/**/*.test.ts'], { ...withServers, testTimeout: 120_000 }),
      project('attacks', ['test/attacks/**/*.test.ts'], {
        globalSetup: [...withServers.globalSetup, 'test/attacks/global-setup.ts'],
        testTimeout: 60_000,
      }),
      project('e2e', ['test/e2e/**/*.test.ts'], {
        ...withServers,
        testTimeout: 300_000,
        hookTimeout: 120_000,
      }),
      // Starts servers of its own: what it breaks belongs to nobody else.
      project('faults', ['test/faults/quick.test.ts'], { testTimeout: 900_000, hookTimeout: 120_000 }),
    ],
  },
});
