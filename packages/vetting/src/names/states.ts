import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { z } from "zod";
import memberships from "./memberships.json" with { type: "json" };
import ownNames from "./state-names.json" with { type: "json" };

/** A membership at a day, with the changes before it. */
export interface Membership {
  readonly group: string;
  readonly name: string;
  readonly asOf: string;
  readonly source: string;
  readonly members: readonly string[];
  readonly changes: readonly { readonly state: string; readonly joined: string | null; readonly left: string | null }[];
}

interface StateEntry {
  readonly code: string;
  /** The short name that diplomatic English uses, without its article. */
  readonly name: string;
  readonly article: boolean;
  readonly names: readonly string[];
}

const ownSchema = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    article: z.boolean().optional(),
    aliases: z.array(z.string()),
  }),
);
const membershipSchema = z.array(
  z.strictObject({
    group: z.string(),
    name: z.string(),
    asOf: z.string(),
    source: z.string(),
    members: z.array(z.string()),
    changes: z.array(z.strictObject({ state: z.string(), joined: z.string().nullable(), left: z.string().nullable() })),
  }),
);
const librarySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
/** Codes that users of ISO 3166 assigned for themselves; no State goes by them in the standard. */
const USER_ASSIGNED: ReadonlySet<string> = new Set(["XKK"]);

interface Tables {
  readonly byCode: ReadonlyMap<string, StateEntry>;
  readonly byName: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, Membership>;
}

let tables: Tables | null = null;

function read(): Tables {
  if (tables !== null) return tables;
  const own = new Map(ownSchema.parse(ownNames).map((entry) => [entry.code, entry]));
  const library = librarySchema.parse(english.countries);
  const byCode = new Map<string, StateEntry>();
  for (const [alpha2, alpha3] of codes) {
    if (alpha2 === undefined || alpha3 === undefined || USER_ASSIGNED.has(alpha3)) continue;
    const known = library[alpha2] ?? alpha3;
    const names = typeof known === "string" ? [known] : known;
    const ours = own.get(alpha3);
    byCode.set(alpha3, {
      code: alpha3,
      name: ours?.name ?? names[0] ?? alpha3,
      article: ours?.article ?? false,
      names: [...(ours === undefined ? [] : [ours.name, ...ours.aliases]), ...names],
    });
  }
  const byName = new Map<string, string>();
  // Our own names first: where the library gives one name to two States ("Congo"), ours decides.
  for (const entry of own.values())
    for (const name of [entry.name, ...entry.aliases]) byName.set(folded(name), entry.code);
  for (const entry of byCode.values()) {
    for (const name of entry.names) if (!byName.has(folded(name))) byName.set(folded(name), entry.code);
  }
  const groups = new Map(membershipSchema.parse(memberships).map((group) => [group.group, group]));
  tables = { byCode, byName, groups };
  return tables;
}

/** A name as it is compared: without case, accents, punctuation and a leading article. */
function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}

/** ISO 3166 alpha-3 of a State by any name the house knows, in English, or by the code itself; null where unknown. */
export function stateCode(name: string): string | null {
  const { byCode, byName } = read();
  return byCode.has(name) ? name : (byName.get(folded(name)) ?? null);
}

/** The short English name of a State by its ISO 3166 alpha-3 code: `Pakistan`, `Netherlands`; null where unknown. */
export function stateName(code: string): string | null {
  return read().byCode.get(code)?.name ?? null;
}

/** The name as it stands inside a sentence: `Pakistan`, `the Netherlands`; the code itself where the State is unknown. */
export function stateInSentence(code: string): string {
  const entry = read().byCode.get(code);
  if (entry === undefined) return code;
  return entry.article ? `the ${entry.name}` : entry.name;
}

/** Every State and territory of ISO 3166 with the names it goes by, for attributions typed by hand. */
export function stateNames(): readonly { readonly code: string; readonly names: readonly string[] }[] {
  return [...read().byCode.values()].map(({ code, names }) => ({ code, names: [...new Set(names)] }));
}

/** Who belongs to a group (`UN`, `EU`), as of a stated day; null for a group without a table. */
export function membershipOf(group: string): Membership | null {
  return read().groups.get(group) ?? null;
}

/** Whether a State is a member of a group; false for a group without a table. */
export function isMember(group: string, state: string): boolean {
  return membershipOf(group)?.members.includes(state) ?? false;
}
