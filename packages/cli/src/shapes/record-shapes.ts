import { z } from "zod";

/** What `verify --json` says. */
export interface Verified {
  readonly path: string;
  /** `valid`: with the institution's key. `in-itself`: no key was given. `not-valid`: something does not hold. */
  readonly verdict: "valid" | "in-itself" | "not-valid";
  readonly checked: readonly string[];
  readonly fault: string | null;
}

/** The shape of `verify --json`. */
export const verifiedShape: z.ZodType<Verified> = z.strictObject({
  path: z.string(),
  verdict: z.enum(["valid", "in-itself", "not-valid"]),
  checked: z.array(z.string()),
  fault: z.string().nullable(),
});

/** What `record files --json` says of a file. */
export interface FileLine {
  readonly file: string;
  readonly acts: number;
  readonly last: string | null;
  readonly head: string;
}

/** The shape of `record files --json`. */
export const fileLinesShape: z.ZodType<readonly FileLine[]> = z.array(
  z.strictObject({
    file: z.string(),
    acts: z.int().nonnegative(),
    last: z.string().nullable(),
    head: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);
