import { compareLines } from "@travaux/compare";
import { asCharacters, semanticDiff, tokensOf } from "./peers.ts";
import type { ClausePair } from "./texts.ts";

/** How a redline looks: hunks, hunks within two words of the one before, and tokens struck out or put in. */
export interface Tidiness {
  readonly name: string;
  hunks: number;
  near: number;
  size: number;
}

/** Ours beside diff-match-patch with semantic cleanup, on one tokeniser. */
export function tidiness(pairs: readonly ClausePair[]): readonly Tidiness[] {
  const ours: Tidiness = { name: "travaux", hunks: 0, near: 0, size: 0 };
  const theirs: Tidiness = { name: "diff-match-patch, semantic", hunks: 0, near: 0, size: 0 };
  for (const pair of pairs) {
    count(ours, ourParts(pair));
    count(theirs, theirParts(pair));
  }
  return [ours, theirs];
}

/** A redline as stretches: kept, struck out, put in. */
type Part = readonly ["=" | "-" | "+", string];

function count(into: Tidiness, parts: readonly Part[]): void {
  /** Tokens kept since the last hunk; null before the first. */
  let kept: number | null = null;
  let open = false;
  for (const [kind, text] of parts) {
    const tokens = tokensOf(text).length;
    if (tokens === 0) continue;
    if (kind === "=") {
      if (open) kept = 0;
      if (kept !== null) kept += tokens;
      open = false;
      continue;
    }
    into.size += tokens;
    if (!open) into.hunks += 1;
    if (!open && kept !== null && kept <= 2) into.near += 1;
    open = true;
  }
}

function ourParts({ old, new: revised }: ClausePair): readonly Part[] {
  const out: Part[] = [];
  for (const change of compareLines([old], [revised]).changes) {
    if (change.kind === "add") out.push(["+", revised]);
    else {
      let at = 0;
      for (const edit of change.edits) {
        out.push(["=", old.slice(at, edit.start)], ["-", edit.removed], ["+", edit.inserted]);
        at = edit.end;
      }
      out.push(["=", change.kind === "delete" ? "" : old.slice(at)]);
    }
  }
  return out;
}

function theirParts({ old, new: revised }: ClausePair): readonly Part[] {
  const { strings, words } = asCharacters([old, revised]);
  const [a = "", b = ""] = strings;
  const decoded = (text: string): string =>
    [...text].map((sign) => words[sign.charCodeAt(0) - (sign.charCodeAt(0) < 0xd800 ? 1 : 0x801)] ?? "").join("");
  return semanticDiff(a, b).map(([kind, text]): Part => [kind === 0 ? "=" : kind < 0 ? "-" : "+", decoded(text)]);
}
