import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One module graph for all files of a worker: the AWS SDK loads once, which halves the time of the suite.
    isolate: false,
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    reporters: ["dot"],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: { requireAssertions: true },
  },
});
