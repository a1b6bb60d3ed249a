/** `vetting`: rules over a text, the packs and the treaty register they read, and the brief made of what they find. */
export { type BriefOptions, briefPaper } from "./brief/brief.ts";
export type { IncomingNote } from "./brief/note.ts";
export { ADVICE_WORD, counted, dayFirstDate, listed, longDate, SEVERITY_WORD, sentence } from "./brief/words.ts";
export { type VetOptions, vet } from "./engine.ts";
export type { Advice, Finding, NoteFacts, Observation, Rule, RuleGroup, Severity, Subject, View } from "./finding.ts";
export { isMember, type Membership, membershipOf, stateCode, stateInSentence, stateName } from "./names/states.ts";
export { builtinPack } from "./packs/builtin.ts";
export { loadPack, type PackFile } from "./packs/load.ts";
export { mergePacks } from "./packs/merge.ts";
export type { Pack } from "./packs/pack.ts";
export type { AskedClause, ClausePrecedent, Precedents } from "./precedent.ts";
export { builtinRegister } from "./register/builtin.ts";
export { isDay } from "./register/dates.ts";
export {
  addFacts,
  type Conflict,
  conflictsIn,
  type Facts,
  NO_FACTS,
  type Position,
  positionOf,
  registerWith,
  type Statement,
} from "./register/facts.ts";
export { factsText, readFacts } from "./register/facts-file.ts";
export { type ImportedDeclarations, importDeclarations } from "./register/import-declarations.ts";
export { importJson } from "./register/import-json.ts";
export { type ImportedTable, importRows, importTable, type TableFacts } from "./register/import-table.ts";
export { importYears } from "./register/import-years.ts";
export { lexiconOf, organisationNames } from "./register/lexicon.ts";
export { type PartiesAt, type PartyAt, partiesAt } from "./register/parties-at.ts";
export { positionSentence } from "./register/position.ts";
export {
  CONSENT_ACTS,
  type ConsentAct,
  type InstrumentEntry,
  instrumentByKey,
  mergeRegisters,
  type Participation,
  type Register,
  type ReservationEntry,
  type StatusRow,
  type Sureness,
} from "./register/register.ts";
export { statusOf } from "./register/status.ts";
export { instrumentTitled } from "./register/titles.ts";
export { type CollectionPlace, collectionEntry, placeByName, titlesByReference } from "./register/treaty-collection.ts";
export { type House, readHouse } from "./reply/house.ts";
export { HOUSES, houseFor, houseNamed } from "./reply/houses.ts";
export { filled, type NoteParts, notePaper, possessive, withArticle } from "./reply/note-form.ts";
export { replyPaper } from "./reply/reply.ts";
export type { CitedInstrument, Recommendation, SafeguardReading, Summary, ThingToKnow, VetReport } from "./report.ts";
export { RULES } from "./rules/rules.ts";
export { type Strength, strengthProfile } from "./rules/strength/ladder.ts";
