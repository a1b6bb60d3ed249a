import type { Kysely } from "kysely";
import type { SignInTables } from "../sign-in/tables.ts";

/** Names of persons by identifier. */
export type Persons = Readonly<Record<string, string>>;

const IDENTIFIER = /\b[0-9a-f]{32}\b/g;

/** The names of those whose identifiers stand anywhere in a text, as a JSON answer or a sentence is one. */
export async function personsIn(database: Kysely<SignInTables>, text: string): Promise<Persons> {
  const ids = [...new Set(text.match(IDENTIFIER) ?? [])];
  const persons: Record<string, string> = {};
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await database
      .selectFrom("travaux_people")
      .select(["id", "name"])
      .where("id", "in", ids.slice(at, at + 500))
      .execute();
    for (const { id, name } of rows) persons[id] = name;
  }
  return persons;
}

/** A sentence with names in the place of identifiers. */
export function inWords(sentence: string, persons: Persons): string {
  return sentence.replace(IDENTIFIER, (id) => persons[id] ?? id);
}
