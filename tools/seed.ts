// Loaded by vitest before each test file: gives every property test of the run the one seed that `npm test` printed,
// so that a failure seen once can be replayed with TRAVAUX_SEED=… npm test.
import { configureGlobal } from "fast-check";

const seed = Number(process.env.TRAVAUX_SEED);
if (Number.isInteger(seed) && seed !== 0) configureGlobal({ seed });
