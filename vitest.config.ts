import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { tallyReporter } from "./tools/tally.ts";

const tally = process.env.TRAVAUX_TALLY;

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "tools/**/*.test.ts"],
    setupFiles: ["tools/seed.ts"],
    // As many as the machine has: on two cores the usual "one less" would leave half of it idle.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
    reporters: ["default", ...(tally === undefined ? [] : [tallyReporter(tally)])],
  },
});
