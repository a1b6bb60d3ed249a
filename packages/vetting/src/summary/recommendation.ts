import { sentence as capital, counted, listed } from "../brief/words.ts";
import type { Advice, Finding, Subject } from "../finding.ts";
import { isEnglish, languageOf } from "../language/language.ts";
import { stateInSentence } from "../names/states.ts";
import type { Recommendation } from "../report.ts";
import { type TextKind, textKind } from "../rules/text-kind.ts";
import type { Vetted } from "./summary.ts";

/** Which advice carries the whole text, where findings to object to differ: the one that asks the State to do most. */
const WEIGHT: readonly Advice[] = ["reserve", "propose", "seek instructions", "accept with caveat", "accept"];

/**
 * What to do with the text. Anything to object to: not as it stands, with the weightiest advice among those findings.
 * Else anything to consider: propose changes. Else anything to note: accept with that caveat. Else accept.
 */
export function recommendation(vetted: Vetted): Recommendation {
  const { subject, findings, objectionsElsewhere } = vetted;
  const beyond =
    objectionsElsewhere === 0
      ? ""
      : ` From other points of view ${counted(objectionsElsewhere, "finding is", "findings are")} to be objected to.`;
  if (subject.text.clauses.length === 0) {
    return { advice: "seek instructions", sentence: `There is no text to vet yet; ask the sender for it.${beyond}` };
  }
  if (!isEnglish(subject.text)) return { advice: "seek instructions", sentence: unread(subject) + beyond };
  const { advice, sentence } = ofFindings(vetted, findings);
  return { advice, sentence: sentence + beyond };
}

/** Of a text whose language the packs do not read nothing can be said but who should read it. */
function unread({ text }: Subject): string {
  const { name } = languageOf(text);
  return `The draft is in ${name} and was checked for its form only; ask for an English version to vet, or have it read by somebody who knows ${name.startsWith("a ") ? "the language" : name}, before it is accepted.`;
}

function ofFindings(vetted: Vetted, findings: readonly Finding[]): Recommendation {
  const objections = findings.filter((finding) => finding.severity === "object");
  const considered = findings.filter((finding) => finding.severity === "consider");
  if (objections.length > 0) {
    const advice = WEIGHT.find((each) => objections.some((finding) => finding.advice === each)) ?? "seek instructions";
    const party = stateInSentence(vetted.subject.state);
    const points =
      considered.length === 0
        ? ""
        : ` ${capital(counted(considered.length, "further point is", "further points are"))} worth a change.`;
    return {
      advice,
      sentence: `The text should not be ${joined(vetted)} as it stands: ${party} should ${doing(vetted, objections)}.${points}`,
    };
  }
  if (considered.length > 0) {
    const sentence = `The text can be ${joined(vetted)} with changes: ${counted(considered.length, "point is", "points are")} worth proposing or clearing up first.`;
    return { advice: "propose", sentence };
  }
  if (findings.length > 0) {
    return {
      advice: "accept with caveat",
      sentence: `No objection; ${counted(findings.length, "remark is", "remarks are")} given for the drafters.`,
    };
  }
  return { advice: "accept", sentence: "No objection." };
}

/** What a State does to join a text of this kind. */
const JOINED: Readonly<Record<TextKind, string>> = { political: "endorsed", resolution: "supported", treaty: "signed" };

function joined({ subject }: Vetted): string {
  return JOINED[textKind(subject.text)];
}

/** `propose other words in PP2 and OP9, and ask for a line that is missing`: by advice, each clause once, with the weightiest. */
function doing(vetted: Vetted, objections: readonly Finding[]): string {
  const labels = new Map(vetted.subject.text.clauses.map((clause) => [clause.id, clause.label]));
  const heaviest = new Map<string, Advice>();
  for (const advice of WEIGHT) {
    for (const finding of objections) {
      const label = labels.get(finding.clause ?? "");
      if (finding.advice === advice && label !== undefined && !heaviest.has(label)) heaviest.set(label, advice);
    }
  }
  const places = (advice: Advice): readonly string[] =>
    [...heaviest].filter(([, step]) => step === advice).map(([label]) => label);
  const line = objections.some((finding) => finding.rule === "strength/no-non-binding-line");
  const form = objections.some((finding) => finding.rule === "strength/treaty-form");
  const whole = objections.filter((finding) => finding.clause === null).length - Number(line) - Number(form);
  const steps = [
    ...step("reserve its position on", places("reserve")),
    ...step("propose other words in", places("propose")),
    ...step("seek instructions on", places("seek instructions")),
    ...step("accept only with a caveat", places("accept with caveat")),
    ...(form
      ? ["obtain full powers and the opinion of the Treaty Section, or have it recast as a non-binding text"]
      : []),
    ...(line ? ["ask for a line saying that the text is political and not binding"] : []),
    ...(whole <= 0 ? [] : [`ask for ${counted(whole, "change", "changes")} to the text as a whole`]),
  ];
  return listed(steps);
}

function step(words: string, places: readonly string[]): readonly string[] {
  return places.length === 0 ? [] : [`${words} ${listed(places)}`];
}
