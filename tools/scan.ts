// npm run scan: scans of the commissioned paper, made here and read by machine: wrong characters, doubtful words, time. The
// test beside the reader does the work; it is left out of `npm test` because twenty pages take over a minute.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";

const ROOT = dirname(import.meta.dirname);
const { status } = spawnSync(process.execPath, [join(ROOT, "tools", "test.ts"), "packages/documents/src/scan/"], {
  cwd: ROOT,
  env: { ...process.env, TRAVAUX_SCANS: "1" },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
