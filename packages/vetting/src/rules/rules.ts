import type { Rule } from "../finding.ts";
import { chapeauAgreement } from "./form/chapeau-agreement.ts";
import { datesDisagree } from "./form/dates-disagree.ts";
import { duplicateClause } from "./form/duplicate-clause.ts";
import { enclosureMissing } from "./form/enclosure-missing.ts";
import { inconsistentSpelling } from "./form/inconsistent-spelling.ts";
import { inconsistentTerm } from "./form/inconsistent-term.ts";
import { language } from "./form/language.ts";
import { noteAndEnclosure } from "./form/note-and-enclosure.ts";
import { numbering } from "./form/numbering.ts";
import { punctuation } from "./form/punctuation.ts";
import { unbalancedBracket } from "./form/unbalanced-bracket.ts";
import { unfilledPlaceholder } from "./form/unfilled-placeholder.ts";
import { unresolvedBracket } from "./form/unresolved-bracket.ts";
import { safeguard } from "./safeguards/safeguard.ts";
import { bindingVerb } from "./strength/binding-verb.ts";
import { newObligation } from "./strength/new-obligation.ts";
import { noNonBindingLine } from "./strength/no-non-binding-line.ts";
import { strongCommitment } from "./strength/strong-commitment.ts";
import { treatyForm } from "./strength/treaty-form.ts";
import { treatyLanguage } from "./strength/treaty-language.ts";
import { term } from "./terms/term.ts";
import { departsFromAgreed } from "./treaties/departs-from-agreed.ts";
import { notAParty } from "./treaties/not-a-party.ts";
import { notInForce } from "./treaties/not-in-force.ts";
import { reservation } from "./treaties/reservation.ts";
import { restatedWider } from "./treaties/restated-wider.ts";
import { statusUnknown } from "./treaties/status-unknown.ts";
import { titleMisquoted } from "./treaties/title-misquoted.ts";
import { capacity } from "./who-speaks/capacity.ts";
import { custodian } from "./who-speaks/custodian.ts";
import { euBesideMembers } from "./who-speaks/eu-beside-members.ts";

/** Every rule of the first pack, group by group. The order decides only between findings at the same words. */
export const RULES: readonly Rule[] = [
  notAParty,
  statusUnknown,
  notInForce,
  reservation,
  titleMisquoted,
  restatedWider,
  departsFromAgreed,
  bindingVerb,
  treatyForm,
  treatyLanguage,
  noNonBindingLine,
  strongCommitment,
  newObligation,
  term,
  safeguard,
  capacity,
  euBesideMembers,
  custodian,
  language,
  unfilledPlaceholder,
  unresolvedBracket,
  unbalancedBracket,
  chapeauAgreement,
  datesDisagree,
  duplicateClause,
  inconsistentTerm,
  inconsistentSpelling,
  punctuation,
  numbering,
  noteAndEnclosure,
  enclosureMissing,
];
