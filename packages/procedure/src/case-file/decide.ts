import { type Command, type Context, type Decision, decideBy, type Step } from "../decide.ts";
import type { House } from "../house/house.ts";
import type { RuleId } from "../rules.ts";
import { CLEARANCE_STEPS } from "./clearance-steps.ts";
import { DEADLINE_STEPS } from "./deadline-steps.ts";
import { DRAFTING_STEPS } from "./drafting-steps.ts";
import { FINDING_STEPS } from "./finding-steps.ts";
import { INTAKE_STEPS } from "./intake-steps.ts";
import { OPINION_STEPS } from "./opinion-steps.ts";
import { OUTCOME_STEPS } from "./outcome-steps.ts";
import type { CaseFile } from "./state.ts";

/** How each command of a case file is decided, by its name. */
export const CASE_STEPS: ReadonlyMap<string, Step<CaseFile>> = new Map([
  ...INTAKE_STEPS,
  ...FINDING_STEPS,
  ...OPINION_STEPS,
  ...DEADLINE_STEPS,
  ...DRAFTING_STEPS,
  ...CLEARANCE_STEPS,
  ...OUTCOME_STEPS,
]);

/** Decides a command on a case file: the acts it comes to, or a refusal by one of the rules. Total; changes nothing. */
export function decideCaseFile(house: House, state: CaseFile, command: Command, context: Context): Decision {
  return decideBy(CASE_STEPS, { house, state, command, context });
}

/** The same with one rule left out, so that tests see that its absence is noticed. */
export function decideWithout(
  rule: RuleId,
  house: House,
  state: CaseFile,
  command: Command,
  context: Context,
): Decision {
  return decideBy(CASE_STEPS, { house, state, command, context }, rule);
}
