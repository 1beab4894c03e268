import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/built/**", "tests/e2e/**", "node_modules/**"],
    // A zone far from UTC: code that leans on the machine's zone fails here first.
    env: { TZ: "Pacific/Auckland" },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Each holds a book of its own in memory: as many as there are cores, and a few at most.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
  },
});
