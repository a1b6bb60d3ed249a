import { EVERY_CALLER, type Policy } from "./policy.ts";

/** Whether the instance is well: no names, no figures of any file. */
export const seeHealth: Policy = {
  name: "see-health",
  says: "Anyone may ask whether the instance is well.",
  reach: "anyone",
  may: EVERY_CALLER,
};

/** The description of the interface holds no fact of any file. */
export const seeInterface: Policy = {
  name: "see-interface",
  says: "Whoever is signed in may read the description of the interface.",
  reach: "signed-in",
  may: EVERY_CALLER,
};

/** Accounts, offices and houses are the administrator's. */
export const administer: Policy = {
  name: "administer",
  says: "Only an administrator who lately proved again who they are may enrol people and give offices.",
  reach: "stepped-up",
  may: (caller) => caller.isAdministrator,
};
