/**
 * A new paragraph begun inside a bracket is shown by the sign for one; a sign in the words has a backslash before it.
 * Backslashes of the words right before either are doubled, so that none is taken for that one.
 */
export function paragraphSigns(text: string): string {
  return text.replace(
    /(?<!\\)(\\*)([¶\n])/g,
    (_, slashes: string, sign) => slashes.repeat(2) + (sign === "¶" ? "\\¶" : "¶"),
  );
}
