import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The examples import the package by its name, as an app does.
  resolve: {
    alias: {
      "@openclawsync/mission-control": fileURLToPath(
        new URL("../../src/mission-control/src/index.ts", import.meta.url),
      ),
    },
  },
  test: {
    include: ["**/*.test.ts"],
    environment: "node",
    maxWorkers: 2,
    // The endpoint logs each request that it rejects, and most tests send such requests.
    silent: "passed-only",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
