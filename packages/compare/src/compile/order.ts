import type { Edit } from "./model.ts";

/** Code-unit order: the only order of texts and codes in a compilation. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where an edit stands in a compilation's list: by place, then kind, then content. */
export function byPlace(a: Edit, b: Edit): number {
  return placeOf(a) - placeOf(b) || RANK[a.type] - RANK[b.type] || withinPassage(a, b);
}

const RANK: Readonly<Record<Edit["type"], number>> = { gap: 0, delete: 1, words: 2, join: 3 };

function placeOf(edit: Edit): number {
  return edit.type === "gap" ? edit.gap : edit.passage;
}

function withinPassage(a: Edit, b: Edit): number {
  if (a.type === "words" && b.type === "words") {
    return a.start - b.start || a.end - b.end || byCodeUnits(a.inserted, b.inserted);
  }
  return byCodeUnits(keyOf(a), keyOf(b));
}

/** A text that is the same for the same edit and for no other. */
export function keyOf(edit: Edit): string {
  switch (edit.type) {
    case "words":
      return `w${edit.passage},${edit.start},${edit.end},${edit.inserted}`;
    case "delete":
      return `d${edit.passage}`;
    case "join":
      return `j${edit.passage},${edit.glue ?? ""}`;
    case "gap":
      return `g${edit.gap},${JSON.stringify(edit.content)}`;
  }
}
