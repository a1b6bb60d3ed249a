import { TravauxError } from "@travaux/instrument";
import type { Register } from "./register.ts";
import { registerSchema } from "./schema.ts";

/** Some ten thousand rows; a register of every State and treaty of the register has about thirty thousand, in parts. */
const LONGEST_REGISTER = 10_000_000;

/**
 * A register from our own JSON: `{asOf, instruments, status}`, each row as `docs/spec/register.md` shows it.
 * Throws `E_REGISTER_JSON` where the text is no JSON, `E_REGISTER_SCHEMA` where a field is missing, wrong or misspelt;
 * `where.part` names its path.
 */
export function importJson(text: string): Register {
  const register = registerSchema.safeParse(parsed(text));
  if (register.success) return register.data;
  const [first] = register.error.issues;
  const path = (first?.path ?? []).map(String).join(".");
  throw new TravauxError(
    "E_REGISTER_SCHEMA",
    `${path === "" ? "The register" : path}: ${first?.message ?? "not as the schema asks"}`,
    "Correct that field; docs/spec/register.md shows every row.",
    { where: { part: path } },
  );
}

function parsed(text: string): unknown {
  if (text.length > LONGEST_REGISTER) {
    throw new TravauxError("E_REGISTER_JSON", "The register is too long for one file.", "Divide it by State.");
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : "";
    const hint = "Look for a missing comma, quotation mark or bracket at the place named.";
    throw new TravauxError("E_REGISTER_JSON", `The register is not JSON: ${said}`, hint, { cause });
  }
}
