import { TravauxError } from "@travaux/instrument";
import { type Verdict, verifyPath } from "@travaux/record";
import { codeOf } from "../../files/load.ts";
import { checkedJson } from "../../shapes/checked.ts";
import { type Verified, verifiedShape } from "../../shapes/record-shapes.ts";

/** What `verify` is told. */
export interface VerifyRecordFlags {
  readonly key?: string;
  readonly head?: string;
  readonly json?: boolean;
}

/** Verifies an export or a receipt: what is printed, and whether all holds. Throws `E_VERIFY_UNREADABLE`. */
export function verifyRecordCommand(
  path: string,
  { key, head, json }: VerifyRecordFlags,
): { readonly printed: string; readonly holds: boolean } {
  const { checked, fault } = verdictOn(path, key, head);
  const verdict = fault !== null ? "not-valid" : key === undefined ? "in-itself" : "valid";
  const holds = fault === null;
  if (json) return { printed: checkedJson<Verified>(verifiedShape, { path, verdict, checked, fault }), holds };
  const lines = checked.map((words) => `  ${words.startsWith("without") ? "--" : "ok"}  ${words}`);
  const last = fault !== null ? `NOT VALID: ${fault}.` : verdict === "valid" ? "VALID." : "CONSISTENT IN ITSELF ONLY.";
  return { printed: `${[...lines, last].join("\n")}\n`, holds };
}

function verdictOn(path: string, key: string | undefined, head: string | undefined): Verdict {
  try {
    return verifyPath({ path, key, head });
  } catch (cause) {
    const code = codeOf(cause);
    const why = code ?? (cause instanceof Error ? cause.message : "no reason given");
    throw new TravauxError(
      "E_VERIFY_UNREADABLE",
      `${path} cannot be examined (${why}).`,
      "Name the folder of an export, or the file of a receipt with --key; keys and heads may be given as files.",
      { cause },
    );
  }
}
