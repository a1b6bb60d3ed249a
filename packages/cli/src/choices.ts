import { TravauxError } from "@travaux/instrument";
import { stateName, type View } from "@travaux/vetting";
import { VIEWS } from "./views.ts";

/** A State code as typed, any case, as ISO 3166 alpha-3. Throws `E_STATE_UNKNOWN`. */
function stateOf(typed: string): string {
  const code = typed.toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && stateName(code) !== null) return code;
  throw new TravauxError(
    "E_STATE_UNKNOWN",
    `"${typed}" is not the code of a State.`,
    "Use the three letters of ISO 3166: PAK for Pakistan, DEU for Germany, IND for India.",
  );
}

/** A point of view as typed. Throws `E_VIEW_UNKNOWN`. */
export function viewOf(typed: string): View {
  const view = VIEWS.find((one) => one === typed.toLowerCase());
  if (view !== undefined) return view;
  throw new TravauxError("E_VIEW_UNKNOWN", `"${typed}" is not a point of view.`, `Choose one of: ${VIEWS.join(", ")}.`);
}

/** The State a command needs to vet for. Throws `E_FOR_MISSING` where none was named. */
export function requiredState(typed: string | undefined): string {
  if (typed !== undefined) return stateOf(typed);
  throw new TravauxError("E_FOR_MISSING", "Nobody was named to vet for.", "Add the State: --for PAK.");
}
