/** `server`: an instance that many people work on; its HTTP side, its files, and what runs and administers it. */
export type { App } from "./app/app.ts";
export type { GuardedRoute } from "./app/guard.ts";
export { type InstanceSurroundings, makeInstance } from "./instance/instance.ts";
export type { LiveFiles } from "./live/files.ts";
export type { Caller, Policy, PolicyQuestion } from "./policies/policy.ts";
export type { Health } from "./routes/instance.ts";
export {
  type Administered,
  type Administration,
  backUp,
  type EnrolWish,
  type ListedPerson,
  restore,
  type ShownOnce,
  shippedHouse,
  withAdministration,
} from "./serve/administration.ts";
export { type ServeOptions, type Serving, serve } from "./serve/serve.ts";
export {
  type AccountSurroundings,
  changePassword,
  closeAccount,
  type Enrolled,
  type Enrolment,
  enrol,
} from "./sign-in/accounts.ts";
export { SIGN_IN_MIGRATIONS, type SignInTables } from "./sign-in/tables.ts";
