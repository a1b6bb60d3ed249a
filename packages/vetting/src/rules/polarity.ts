import type { ClauseView, Range } from "@travaux/instrument";
import type { Place } from "../packs/phrase/find.ts";
import type { Word } from "../packs/phrase/words.ts";
import { overlap, wordsIn } from "./reading.ts";

/**
 * How far a negation reaches. `clause`: to the end of its sentence (`nothing in this text … obliges`, `no State is …`).
 * `verb`: to the next modal verb (`shall not`). `relative`: to the end of its relative clause (`who may not stay`). `near`: a
 * few words (`without sharing`, `refrain from`). `attempt`: all that is refused with a claim or an attempt (`reject any attempt to`).
 */
type Reach = "clause" | "verb" | "relative" | "near" | "attempt";

interface Negation {
  readonly at: number;
  readonly reach: Reach;
  /** True once a finite verb has followed: what a new subject begins after that is no longer denied. */
  finite: boolean;
}

const MODAL = /^(?:shall|will|should|must|may|can|could|would)$/;
const AUXILIARY =
  /^(?:shall|will|should|must|may|can|could|would|do|does|did|is|are|be|was|were|has|have|need|to|agree)$/;
const FINITE =
  /^(?:shall|will|should|must|may|can|could|would|is|are|does|do|affects?|prejudices?|obliges?|requires?|creates?|commits?|implies|binds?|compels?|entitles?|authori[sz]es?|gives?|establish(?:es)?|imposes?)$/;
/** `not only`, `not later than`: words with which `not` denies nothing. */
const NO_DENIAL =
  /^(?:only|limited|later|least|more|less|yet|merely|exceeding|just|entitled|solely|done|already|ratified|acceded|joined|signed)$/;
const NOBODY =
  /^(?:states?|countr(?:y|ies)|part(?:y|ies)|participants?|one|persons?|provisions?|part|obligations?|dut(?:y|ies)|commitments?|requirements?|clauses?|words?|paragraphs?|sentences?|governments?|members?|organisations?|delegations?|authorit(?:y|ies)|rights?|legal|financial|further|new|exchange|sharing|transfer)$/;
/** Verbs that refuse what follows them. */
const REFUSES =
  /^(?:refrain(?:s|ing)?|abstain(?:s|ing)?|refus(?:e|es|ing)|declin(?:e|es|ing)|reject(?:s|ing)?|oppos(?:e|es|ing)|prohibit(?:s|ing)?|exclud(?:e|es|ing)|exempt(?:s|ed)?|avoid(?:s|ing)?|instead|free)$/;
/** `in no case`, `under no circumstances`, `by no means`. */
const IN_NO = /^(?:in|under|by|at|to)$/;
const CASE = /^(?:case|way|event|circumstances?|means|manner|respect|sense|time|point|extent)$/;
/** What is refused with the words that follow it. */
const ATTEMPT =
  /^(?:attempts?|efforts?|pressure|suggestions?|interpretations?|readings?|claims?|notions?|ideas?|calls?|moves?|demands?|assertions?)$/;
/** Verbs that turn a refusal round: to refuse to weaken something is to hold to it. */
const UNDERMINES =
  /^(?:undermin(?:e|es|ing)|weaken(?:s|ing)?|hinder(?:s|ing)?|obstruct(?:s|ing)?|imped(?:e|es|ing)|evad(?:e|es|ing)|circumvent(?:s|ing)?|erod(?:e|es|ing)|dilut(?:e|es|ing)|delay(?:s|ing)?|block(?:s|ing)?)$/;
/** `without delay`, `without conditions`: a manner, not a denial. */
const MANNER =
  /^(?:delay|delays|undue|exception|exceptions|conditions?|preconditions?|limits?|limitations?|discrimination|hindrance|hesitation|reservations?|distinction|prior|further|unnecessary|regard)$/;
/** Words beyond which a near negation no longer reaches. */
const NEAR = 5;
/** Words within which a relative pronoun makes a negation its own. */
const PRONOUN_REACH = 3;
const PRONOUN = /^(?:who|which|that|whose|whom|where)$/;
const TURN = /^(?:but|except|unless|save|however|rather)$/;

/**
 * True where the clause denies what the words at the place say: `nothing in this text obliges any State to readmit`, `shall not
 * share data`, `without any transfer of`. What is denied twice is said (`shall not refuse to extradite`).
 */
export function isDenied(clause: ClauseView, place: Pick<Place, "first" | "last">): boolean {
  const words = wordsIn(clause);
  let active: Negation[] = [];
  for (let index = sentenceStart(words, place.first); index < place.first; index += 1) {
    active = active.filter((negation) => stillReaches(negation, words, index));
    const word = words[index]?.folded ?? "";
    if (TURN.test(word)) active = [];
    const reach = negationAt(words, index);
    if (reach !== null) active.push({ at: index, reach, finite: false });
    else if (active.length > 0 && UNDERMINES.test(word)) active.push({ at: index, reach: "near", finite: false });
    else if (FINITE.test(word)) for (const negation of active) negation.finite = true;
  }
  const reaching = active.filter((negation) => stillReaches(negation, words, place.first));
  return reaching.length % 2 === 1 || isDeniedAfter(words, place.last);
}

function sentenceStart(words: readonly Word[], before: number): number {
  let index = before;
  while (index > 0 && words[index]?.joint !== "stop") index -= 1;
  return index;
}

function negationAt(words: readonly Word[], index: number): Reach | null {
  const at = (offset: number): string => words[index + offset]?.folded ?? "";
  const word = at(0);
  if (word === "nothing" || word === "neither") return "clause";
  if (word === "no" && (NOBODY.test(at(1)) || (IN_NO.test(at(-1)) && CASE.test(at(1))))) return "clause";
  if (REFUSES.test(word) && [1, 2, 3, 4].some((offset) => ATTEMPT.test(at(offset)))) return "attempt";
  if (word === "cannot" || word === "never") return isRelative(words, index) ? "relative" : "verb";
  if (word === "not" && AUXILIARY.test(at(-1)) && !NO_DENIAL.test(at(1))) {
    return isRelative(words, index - 1) ? "relative" : "verb";
  }
  if (word === "not" && at(1) === "to") return "verb";
  if (word === "without" && !MANNER.test(at(1))) return "near";
  if (word === "rule" && at(1) === "out") return "near";
  return REFUSES.test(word) ? "near" : null;
}

function isRelative(words: readonly Word[], index: number): boolean {
  return words.slice(Math.max(0, index - PRONOUN_REACH), index).some((word) => PRONOUN.test(word.folded));
}

function stillReaches(negation: Negation, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word === undefined) return false;
  const breaks = word.joint === "open";
  switch (negation.reach) {
    case "near":
      return index - negation.at <= NEAR && !breaks;
    case "relative":
      return !breaks && !/^(?:and|or)$/.test(word.folded) && !MODAL.test(word.folded);
    case "attempt":
      return !breaks && !(word.folded === "and" && TAKES_UP.test(words[index + 1]?.folded ?? ""));
    case "verb":
      return !MODAL.test(word.folded);
    case "clause":
      return !((negation.finite || isNewSubject(words, index)) && beginsAnew(words, index));
  }
}

/** Verbs with which the speakers go on in their own voice. */
const TAKES_UP =
  /^(?:we|(?:re)?(?:affirm|commit)|pledge|undertake|resolve|decide|agree|ensure|declare|implement|promote|support|strengthen|call|urge|invite|encourage|welcome)$/;

/** `, and the participants`: after a comma, with its own article. */
function isNewSubject(words: readonly Word[], index: number): boolean {
  const next = words[index + 1]?.folded ?? "";
  return words[index]?.joint === "open" && /^(?:the|we|each|all|every|states|participants)$/.test(next);
}

/** `…, and the participants shall`: a new subject with a verb of its own. */
function beginsAnew(words: readonly Word[], index: number): boolean {
  if (words[index]?.folded !== "and") return false;
  const following = words.slice(index + 1, index + 8);
  const stop = following.findIndex((word) => word.joint === "stop");
  const modal = following.findIndex((word) => /^(?:shall|will|should|must|we)$/.test(word.folded));
  return modal >= 0 && (stop < 0 || modal < stop);
}

/** `sharing of data shall not be required`, `extradition may be refused`. */
function isDeniedAfter(words: readonly Word[], last: number): boolean {
  const [first, second, third] = words
    .slice(last + 1, last + 4)
    .map((word) => (word.joint === "stop" ? "" : word.folded));
  if (!/^(?:shall|will|should|must|may|can|is|are)$/.test(first ?? "")) return false;
  const refused = /^(?:refused|denied|excluded|prohibited|declined|postponed|rejected)$/;
  return (
    /^(?:not|never)$/.test(second ?? "") || refused.test(second ?? "") || (second === "be" && refused.test(third ?? ""))
  );
}

/** `notwithstanding domestic law`, `align domestic law`: words that set aside, or would change, what follows them. */
const SETS_ASIDE =
  /^(?:notwithstanding|regardless|irrespective|despite|overriding|overrides|disregarding|spite|(?:align|harmonis|approximat|amend|adapt|revis|reform|repeal|chang)(?:e|es|ing|ment|ation)?)$/;
const ASIDE_REACH = 4;

/** True where the clause sets aside what the words at the place name, so that they protect nothing. */
export function isSetAside(clause: ClauseView, place: Place): boolean {
  const words = wordsIn(clause);
  const before = words.slice(Math.max(sentenceStart(words, place.first), place.first - ASIDE_REACH), place.last);
  const aside = before.some((word) => SETS_ASIDE.test(word.folded));
  const regard = before.some((word, index) => word.folded === "without" && before[index + 1]?.folded === "regard");
  return aside || regard;
}

const CALLS =
  /\b(?:call(?:s|ing)? (?:up)?on|urg(?:e|es|ing)|invit(?:e|es|ing)|encourag(?:e|es|ing)|requests?(?:ing)?|asks?(?:ing)?|appeals?(?:ing)? to|recommends?(?:ing)?|mandates?|tasks?|instructs?|directs?|commends?|welcomes?|thanks?)\b/gi;
/** Who counts the State among them: what they are asked is asked of it. */
const STATES =
  /\b(?:states?|countr(?:y|ies)|governments?|part(?:y|ies)|participants?|members?|nations|us|ourselves|all of us|authorities|delegations|partners)\b/i;
const OTHERS =
  /\b(?:secretar(?:y[- ]general|iat)|organi[sz]ations?|agenc(?:y|ies)|platforms?|compan(?:y|ies)|industry|private sector|civil society|banks?|institutions?|hosts?|chair(?:person)?|presidency|president|commission|office|programmes?|council|committees?|experts?|working groups?|providers?|operators?|media|academia|entities|mechanisms?|rapporteurs?|commissioner)\b/i;

/** Those who are asked to give: what they are asked for is to be received by the others. */
const DONORS =
  /\b(?:(?:developed|donor|industriali[sz]ed|high[- ]income|wealthy|wealthier|richer|creditor)[- ](?:country )?(?:countries|states|nations|governments|part(?:y|ies)|partners|members|economies|community)|donors?|lenders|creditors|investors|philanthropists)\b/gi;

/**
 * True where the words at the place are asked of others than States: `invite the Secretariat to report every year`. Where it is
 * money, `donors` counts those who are asked to give it among the others.
 */
export function isAskedOfOthers(clause: ClauseView, place: Range, donors = false): boolean {
  const words = wordsIn(clause);
  const last = words.findLastIndex((word) => word.end <= place.start);
  const from = words[sentenceStart(words, last + 1)]?.start ?? 0;
  const before = clause.text.slice(from, place.start);
  const call = [...before.matchAll(CALLS)].at(-1);
  if (call === undefined) return false;
  const start = from + call.index + call[0].length;
  const named = clause.organisations.filter(({ range }) => overlap(range, { start, end: place.start }));
  const said = named.reduce(
    (text, { range }) => text.replace(clause.text.slice(range.start, range.end), ""),
    clause.text.slice(start, place.start),
  );
  const between = donors ? said.replace(DONORS, "") : said;
  const asked = named.length > 0 || between !== said || OTHERS.test(between);
  if (!/\bto\b/i.test(between) || !asked) return false;
  return !STATES.test(between) && !/\b(?:and|,) (?:we|will|shall|commit|undertake|agree|decide)\b/i.test(between);
}
