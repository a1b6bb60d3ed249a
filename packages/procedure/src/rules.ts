/** A rule that may refuse a command. */
export interface Rule {
  readonly id: RuleId;
  /** What it demands, in a sentence. */
  readonly says: string;
  /** On what it rests: the part of the house file that sets it, the practice of secretariats, or the record itself. */
  readonly source: string;
  /** What to do instead. */
  readonly hint: string;
}

/** Rows: what the rule demands, on what it rests, what to do instead. `docs/spec/procedure.md` lists the same rules. */
const TABLE = {
  // Every command
  "command-unknown": [
    "A command is one that this kind of file knows.",
    "the record",
    "Use a command that the specification lists.",
  ],
  "body-invalid": [
    "A command has exactly the fields of its kind, each well formed.",
    "the record",
    "Correct the field that the message names.",
  ],
  "moment-invalid": ["An act has an instant in UTC with milliseconds.", "the record", "Set the clock of the server."],
  "clock-behind": [
    "No act is earlier than the act before it.",
    "the record",
    "Wait until the clock has caught up, or set it.",
  ],
  "office-unknown": [
    "An act is done in an office of the house.",
    "the house file: offices",
    "Choose one of your offices.",
  ],
  "office-not-held": [
    "Who acts holds the office at that moment, or is the substitute in it.",
    "the house file: postings",
    "Act in an office of your own, or have yourself named as substitute.",
  ],
  "zone-unknown": [
    "The house's time zone is one that the tables of zones know.",
    "the house file: zone",
    "Correct the zone in the house file.",
  ],
  "power-missing": [
    "An office does only what the house lets it do.",
    "the house file: powers",
    "Leave it to an office that has the power.",
  ],
  // Registration
  "already-registered": [
    "A file has one communication; another has a file of its own.",
    "secretariat practice",
    "Open a new file, or put a new text on this one.",
  ],
  "not-registered": [
    "Nothing is done on a file before its communication is registered.",
    "secretariat practice",
    "Register the communication first.",
  ],
  "file-closed": ["Nothing is done on a closed file.", "secretariat practice", "Open the file again, with a reason."],
  "precedence-unknown": [
    "A precedence is one of the house's.",
    "the house file: precedences",
    "Use a precedence that the house file lists.",
  ],
  "grading-unknown": [
    "A grading is one of the house's.",
    "the house file: gradings",
    "Use a grading that the house file lists.",
  ],
  "grading-above-maximum": [
    "A paper graded above what this instance may keep is not taken in.",
    "the house file: maximumGrading",
    "Handle the paper where its grading allows; do not enter it here.",
  ],
  "desk-unknown": [
    "A file is marked to an office that may submit it.",
    "the house file: offices, powers",
    "Mark it to an office that may submit.",
  ],
  "clause-doubled": [
    "A clause stands once in a text, and a version comes once.",
    "the record",
    "Give each clause an id, and each version a name, of its own.",
  ],
  "conference-dates": ["A conference does not close before it opens.", "secretariat practice", "Correct the dates."],
  // Deadlines
  "deadline-unresolved": [
    "A deadline comes to one instant.",
    "secretariat practice",
    "Note the conference first, or give a date.",
  ],
  "deadline-past": [
    "A deadline lies ahead.",
    "secretariat practice",
    "Give a later one; in hours, if days are too long.",
  ],
  "deadline-after-conference": [
    "Views and replies are due before the conference opens.",
    "secretariat practice",
    "Give an earlier deadline.",
  ],
  // Vetting and circulation
  "text-missing": [
    "What needs a text waits until one is on the file.",
    "secretariat practice",
    "Put the text on the file first.",
  ],
  "version-other": ["A vetting is of the text that is worked on.", "the record", "Vet the current version."],
  "clause-unknown": [
    "A clause is one of the current text.",
    "the record",
    "Name a clause by the id it has in the current text.",
  ],
  "finding-dismissed": [
    "A finding is set aside once.",
    "the record",
    "Leave it as it is, or let it count again first.",
  ],
  "finding-not-dismissed": [
    "Only a finding that was set aside is made to count again.",
    "the record",
    "Name a finding that was set aside.",
  ],
  "not-vetted": [
    "A text is vetted before it goes to divisions or up.",
    "the house file: circulation.vettingFirst",
    "Attach the vetting of the current version.",
  ],
  "division-unknown": [
    "A division is one of the house's, named once.",
    "the house file: divisions",
    "Use a division that the house file lists.",
  ],
  "already-asked": [
    "A division that has yet to answer is not asked a second time.",
    "secretariat practice",
    "Remind it, or extend its deadline.",
  ],
  "under-submission": [
    "While a draft is on its way up, its substance stays as it is.",
    "secretariat practice",
    "Have the draft returned first.",
  ],
  "already-signed": [
    "What was signed is not worked on.",
    "secretariat practice",
    "Close the file and open it again, with a reason.",
  ],
  // Opinions
  "not-asked": [
    "A division speaks when it was asked.",
    "secretariat practice",
    "Have the text circulated to your division.",
  ],
  "opinion-stands": [
    "A division's opinion stands until the division names it in a new one.",
    "the record",
    "Say which opinion the new one takes the place of.",
  ],
  "supersedes-unknown": [
    "An opinion takes the place of the division's own that stands.",
    "the record",
    "Name the number of your division's standing opinion.",
  ],
  "verdict-contradicts": [
    "Views say something; no comment and no objection change no words.",
    "secretariat practice",
    "Give views where you propose words; leave the clauses out otherwise.",
  ],
  "wording-missing": ["Who proposes gives the words.", "secretariat practice", "Add the wording you propose."],
  "already-answered": [
    "Only who has yet to answer is reminded or given more time.",
    "secretariat practice",
    "Circulate again if you need more from the division.",
  ],
  "not-later": ["An extension gives more time than there was.", "secretariat practice", "Give a later deadline."],
  // Consolidation
  "changed-meanwhile": [
    "Nobody writes over what they have not seen.",
    "the record",
    "Read what changed, then decide again.",
  ],
  "caveat-missing": [
    "Acceptance with a caveat states the caveat.",
    "secretariat practice",
    "Add the caveat, or accept without.",
  ],
  "conflict-without-reason": [
    "Where divisions differ, the position says why it is as it is.",
    "secretariat practice",
    "Give the reason for which one view prevails.",
  ],
  // Clearance
  "opinions-outstanding": [
    "The file goes up when every division has answered, or is overdue and was reminded.",
    "the house file: circulation.remindFirst",
    "Wait, remind, or extend.",
  ],
  "position-missing": [
    "Each clause that a division speaks of or the vetting objects to has a position.",
    "secretariat practice",
    "Take a position on each clause that the message names.",
  ],
  "conflict-open": [
    "No draft goes up or out over a conflict of opinions that nobody has decided.",
    "secretariat practice",
    "Take a position on the clause that weighs every opinion and gives its reason.",
  ],
  "reply-missing": ["What goes up has a draft of the reply.", "secretariat practice", "Draft the reply first."],
  "no-way-up": [
    "A draft goes up by a way that ends at an office that may sign.",
    "the house file: offices",
    "Submit from an office with such a way, or mend the house file.",
  ],
  "not-submitted": [
    "Only a draft that was submitted is cleared, returned or signed.",
    "secretariat practice",
    "Submit the draft first.",
  ],
  "not-on-way": [
    "A draft is handled by the offices on its way.",
    "the house file: offices",
    "Leave it to the office for which it waits.",
  ],
  "already-cleared": ["Each rank clears once.", "secretariat practice", "Wait; the draft is above you now."],
  "rank-passed-over": [
    "No rank is passed over whose clearance the house demands.",
    "the house file: clearance.mandatory",
    "Wait for the ranks below.",
  ],
  "signer-clears": [
    "The office at the end of the way signs; it does not clear.",
    "secretariat practice",
    "Sign the draft, or return it.",
  ],
  "own-drafting": [
    "Nobody clears or signs what they drafted.",
    "the house file: clearance.ownDrafting",
    "Leave it to another officer, or to a substitute.",
  ],
  "same-person-twice": [
    "One person clears at one rank only.",
    "the house file: clearance.samePersonTwice",
    "Leave it to another officer, or to another substitute.",
  ],
  "return-target": [
    "A draft is returned to the office that submitted it, or to one on its way below.",
    "secretariat practice",
    "Name an office that the draft has passed.",
  ],
  "clearance-missing": [
    "Nothing is signed without every clearance that the house demands.",
    "the house file: clearance.mandatory",
    "Wait for the offices that the message names.",
  ],
  "not-overdue": [
    "What is noted as overdue is past its deadline, and is noted once.",
    "the record",
    "Wait for the deadline.",
  ],
  // Outcome
  "not-signed": ["Only what is signed is issued.", "secretariat practice", "Have the draft signed first."],
  "already-issued": ["A signed reply goes out once.", "secretariat practice", "Open the file again for another reply."],
  "reply-not-issued": [
    "A file is closed when the reply is out, or with a reason why none goes.",
    "secretariat practice",
    "Issue the reply, or give the reason.",
  ],
  "not-closed": ["Only a closed file is opened again.", "secretariat practice", "Go on working on it as it is."],
  // Conference
  "already-convened": [
    "A conference file has one conference.",
    "secretariat practice",
    "Move it, or open another file.",
  ],
  "not-convened": [
    "Nothing is done on a conference file before the conference is convened.",
    "secretariat practice",
    "Convene the conference first.",
  ],
  "session-known": ["A session has an id of its own.", "the record", "Give the session another id."],
  "session-unknown": [
    "Only a session that is in the calendar is moved or cancelled.",
    "the record",
    "Name a session of the calendar.",
  ],
  "session-outside": [
    "A session lies within the days of the conference and ends after it begins.",
    "secretariat practice",
    "Correct the times.",
  ],
  "room-taken": [
    "One room holds one session at a time.",
    "secretariat practice",
    "Choose another room or another time.",
  ],
  "delegation-known": ["A delegation is entered once.", "the record", "Use the delegation that stands in the list."],
  "delegation-unknown": [
    "Members and credentials belong to a delegation in the list.",
    "the record",
    "Enter the delegation first.",
  ],
  "member-known": [
    "A member is named once in a delegation.",
    "the record",
    "Withdraw the member first to name them in another function.",
  ],
  "member-unknown": [
    "Only a member of the delegation is withdrawn or accredited.",
    "the record",
    "Name a member of the delegation.",
  ],
  "one-head": ["A delegation has one head.", "secretariat practice", "Withdraw the head first."],
  // Establishment
  "post-held": ["An office has one holder at a time.", "the house file: offices", "Relieve the holder first."],
  "post-not-held": [
    "Only who holds an office is relieved of it, sent on leave or transferred.",
    "the record",
    "Name the holder.",
  ],
  "effect-in-past": [
    "What takes an office from somebody takes effect now or later, so that no past act loses its office.",
    "the record",
    "Give the present moment, or a later one.",
  ],
  "leave-dates": [
    "A leave begins before it ends, does not overlap another, and is ended while it runs.",
    "secretariat practice",
    "Correct the dates.",
  ],
  "own-substitute": ["Nobody is their own substitute.", "secretariat practice", "Name another person."],
} as const;

/** The id of a rule. */
export type RuleId = keyof typeof TABLE;

/** All rules, in the order in which the specification lists them. */
export const RULES: readonly Rule[] = ruleIds().map((id) => {
  const [says, source, hint] = TABLE[id];
  return { id, says, source, hint };
});

/** What to do instead, where a rule refuses. */
export function hintOf(id: RuleId): string {
  return TABLE[id][2];
}

function ruleIds(): readonly RuleId[] {
  return Object.keys(TABLE).filter((id): id is RuleId => id in TABLE);
}
