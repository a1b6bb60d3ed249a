import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import type { TermGroupRow } from "../../packs/pack.ts";
import type { Place } from "../../packs/phrase/find.ts";
import { at, clausesOf, placesOf } from "../reading.ts";

/** One thing under several names in one text. */
export const inconsistentTerm: Rule = {
  id: "form/inconsistent-term",
  group: "form",
  title: "Several names for one thing",
  check: (subject: Subject) => subject.pack.termGroups.flatMap((row) => observe(row, subject)),
};

interface Use {
  readonly name: string;
  readonly hits: readonly { readonly clause: ClauseView; readonly place: Place }[];
}

/** The name to change is quoted where it first stands: any but the preferred one, else the one used less. */
function observe(row: TermGroupRow, { text }: Subject): readonly Observation[] {
  const uses = row.names
    .map(({ name, phrases }): Use => {
      const hits = clausesOf(text).flatMap((clause) => placesOf(clause, phrases).map((place) => ({ clause, place })));
      return { name, hits };
    })
    .filter(({ hits }) => hits.length > 0)
    .toSorted((one, other) => other.hits.length - one.hits.length);
  if (uses.length < 2) return [];
  const kept = uses.find(({ name }) => name === row.prefer) ?? uses[0];
  const changed = uses.find((use) => use !== kept);
  const hit = changed?.hits[0];
  if (hit === undefined || kept === undefined) return [];
  const counts = uses.map(({ name, hits }) => `“${name}” (${times(hits.length)})`);
  const agreed = row.prefer === null ? "" : ` The agreed term is “${row.prefer}”.`;
  return [
    {
      ...at(hit.clause, hit.place),
      topic: `term-${row.key}`,
      severity: row.prefer === null ? "note" : "consider",
      view: "legal",
      why: `The text has several names for one thing, which may be read as several things: ${listOfNames(counts)}.${agreed}`,
      source: row.source,
      advice: "propose",
      suggestion: kept.name,
    },
  ];
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

function listOfNames(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
