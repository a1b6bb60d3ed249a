/** `vetting`: rules over a text, the packs and the treaty register they read, and the brief made of what they find. */
export { type BriefOptions, briefPaper } from "./brief/brief.ts";
export type { IncomingNote } from "./brief/note.ts";
export { ADVICE_WORD, SEVERITY_WORD } from "./brief/words.ts";
export type { Advice, Finding, NoteFacts, Observation, Rule, RuleGroup, Severity, Subject, View } from "./finding.ts";
export type { Pack } from "./packs/pack.ts";
export type { Register } from "./register/register.ts";
export { type House, readHouse } from "./reply/house.ts";
export { HOUSES, houseFor, houseNamed } from "./reply/houses.ts";
export { replyPaper } from "./reply/reply.ts";
export type { CitedInstrument, Recommendation, SafeguardReading, Summary, ThingToKnow, VetReport } from "./report.ts";
