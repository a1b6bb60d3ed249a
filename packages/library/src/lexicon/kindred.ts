import { stemOf } from "../words/words.ts";
import groups from "./word-groups.json" with { type: "json" };

let kindred: ReadonlyMap<string, ReadonlySet<string>> | null = null;
const NONE: ReadonlySet<string> = new Set();

/** Stems of the words that speeches and treaties use for the same thing: of `jail`, those of `imprisonment` and `detention`. */
export function kindredOf(stem: string): ReadonlySet<string> {
  kindred ??= gathered();
  return kindred.get(stem) ?? NONE;
}

function gathered(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = [...new Set(group.map(stemOf))];
    for (const stem of stems) {
      const others = found.get(stem) ?? new Set();
      for (const other of stems) if (other !== stem) others.add(other);
      found.set(stem, others);
    }
  }
  return found;
}
