import type { Caller, Policy, PolicyQuestion } from "./policy.ts";

/** Whoever reads a case file reads all of it: its acts, papers, tables, receipts and its export. */
export const readCaseFile: Policy = {
  name: "read-case-file",
  says: "A case file is read, as a whole, from the offices that `readers.ts` names.",
  reach: "signed-in",
  may: (caller, question) => reads(caller, question, "case file"),
};

/** Acting in a case file: the procedure decides which command an office may give; signing and clearing need a fresh proof besides. */
export const actInCaseFile: Policy = {
  name: "act-in-case-file",
  says: "Whoever reads a case file may give commands in it; the rules of procedure decide each, in the office held.",
  reach: "signed-in",
  may: (caller, question) => reads(caller, question, "case file"),
};

/** Opening a case file. */
export const openCaseFile: Policy = {
  name: "open-case-file",
  says: "A case file is opened from an office that may register.",
  reach: "signed-in",
  may: async (caller, { officesThat }) => holdsOneOf(caller, await officesThat("register")),
};

/** Lists show nothing but what the caller may open. */
export const listCaseFiles: Policy = {
  name: "list-case-files",
  says: "Whoever is signed in may ask for their inbox and search; each line is of a file that their offices read.",
  reach: "signed-in",
  may: () => true,
};

/** Reading a conference file. */
export const readConference: Policy = {
  name: "read-conference",
  says: "A conference file is read, as a whole, from the offices that `readers.ts` names.",
  reach: "signed-in",
  may: (caller, question) => reads(caller, question, "conference"),
};

/** Opening a conference file. */
export const openConference: Policy = {
  name: "open-conference",
  says: "A conference file is opened from an office that may convene.",
  reach: "signed-in",
  may: async (caller, { officesThat }) => holdsOneOf(caller, await officesThat("convene")),
};

/** The house with who sits where: the directory of the institution. */
export const seeHouse: Policy = {
  name: "see-house",
  says: "Whoever is signed in may see the house, its offices, and who holds them.",
  reach: "signed-in",
  may: () => true,
};

/** Commands for which one must have proved again who one is. */
export const FRESH_PROOF: ReadonlySet<string> = new Set(["clear", "sign"]);

async function reads(caller: Caller, { params, readersOf }: PolicyQuestion, kind: string): Promise<boolean> {
  return holdsOneOf(caller, (await readersOf(params.file ?? "", kind)) ?? []);
}

function holdsOneOf(caller: Caller, offices: readonly string[]): boolean {
  return offices.some((office) => caller.offices.includes(office));
}
