import type { TravauxError } from "@travaux/instrument";
import { z } from "zod";

/** What every refusal and error looks like: a code of `docs/errors.md`, what happened, what to do, and where. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly fields?: readonly { readonly at: string; readonly message: string }[] | undefined;
}

/** The shape of a problem, for the answers a route declares. */
export const problemShape: z.ZodType<Problem> = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  fields: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
});

/** The answer to whoever is not signed in, the same at every address. */
export const NOT_SIGNED_IN: Problem = {
  code: "E_NOT_SIGNED_IN",
  message: "You are not signed in.",
  hint: "Sign in and try again.",
};

/** The answer where there is nothing, and where there is something this caller may not know of. */
export const NOT_THERE: Problem = {
  code: "E_NOT_THERE",
  message: "There is nothing at this address.",
  hint: "Check the address. If somebody gave it to you, ask them whether your office has access.",
};

/** The answer where one must prove again who one is. */
export const STEP_UP: Problem = {
  code: "E_STEP_UP",
  message: "This needs a fresh proof of who you are.",
  hint: "Give your password and a code again, then repeat it within five minutes.",
};

/** The answer to an error nobody expected. It says nothing of the inside; `reference` finds it in the instance's log. */
export function unexpected(reference: string): Problem {
  return {
    code: "E_UNEXPECTED",
    message: "Something went wrong in the instance; nothing was filed.",
    hint: `Try again. If it happens again, give the administrator this reference: ${reference}`,
  };
}

/** A `TravauxError` as a problem. */
export function problemOf(error: TravauxError): Problem {
  return { code: error.code, message: error.message, hint: error.hint };
}
