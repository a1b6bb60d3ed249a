import { TravauxError } from "@travaux/instrument";
import { type House, readHouse } from "./house.ts";
import federalSecretariat from "./houses/federal-secretariat.json" with { type: "json" };
import generic from "./houses/generic.json" with { type: "json" };
import letter from "./houses/letter.json" with { type: "json" };
import noteVerbale from "./houses/note-verbale.json" with { type: "json" };
import officeMemorandum from "./houses/office-memorandum.json" with { type: "json" };

/** The house forms that come with Travaux, by key. */
export const HOUSES: ReadonlyMap<string, House> = new Map(
  [federalSecretariat, generic, letter, noteVerbale, officeMemorandum].map((form) => {
    const house = readHouse(form, form.key);
    return [house.key, house];
  }),
);

/** A house form by name. Throws `E_HOUSE_UNKNOWN` with the names there are. */
export function houseNamed(name: string): House {
  const house = HOUSES.get(name);
  if (house !== undefined) return house;
  throw new TravauxError(
    "E_HOUSE_UNKNOWN",
    `There is no house form named "${name}".`,
    `Choose one of: ${[...HOUSES.keys()].join(", ")}.`,
  );
}

/** What of an incoming note decides the form of its answer. */
export interface Asked {
  readonly form?: string | null;
  readonly from: { readonly organisation: string | null };
}

/**
 * The house form in which a note is answered, where none was named: like is answered by like (a note verbale by a note
 * verbale), else by who sent it, else by the habit of the State that answers.
 */
export function houseFor(state: string, note: Asked | null = null): House {
  const houses = [...HOUSES.values()];
  const form = note?.form ?? null;
  const byForm = form === null ? undefined : houses.find(({ answers }) => answers?.includes(form));
  const sender = note?.from.organisation?.toLowerCase() ?? null;
  const bySender =
    sender === null
      ? undefined
      : houses.find(({ senders }) => senders?.some((words) => sender.startsWith(words.toLowerCase())));
  const byState = houses.find(({ states }) => states?.includes(state));
  return byForm ?? bySender ?? byState ?? houseNamed("generic");
}
