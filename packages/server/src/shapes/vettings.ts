import { z } from "zod";
import { type Problem, problemShape } from "../app/problem.ts";
import { VETTING_STAGES, type VettingRow } from "../vettings/tables.ts";

const text = z.string();

/** How far a vetting is: which step, and of its `of` parts how many are done. */
export type VettingWord = Pick<VettingRow, "paper" | "party" | "version" | "stage" | "step" | "done"> & {
  readonly of: number;
};

/** The fields of such a word. */
export const vettingWordFields: { readonly [Field in keyof VettingWord]: z.ZodType<VettingWord[Field]> } = {
  paper: text,
  party: text,
  version: text,
  stage: z.enum(VETTING_STAGES),
  step: text,
  done: z.int().nonnegative(),
  of: z.int().nonnegative(),
};

/** How a vetting stands, who asked for it, and why it failed. Instants are RFC 3339. */
export type VettingRun = VettingWord & {
  readonly person: string;
  readonly askedAt: string;
  readonly endedAt: string | null;
  readonly problem: Problem | null;
};

/** The shape of such an answer. */
export const vettingRunShape: z.ZodType<VettingRun> = z.object({
  ...vettingWordFields,
  person: text,
  askedAt: text,
  endedAt: text.nullable(),
  problem: problemShape.nullable(),
});
