import { type CaseFile, type Json, type JsonObject, labelOf } from "@travaux/procedure";

/** Words that somebody wrote in an act, under the name that a note sheet gives them. */
export interface ActWords {
  readonly name: string;
  readonly words: string;
}

/** Fields of acts that hold words of persons, in the order in which a sheet prints them. What is not here is said by the sentence of the act. */
const NAMES: Readonly<Record<string, string>> = {
  request: "Request",
  question: "Question",
  note: "Note",
  remark: "Remark",
  remarks: "Remarks",
  wording: "Wording",
  caveat: "Caveat",
  fallback: "Fallback",
  talkingPoint: "Talking point",
  redLine: "Red line",
  reason: "Reason",
  subject: "Subject",
  paragraphs: "Text",
  channel: "Channel",
};

/** All words that persons wrote in the body of an act, in full: remarks, wording, reasons, and those on each clause with its label. */
export function fullWordsOf(state: CaseFile, body: JsonObject): readonly ActWords[] {
  const communication = body.communication ?? null;
  const fields = isObject(communication) ? { ...body, ...communication } : body;
  const own = Object.entries(NAMES).flatMap(([field, name]) =>
    textsIn(fields[field]).map((words) => ({ name, words })),
  );
  const clauses = Array.isArray(body.clauses) ? body.clauses : [];
  const onClauses = clauses.flatMap((entry: Json): readonly ActWords[] => {
    if (!isObject(entry) || typeof entry.clause !== "string" || typeof entry.stance !== "string") return [];
    const wording = typeof entry.wording === "string" ? `: “${entry.wording}”` : "";
    const remark = typeof entry.remark === "string" ? ` (${entry.remark})` : "";
    return [{ name: labelOf(state, entry.clause), words: `${entry.stance}${wording}${remark}` }];
  });
  return [...own, ...onClauses];
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
