import { EVERY_CALLER, type Policy } from "./policy.ts";

/** The live stream tells of what its reader may read when each frame leaves, not of what they might when it began. */
export const followFiles: Policy = {
  name: "follow-files",
  says: "Whoever is signed in may follow the files they may read; access is looked at again before every frame.",
  reach: "signed-in",
  may: EVERY_CALLER,
};
