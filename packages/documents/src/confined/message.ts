import type { ErrorPlace } from "@travaux/instrument";
import type { Stage } from "./task.ts";

/** What the child is asked. */
export interface Asked {
  readonly module: string;
  readonly question: unknown;
  readonly limits: ChildLimits;
}

/** What the watching thread in the child holds it to. */
export interface ChildLimits {
  /** Milliseconds of the processor. */
  readonly milliseconds: number;
  /** Resident memory, in bytes. */
  readonly memory: number;
}

/** What the child says. */
export type Said =
  | { readonly kind: "ready" }
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "answer"; readonly answer: unknown; readonly memory: number }
  | { readonly kind: "refusal"; readonly refusal: Refusal; readonly memory: number }
  | { readonly kind: "fault"; readonly fault: string; readonly memory: number };

/** A `TravauxError` as plain values: errors lose their fields on the way between programs. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly where: ErrorPlace | undefined;
}

/** What the watching thread writes before it ends the child, so that the reason is known. */
export type Reason = "time" | "memory";

/** The pipe the reason is written to, in the child's count of open files: after standard input, output, error and the messages. */
export const REASON_PIPE = 4;
