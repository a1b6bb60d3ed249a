import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type House, houseOf, type Source } from "./source.ts";

/** Reads the files that git tracks or would track; binary files are left out. Throws when `root` is not a git clone. */
export function readHouse(root: string): House {
  const list = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  if (list.status !== 0) throw new Error(`git cannot list the files here: ${list.stderr || list.error?.message}`);
  const paths = list.stdout.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
  return houseOf([...new Set(paths)].flatMap((path) => readText(root, path)));
}

function readText(root: string, path: string): readonly Source[] {
  const bytes = readFileSync(join(root, path));
  return bytes.includes(0) ? [] : [{ path, text: bytes.toString("utf8") }];
}
