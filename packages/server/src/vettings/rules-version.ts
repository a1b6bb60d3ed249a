import { createHash } from "node:crypto";
import { builtinPack, builtinRegister, RULES } from "@travaux/vetting";

const known = new Map<string, string>();

/**
 * What tells one version of the rules from another: the software, the rules by name, and the words of pack and register. A
 * result made under another version is kept, and never shown as one of this.
 */
export function rulesVersion(software: string): string {
  const made =
    known.get(software) ??
    createHash("sha256")
      .update(JSON.stringify([software, RULES.map(({ id }) => id), builtinPack(), builtinRegister()]))
      .digest("hex")
      .slice(0, 16);
  known.set(software, made);
  return made;
}
