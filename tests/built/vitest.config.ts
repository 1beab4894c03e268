import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    include: ["tests/built/**/*.test.ts"],
    globalSetup: ["tests/built/support/make-build.ts"],
    env: { TZ: "Pacific/Auckland" },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A server and its sandbox want the machine for themselves.
    fileParallelism: false,
  },
});
