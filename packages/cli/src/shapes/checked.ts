import { TravauxError } from "@travaux/instrument";
import type { z } from "zod";

/**
 * A value as JSON text, checked against its public shape first: what does not fit its documentation is not printed.
 * Throws `E_SHAPE`, which is always a fault of the program.
 */
export function checkedJson<T>(shape: z.ZodType<T>, value: T): string {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new TravauxError(
      "E_SHAPE",
      `The result does not have its documented shape at ${issue?.path.join(".") || "the top"}: ${issue?.message ?? ""}.`,
      "This is a fault of Travaux: please report it with the file, if you may.",
    );
  }
  return `${JSON.stringify(value, null, 2)}\n`;
}
