import { defineConfig } from "vitest/config";

/** Asserts how long a start takes, so nothing else may run beside it. */
const alone = ["test/local/start.test.ts"];

export default defineConfig({
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    reporters: ["dot"],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { requireAssertions: true },
    // Vitest leaves a processor free; a machine of two has none to spare.
    maxWorkers: 2,
    // Short-lived objects are most of what the simulation makes; with room for them they are gone before anybody looks.
    execArgv: ["--max-semi-space-size=32"],
    projects: [
      { extends: true, test: { name: "alone", include: alone, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: "all",
          include: ["test/**/*.test.ts", "packages/*/test/**/*.test.ts"],
          exclude: alone,
          globalSetup: ["test/support/global-setup.ts"],
          // One module graph for all files of a worker: the AWS SDK loads once, which halves the time of the suite.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
