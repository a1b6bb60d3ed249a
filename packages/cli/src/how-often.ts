import { TravauxError } from "@travaux/instrument";

/** An option that may be given several times: its values in the order typed. */
export function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** An option that may be given once: a second one is refused, so that nothing asked for is dropped unsaid. */
export function once(flag: string): (value: string, before: string | undefined) => string {
  return (value, before) => {
    if (before === undefined) return value;
    throw new TravauxError(
      "E_USAGE",
      `${flag} was given twice.`,
      `Give it once, or run the command again for ${value}.`,
    );
  };
}
