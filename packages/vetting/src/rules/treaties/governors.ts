/** Words that tie what a clause says to the treaty it cites next. */
export interface Governor {
  /** How it is put in the sentence about it. */
  readonly how: "implement" | "measure" | "reaffirm" | "esteem" | "frame" | "join" | "claim" | "none";
  readonly force: "duty" | "weak" | "join" | "mention";
  /** Fixed where the words themselves say who speaks. */
  readonly lead?: "own";
  readonly pattern: RegExp;
}

/**
 * The words nearest before a citation decide. Sources: the declaratory verbs of United Nations resolutions (Editorial
 * Manual) and the formulae by which a text takes a treaty for its measure.
 */
export const GOVERNORS: readonly Governor[] = [
  {
    how: "implement",
    force: "duty",
    pattern:
      /\b(?:(?:full|effective|complete|faithful|universal|timely|better)(?:,? and (?:full|effective|faithful|timely))?\s+)?(?:(?:full|effective)ly\s+)?(?:implement(?:ation|ing|s)?|application|appl(?:y|ying)|fulfil(?:l?ing|ment)?|compl(?:y|ying|iance)|adher(?:e|ing|ence)|(?<!with )respect(?:ing)?|uphold(?:ing)?|observ(?:e|ing|ance)|enforc(?:e|ing|ement)|abid(?:e|ing)|honou?r(?:ing)?)(?:\s+(?:fully|effectively))?(?:\s+(?:of|with|to|for|by))?(?=\s|$)/gi,
  },
  {
    how: "measure",
    force: "duty",
    pattern:
      /\b(?:in(?:to)? (?:full )?(?:line|accordance|conformity|compliance|keeping|harmony) with|in (?:full )?respect for|consistent(?:ly)? with|pursuant to|in pursuance of|as (?:required|provided|set out|set forth|laid down|stipulated|enshrined|mandated)(?: for)? (?:by|in|under)|according to|in (?:full )?observance of|under the (?:terms|provisions) of|bound by|(?:our|their|its|these|those|the|all|international|legal) (?:\w+ )?(?:obligations?|commitments?|duties|responsibilities|undertakings?)(?: \w+)? (?:under|arising from|deriving from|stemming from|set out in|contained in|enshrined in|flowing from))(?=\s|$)/gi,
  },
  {
    how: "measure",
    force: "duty",
    lead: "own",
    pattern:
      /\b(?:our (?:\w+ )?(?:obligations?|commitments?|duties|responsibilities|undertakings?)(?: \w+)?|(?:obligations?|commitments?|duties|responsibilities|undertakings?) (?:that |which )?(?:we|all of us|each of us)(?: \w+){1,3}) (?:under|arising from|set out in|contained in|to)(?=\s|$)/gi,
  },
  {
    how: "reaffirm",
    force: "duty",
    lead: "own",
    pattern:
      /\b(?:re)?affirm(?:s|ing)?(?=\s|$)|\breiterat(?:e|es|ing)(?=\s|$)|\brenew(?:s|ing)?(?=\s|$)|\b(?:commit|pledge|recommit)(?:s|ting|ing)?(?: (?:ourselves|themselves|itself))?(?: to)?(?=\s|$)/gi,
  },
  {
    how: "claim",
    force: "duty",
    lead: "own",
    pattern: /\b(?:we,? (?:the )?|as (?:a )?)(?:states? )?part(?:y|ies) to(?=\s|$)/gi,
  },
  {
    how: "join",
    force: "join",
    pattern:
      /\b(?:(?:consider(?:ing)?|(?:giv(?:e|ing) |under )?(?:\w+ )?consideration (?:to|of))(?:,[^,;]{1,60},| (?:\w+ly|again|also|whether to|the (?:possibility|question|desirability|merits?) of)){0,2} )?(?:ratif(?:y|ying|ication)|acced(?:e|ing)|accession|becom(?:e|ing) (?:a )?(?:part(?:y|ies)|signator(?:y|ies))|sign(?:ing|ature)?(?:,)? (?:and|or) ratif(?:y|ying|ication)|universali[sz](?:e|ing|ation)|join(?:ing)?|universal (?:adherence|ratification|participation))(?:,? (?:and|or) (?:(?:fully|effectively) )?(?:acced(?:e|ing)|accession|implement(?:ing|ation)?|ratif(?:y|ying|ication)))*(?: (?:of|to|in))?(?=[\s,]|$)/gi,
  },
  {
    how: "esteem",
    force: "weak",
    pattern:
      /\b(?:importance|relevance|value|role|centrality|contribution|validity|authority|universality|integrity|need for|objectives?|aims|purposes?|principles?|spirit)(?: and \w+)? of(?=\s|$)/gi,
  },
  {
    how: "frame",
    force: "weak",
    pattern:
      /\b(?:under|within the (?:framework|context|scope) of|in the (?:framework|context|spirit) of|on the basis of|based on|building (?:up)?on|guided by|inspired by|making (?:full )?use of|use of|using|drawing on|through)(?=\s|$)/gi,
  },
  {
    how: "none",
    force: "mention",
    pattern:
      /\b(?:recall(?:s|ing)?|not(?:e|es|ing)|tak(?:e|es|ing) (?:full )?note of|recogni[sz](?:e|es|ing)|acknowledg(?:e|es|ing)|welcom(?:e|es|ing)|bear(?:s|ing)? in mind|having (?:considered|regard to|in mind)|mindful of|aware of|conscious of|considering|commend(?:s|ing)?|appreciat(?:e|es|ing)|express(?:es|ing)?|emphasi[sz](?:e|es|ing)|stress(?:es|ing)?|underlin(?:e|es|ing)|underscor(?:e|es|ing)|highlight(?:s|ing)?|as defined (?:in|by)|within the meaning of|without prejudice to|notwithstanding|in (?:violation|breach|contravention) of|contrary to|adoption of|entry into force of|opened? for signature|conclusion of|negotiations? (?:of|on)|anniversary of|awareness of|knowledge of|training on|information on|text of|secretariats? of|conference of the parties to|status of)(?=\s|$)/gi,
  },
  {
    how: "none",
    force: "mention",
    pattern:
      /\b(?:strengthen|enhance|intensify|promote|support|combat|prevent|develop|facilitate|exchange|share|adopt|establish|improve|increase|raise|provide|address|counter|tackle|disrupt|dismantle|protect|assist|organi[sz]e|hold|publish|translate|disseminate|criminali[sz]e|define[sd]?|defines)(?:s|ing)?(?=\s|$)/gi,
  },
];

/** Verbs that say who speaks to whom. */
export const LEADS: readonly { readonly lead: "own" | "call" | "recall"; readonly pattern: RegExp }[] = [
  {
    lead: "own",
    pattern:
      /\b(?:(?:re)?affirm|confirm|(?:re)?commit|pledge|undertake|resolve|decide|agree|ensure|declare|intend|reiterate|renew|uphold|combat|strengthen|enhance|intensify)(?:s|ing|ting|es|d|ted)?\b/gi,
  },
  {
    lead: "own",
    pattern:
      /\b(?:we|all of us|each of us|the participants|all participants)\b(?: \w+){0,2} (?:shall|will|must|are to)\b/gi,
  },
  {
    lead: "call",
    pattern:
      /\b(?:call(?:s|ing)? (?:again )?(?:up)?on|call(?:s|ing)? for|urg(?:e|es|ing)|encourag(?:e|es|ing)|invit(?:e|es|ing)|request(?:s|ing)?|appeal(?:s|ing)? to|exhort(?:s|ing)?|recommend(?:s|ing)?|remind(?:s|ing)?|demand(?:s|ing)?)\b/gi,
  },
  {
    lead: "recall",
    pattern:
      /\b(?:recall(?:s|ing)?|recogni[sz](?:e|es|ing)|not(?:es|ing)|note|acknowledg(?:e|es|ing)|welcom(?:e|es|ing)|bear(?:s|ing)? in mind|consider(?:s|ing)|highlight(?:s|ing)?|emphasi[sz](?:e|es|ing)|stress(?:es|ing)?|underlin(?:e|es|ing)|underscor(?:e|es|ing)|express(?:es|ing)?|commend(?:s|ing)?|mindful|aware|convinced|conscious|deeply concerned|concerned)\b/gi,
  },
];

/** The speakers' own undertaking, whatever verb introduces it. */
export const OWN_VOICE: RegExp =
  /\bour (?:\w+ ){0,3}(?:commitments?|obligations?|determination|resolve|pledges?|duty|duties|responsibilit(?:y|ies)|undertakings?|resolution)\b|\bwe(?: \w+)? (?:re)?(?:commit|affirm|pledge|undertake|resolve)\b/i;

/** Words that weigh joining a treaty and promise no more than that: `consider, where appropriate, ratifying`. */
export const WEIGHING: RegExp =
  /^(?:consider(?:ing)?|(?:giv(?:e|ing) |under )?(?:\w+ )?consideration (?:to|of))\b[^;]*?(?=\b(?:ratif|acced|accession|becom|sign|join|universal))/i;

/** Forms of words by which one becomes a party oneself; `universal ratification` is what others do. */
export const JOINING: RegExp =
  /^(?:ratif(?:y|ying|ication)|acced(?:e|ing)|accession|becom(?:e|ing)|sign(?:ing)?|join(?:ing)?)\b/i;

/** A promise right before those words: `commit to the early`, `will`, `undertake to`. */
export const PROMISES_TO: RegExp =
  /\b(?:commit(?:ted|ting|s)?(?: ourselves| themselves)?|undertak(?:e|es|ing)|pledg(?:e|es|ing)|agree[sd]?|resolve[sd]?|decide[sd]?|intend[s]?|determined|promis(?:e|es|ing)|plan[s]?|endeavour|endeavor|strive|works?|working|shall|will|our (?:commitment|determination|intention|resolve)|(?:complet|accelerat|expedit|finalis|finaliz)(?:e|ing)(?: our)?)(?: (?:to|the|work|take|make|steps|measures|action|effort|efforts|every|all|necessary|appropriate|further|for|completing|expedite|accelerating|towards|our|own|early|speedy|prompt|swift|rapid|timely|expeditiously|promptly|fully|jointly|all|each|sign(?:ing)?|and|or|ratif(?:y|ying)|acced(?:e|ing)|,)){0,8}\s*$/i;

/** Others whom a verb addresses before a promise, unless the speakers take the word again: the promise is then theirs. */
export const ADDRESSED: RegExp =
  /\b(?:call(?:s|ing)? (?:up)?on|urg(?:e|es|ing)|encourag(?:e|es|ing)|invit(?:e|es|ing)|request(?:s|ing)?|appeal(?:s|ing)? to|recommend(?:s|ing)?)\b(?!.*(?:,|\band)\s+(?:(?:we|also|hereby|further)\s+)*$)/is;

/** After a limit, somebody else who speaks or is spoken of, or a new verb of the speakers' own. */
export const NEW_SPEAKER: RegExp =
  /(?:,|\band\b|\bbut\b|\bwhile\b|\bas\b)\s+(?:(?:also|further|hereby|fully|jointly|to)\s+)*(?:(?:we|(?:all|each) of us|all (?:States|participants|members|countries|others)|every (?:State|participant|country)|the participants)\b|(?:(?:re)?affirm|(?:re)?commit|pledge|undertake|confirm|resolve|decide|agree|declare|welcome|call|urge|invite|encourage|request|reiterate|promise)(?:s|d|ed|ing|ting)?\b)/i;

/** Right after a title: the speakers say that they are parties to it. */
export const CLAIMS_AFTER: RegExp =
  /^[\s,·]*(?:(?:and|its|the|as well as)\b[\s,·]*){0,12}\b(?:(?:to|of) which we(?: \w+)? are(?: \w+)? (?:a )?(?:states? )?part(?:y|ies)|(?:by|to) which we(?: \w+)? are(?: \w+)? bound|which (?:we|all of us|each of us)(?: (?:all|each|have|has|now|already)){0,3} (?:ratified|acceded to|joined|signed and ratified|accepted|ratify)|which (?:is|are) binding (?:up)?on (?:us|all of us|each of us))\b/i;

const PARTY = "part(?:y|ies)";

/** How far a limit reaches towards the citation: the length of a long list of titles. */
const REACH = 600;
/** `as applicable` limits what stands right behind it. */
const CLOSE = 40;

/** Words before a citation that say it of the parties only: `into states party to`, `calls upon States parties to implement`. */
export const LIMITS_BEFORE: readonly { readonly pattern: RegExp; readonly reach: number }[] = [
  {
    pattern:
      /(?<!\bwe,? (?:the )?)(?<!\bas (?:a )?)\b(?:states?|countries|those|others|nations|participants|members|governments|parties|signatories)[\s-]+(?:(?:that|which|who) (?:are|have become|are not yet) )?(?:a )?part(?:y|ies)\b(?: to)?/gi,
    reach: REACH,
  },
  {
    pattern:
      /(?<!\bwe,? (?:the )?)(?<!\bas (?:a )?)(?<!states )(?<!state )(?:^|\b(?:the|its|their|on|upon|all|by|for|among|between|of|that|urg(?:e|es|ing)|invit(?:e|es|ing)|encourag(?:e|es|ing)|requests?|reminds?)\s)(?:contracting )?parties to\b/gi,
    reach: REACH,
  },
  {
    pattern:
      /\b(?:to|by) which (?:they|it|we|each|the \w+) (?:is|are) (?:a )?part(?:y|ies)\b|\bthat (?:they|each \w+) (?:has|have) ratified\b/gi,
    reach: REACH,
  },
  { pattern: /\b(?:as|where|when|if|to the extent) (?:applicable|relevant and applicable|ratified)\b/gi, reach: CLOSE },
];

/** `that are bound by it`, `which have ratified them`: those who are parties, said in other words. */
const BOUND =
  "(?:for|by|among|between|as regards|in respect of|on the part of) (?:the |those |all )?(?:states?|countries|participants|members|governments|of us)?,? ?(?:(?:that|which|who) (?:are|have become|is) (?:already |legally )?|already )?(?:bound by|(?:(?:that|which|who) (?:have|has) (?:already )?)?(?:signed and )?(?:ratified|joined|accepted|acceded to))";

const PARTY_AFTER = `(?:(?:for|by|among|between|as regards|in respect of|on the part of|as concerns) (?:the |those |all )?(?:contracting )?(?:states?|countries|participants|members|governments)?,? ?(?:(?:that|which|who) (?:are|have become) )?(?:a )?(?:states? )?${PARTY}|(?:to|by) which (?:they|it|each \\w+) (?:is|are) (?:a )?${PARTY}|where (?:they|it|a State|States) (?:is|are) (?:a )?${PARTY})`;

/** Words after a citation that do the same; only a plural reaches back over other titles of a list. */
export const LIMITS_AFTER: readonly RegExp[] = [
  new RegExp(`^([^.;·]{0,60}?)\\b${PARTY_AFTER}`, "i"),
  new RegExp(`^([^.;]{0,600}?)\\b${PARTY_AFTER} (?:to them|to these|to those|to the(?:se)? \\w+|thereto)\\b`, "i"),
  new RegExp(`^([^.;·]{0,60}?)\\b${BOUND} it\\b`, "i"),
  new RegExp(`^([^.;]{0,600}?)\\b${BOUND} (?:them|these|those)\\b`, "i"),
  /^([^.;·]{0,30}?)\b(?:as|where|when|if|to the extent) (?:applicable|relevant and applicable|ratified)\b/i,
];
