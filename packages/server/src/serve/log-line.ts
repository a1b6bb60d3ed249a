import { TravauxError } from "@travaux/instrument";

const FRAMES = 4;

/**
 * A line of the administrator's log: when, under which reference, which error, and where in the program. Never its words,
 * which may quote a paper or a row of the database.
 */
export function logLine(reference: string, error: unknown, now: number): string {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof TravauxError ? error.code : codeIn(error);
  const frames = error instanceof Error ? framesOf(error.stack ?? "") : [];
  const cause = error instanceof Error && error.cause instanceof Error ? codeIn(error.cause) : "";
  const parts = [new Date(now).toISOString(), reference, name, code, cause, ...frames];
  return parts.filter((part) => part !== "").join(" ");
}

function codeIn(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return typeof code === "string" && /^\w{1,40}$/.test(code) ? code : "";
}

function framesOf(stack: string): readonly string[] {
  return stack
    .split("\n")
    .flatMap((line) => /^\s+at .*?([\w.-]+\.[jt]s:\d+)/.exec(line)?.[1] ?? [])
    .slice(0, FRAMES)
    .map((frame) => `< ${frame}`);
}
