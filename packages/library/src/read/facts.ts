import type { LibraryKind } from "../model.ts";

const TREATY = /\b(?:convention|covenant|protocol|treaty|agreement|charter|statute|pact|constitution)\b/i;
const RESOLUTION = /\bresolution\b|\bA\/RES\/|\bS\/RES\//i;
const DECLARATION =
  /\b(?:declaration|call to action|plan of action|programme of action|political|global compact|communiqu[eé]|principles)\b/i;

/** What kind of instrument a title speaks of; `other` where it says nothing. */
export function kindByTitle(title: string): LibraryKind {
  if (RESOLUTION.test(title)) return "resolution";
  const treaty = TREATY.exec(title);
  const declaration = DECLARATION.exec(title);
  if (declaration !== null && (treaty === null || declaration.index < treaty.index)) return "declaration";
  return treaty === null ? "other" : "treaty";
}

/** Whether an instrument of a kind binds as a rule; a resolution may or may not, so nothing is said of it. */
export function bindingByKind(kind: LibraryKind): boolean | null {
  if (kind === "treaty") return true;
  return kind === "declaration" || kind === "position" ? false : null;
}
