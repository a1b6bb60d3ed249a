import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: { include: ["packages/*/src/**/*.test.ts", "tools/**/*.test.ts"], testTimeout: 20_000 },
});
