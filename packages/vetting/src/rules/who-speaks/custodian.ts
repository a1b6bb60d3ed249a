import type { ClauseView, InstrumentView } from "@travaux/instrument";
import type { Observation, Rule } from "../../finding.ts";
import { at, clausesOf } from "../reading.ts";
import { textKind } from "../text-kind.ts";

/** A text stays open for endorsement, and nobody is named to receive endorsements and keep the register of them. */
export const custodian: Rule = {
  id: "who-speaks/custodian",
  group: "who-speaks",
  title: "Open for endorsement, and nobody to keep the register",
  check: ({ text }) => {
    if (textKind(text) !== "political" || hasCustodian(text)) return [];
    const open = clausesOf(text).flatMap(openWords)[0];
    return open === undefined ? [] : [open];
  },
};

const JOINING =
  "(?:endorse(?:ment|ments)?|adhere(?:nce)?|accession|accede|signature|sign|join(?:ing)?|subscri(?:be|ption)|align(?:ment)?|associate|support)";
const OTHERS =
  "(?:other|others|all|any|new|further)(?: interested)? (?:states?|countries|nations|governments|partners?|participants?|parties|organi[sz]ations?|members|cities|delegations)";
const OPEN = new RegExp(
  `\\b(?:(?:remains?|is|be|stays?|stands?|kept) )?open (?:for|to) (?:(?:further|the) )?(?:${JOINING}|${OTHERS})\\b|\\b(?:invites?|encourages?|calls? (?:up)?on|welcomes?) (?:all |other |others|further |interested )[^.;]{0,80}?\\bto (?:${JOINING}) (?:(?:to|with|themselves with|this|the) )`,
  "i",
);
const KEEPS = new RegExp(
  `\\b(?:depositary|custodian|secretariat|registrar|register|registry|chair|presidency|host|government of|organi[sz]ers|secretary-general|ministry)\\b[^.;]{0,160}\\b(?:${JOINING}|list|register)s?\\b|\\b${JOINING}s?\\b[^.;]{0,160}\\b(?:depositary|custodian|secretariat|register|registrar|chair|presidency|host|secretary-general|ministry|notif\\w+|communicated to|transmitted to|informed)\\b`,
  "i",
);

function hasCustodian(text: InstrumentView): boolean {
  return clausesOf(text).some((clause) => clause.role !== "opening" && KEEPS.test(clause.text));
}

function openWords(clause: ClauseView): readonly Observation[] {
  const found = clause.role === "operative" || clause.role === "closing" ? OPEN.exec(clause.text) : null;
  if (found === null) return [];
  // To the end of the sentence, so that what is added has its place.
  const rest = clause.text.slice(found.index);
  const length = /[.;]\s*$|[.;]\s/.exec(rest)?.index ?? rest.trimEnd().length;
  const range = { start: found.index, end: found.index + length };
  return [
    {
      ...at(clause, range),
      severity: "consider",
      view: "diplomatic",
      why: "The text stays open for others to join, but nobody is named to receive their endorsements, keep the register and inform the rest.",
      source: "Vienna Convention on the Law of Treaties, article 77, by analogy: the functions of a depositary",
      advice: "propose",
      suggestion:
        "…, endorsements being communicated to the host of the conference, who keeps the register of them and informs all who have endorsed",
    },
  ];
}
