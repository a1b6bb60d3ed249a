// Starts one of the house's commands (`node tools/run.mjs check`) on a machine that may have nothing but Node and npm:
// installs the locked packages if need be, then runs tools/<command>.ts on the pinned Node, which reads TypeScript.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, onNode, ROOT } from "./setup.mjs";

const [command = "", ...rest] = process.argv.slice(2);
const script = join(ROOT, "tools", `${command}.ts`);

if (command !== "build" && !existsSync(script)) {
  console.error(`There is no command "${command}".`);
  process.exit(1);
}
ensureInstalled();
if (command === "build") ensureBuilt();
else process.exit(onNode([script, ...rest]));
