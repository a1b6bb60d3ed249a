// A house with its offices filled, for tests and harnesses; nothing here runs in production.
import { type JsonObject, SHIPPED_HOUSES } from "@travaux/procedure";
import { obey } from "./commands.ts";
import { ESTABLISHMENT_FILE, type Files } from "./files.ts";
import { administratorsPosting } from "./seats.ts";

/** Describes the federal secretariat that ships as the house of an instance. */
export async function describeTrialHouse(files: Files): Promise<void> {
  const house = SHIPPED_HOUSES.find(({ name }) => name === "federal-secretariat")?.house;
  await files.houses.describe(house, 0, "trial", new Date(files.now()).toISOString());
}

/** Appoints a person to an office from now on, as the administrator does. */
export async function appointForTrial(files: Files, person: string, office: string): Promise<void> {
  const posting = administratorsPosting(await files.houses.now(), "trial");
  const from = new Date(files.now()).toISOString();
  const obeyed = await obey(files, files.establishment, {
    file: ESTABLISHMENT_FILE,
    command: { kind: "appoint", body: { person, office, from }, seen: null },
    actor: "trial",
    office: posting?.office ?? "",
    key: `appoint-${person}-${office}`.replaceAll(" ", "-"),
    besides: posting === null ? [] : [posting],
  });
  if (obeyed.outcome === "refused") throw new Error(`${office}: ${obeyed.refusal.message}`);
}

/** The body of a registration of a fictional note. */
export function trialRegistration(subject: string): JsonObject {
  return {
    communication: {
      form: "u.o. note",
      number: "7/41/2031-FIS",
      subject,
      dated: "2031-05-05",
      from: "Ministry of Fisheries",
      to: "The Secretary, Ministry of External Affairs",
      request: "to vet the declaration",
    },
    precedence: "Most Immediate",
    grading: "Restricted",
    desk: "so-conferences",
    conference: { name: "Conference on Lost Nets", opens: "2031-06-10", closes: "2031-06-11", venue: "Lisbon" },
    text: {
      version: "zero draft",
      name: "Draft declaration",
      digest: null,
      clauses: [
        { id: "c1", label: "PP1" },
        { id: "c2", label: "OP1" },
      ],
    },
    replyBy: { kind: "before conference", days: 5 },
  };
}
