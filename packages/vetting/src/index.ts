/** `vetting`: rules over a text, the packs and the treaty register they read, and the brief made of what they find. */
export type { Advice, Finding, NoteFacts, Observation, Rule, RuleGroup, Severity, Subject, View } from "./finding.ts";
export type { Pack } from "./packs/pack.ts";
export type { Register } from "./register/register.ts";
export type { CitedInstrument, Recommendation, SafeguardReading, Summary, ThingToKnow, VetReport } from "./report.ts";
