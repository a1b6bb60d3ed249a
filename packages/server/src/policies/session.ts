import { EVERY_CALLER, type Policy } from "./policy.ts";

/** Signing in is for those who are not signed in yet. */
export const signIn: Policy = {
  name: "sign-in",
  says: "Anyone may try to sign in; tries are counted and slowed.",
  reach: "anyone",
  may: EVERY_CALLER,
};

/** One's own session: seeing it, proving again who one is, ending it. */
export const ownSession: Policy = {
  name: "own-session",
  says: "Whoever is signed in may see, renew and end their own sessions, and nobody else's.",
  reach: "signed-in",
  may: EVERY_CALLER,
};
