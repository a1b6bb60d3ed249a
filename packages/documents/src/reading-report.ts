import type { CitationView, ClauseView, InstrumentView, OrganisationView } from "@travaux/instrument";
import type { Communication } from "./communication/communication.ts";
import type { Remainder } from "./communication/parts.ts";
import type { IntakeFinding } from "./finding.ts";
import type { Intake } from "./intake.ts";

/** A citation with the id of the clause it stands in; its range is into that clause's text. */
export interface PlacedCitation extends CitationView {
  readonly clause: string;
}

/** An organisation with the id of the clause that names it; its range is into that clause's text. */
export interface PlacedOrganisation extends OrganisationView {
  readonly clause: string;
}

/** What `travaux read --json` prints. A public shape: fields are added, never changed. */
export interface ReadingReport {
  readonly communication: Communication | null;
  readonly instrument: Pick<InstrumentView, "title" | "place" | "date" | "divisions">;
  readonly clauses: readonly ClauseView[];
  readonly citations: readonly PlacedCitation[];
  readonly organisations: readonly PlacedOrganisation[];
  readonly findings: readonly IntakeFinding[];
  readonly remainder: readonly Remainder[];
}

/** The public view of a paper taken in. Citations and organisations of all clauses stand together, in the order of the text. */
export function readingReport(taken: Intake): ReadingReport {
  const { title, place, date, divisions, clauses } = taken.view;
  return {
    communication: taken.communication,
    instrument: { title, place, date, divisions },
    clauses,
    citations: clauses.flatMap((clause) => clause.citations.map((citation) => ({ ...citation, clause: clause.id }))),
    organisations: clauses.flatMap((clause) => clause.organisations.map((named) => ({ ...named, clause: clause.id }))),
    findings: taken.findings,
    remainder: taken.remainder,
  };
}
