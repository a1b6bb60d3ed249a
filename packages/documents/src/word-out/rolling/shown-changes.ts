import type { TrackedText } from "../../docx/tracked.ts";

/** Every paragraph of a body with its changes in place, `{AUTHOR kind: words}`: for tests of what is written. */
export function shownChanges({ paragraphs, revisions }: TrackedText): readonly string[] {
  const signs = (ids: readonly number[]): string =>
    ids.map((id) => `${revisions[id]?.author} ${revisions[id]?.kind}`).join(", ");
  return paragraphs
    .filter(({ story }) => story === "body")
    .map(({ segments, mark }) => {
      const words = segments.map(({ text, revisions: ids }) => (ids.length === 0 ? text : `{${signs(ids)}: ${text}}`));
      return words.join("") + (mark.length === 0 ? "" : ` ¶{${signs(mark)}}`);
    });
}
