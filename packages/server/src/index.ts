export type { App } from "./app/app.ts";
export type { GuardedRoute } from "./app/guard.ts";
export { type InstanceSurroundings, makeInstance } from "./instance/instance.ts";
export type { LiveFiles } from "./live/files.ts";
export { type LiveTrial, openLiveTrial, openReader, type Seat, type Told, type TrialReader } from "./live/trial.ts";
export type { Caller, Policy, PolicyQuestion } from "./policies/policy.ts";
export type { Health } from "./routes/instance.ts";
export {
  type AccountSurroundings,
  changePassword,
  closeAccount,
  type Enrolled,
  type Enrolment,
  enrol,
} from "./sign-in/accounts.ts";
export { SIGN_IN_MIGRATIONS, type SignInTables } from "./sign-in/tables.ts";
