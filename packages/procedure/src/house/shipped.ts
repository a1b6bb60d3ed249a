import federalSecretariat from "./houses/federal-secretariat.json" with { type: "json" };
import mission from "./houses/mission.json" with { type: "json" };

/**
 * The houses that come with Travaux, as their files stand: a federal secretariat with five ranks, and a small mission. Read
 * one with `readHouse`; copy one to describe a house of your own.
 */
export const SHIPPED_HOUSES: readonly { readonly name: string; readonly house: unknown }[] = [
  { name: "federal-secretariat", house: federalSecretariat },
  { name: "mission", house: mission },
];
