import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";

const COMPILED = new URL("../verify/verifier.js", import.meta.url);
const SOURCE = new URL("../verify/verifier.ts", import.meta.url);

/** The verifier as one JavaScript file that runs alone: `node verify.mjs EXPORT`. */
export function verifierText(): string {
  if (existsSync(COMPILED)) return readFileSync(COMPILED, "utf8");
  // Where the rooms run from their sources, types are blanked out here as Node does it.
  return stripTypeScriptTypes(readFileSync(SOURCE, "utf8"));
}
