import { TravauxError } from "@travaux/instrument";
import { type House, readHouse } from "./house.ts";
import federalSecretariat from "./houses/federal-secretariat.json" with { type: "json" };
import generic from "./houses/generic.json" with { type: "json" };

/** The house forms that come with Travaux, by key. */
export const HOUSES: ReadonlyMap<string, House> = new Map(
  [federalSecretariat, generic].map((form) => {
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

/** States whose ministries write in the form of a federal secretariat in the South Asian tradition. */
const SECRETARIAT_STATES: readonly string[] = ["BGD", "IND", "LKA", "NPL", "PAK"];

/** The house form a State's ministry is likely to use, where none was named. */
export function houseFor(state: string): House {
  return houseNamed(SECRETARIAT_STATES.includes(state) ? "federal-secretariat" : "generic");
}
