import { TravauxError } from "@travaux/instrument";
import {
  addFacts,
  builtinRegister,
  type Conflict,
  conflictsIn,
  type Facts,
  type InstrumentEntry,
  instrumentByKey,
  isDay,
  type PartyAt,
  partiesAt,
  positionOf,
  positionSentence,
  type Register,
  registerWith,
  type StatusRow,
  stateCode,
  stateName,
} from "@travaux/vetting";
import type { Progress } from "../../progress.ts";
import { checkedJson } from "../../shapes/checked.ts";
import { importShape, statusShape, whoShape } from "../../shapes/treaty-shapes.ts";
import { type FactsSurroundings, factsFolder, openFacts, saveFacts } from "./facts-folder.ts";
import { type FileFacts, factFiles, readFactFile, titlesFrom } from "./read-facts.ts";

/** Options common to the commands of the register. */
export interface TreatyFlags {
  readonly register?: string;
  readonly json?: boolean;
}

/** What these commands are given. */
export interface TreatySurroundings extends FactsSurroundings {
  /** ISO 8601. */
  readonly today: string;
  readonly progress: (total: number) => Progress;
  readonly tell: (line: string) => void;
}

interface Opened {
  readonly register: Register;
  readonly facts: Facts;
  /** The house's register with the imported facts: what is taken of each State and treaty. */
  readonly together: Register;
}

async function opened(flags: TreatyFlags, around: TreatySurroundings): Promise<Opened> {
  const facts = await openFacts(factsFolder(flags.register, around));
  const register = builtinRegister();
  return { register, facts, together: registerWith(register, facts) };
}

function entryOf(register: Register, typed: string): InstrumentEntry {
  const entry = instrumentByKey(register, typed.toUpperCase());
  if (entry !== null) return entry;
  const near = register.instruments.filter(({ key, title }) =>
    `${key} ${title}`.toLowerCase().includes(typed.toLowerCase()),
  );
  const names = near.slice(0, 6).map(({ key, title }) => `${key} (${title})`);
  throw new TravauxError(
    "E_INSTRUMENT_UNKNOWN",
    `The register has no instrument ${typed}.`,
    names.length === 0 ? "Use its key: UNTOC, SOM, ICCPR." : `Did you mean ${names.join("; ")}?`,
  );
}

function stateOf(typed: string): string {
  const code = stateCode(typed.toUpperCase()) ?? stateCode(typed);
  if (code !== null) return code;
  throw new TravauxError(
    "E_STATE_UNKNOWN",
    `"${typed}" is not a State.`,
    "Use the three letters of ISO 3166, or its name.",
  );
}

/** `travaux treaty status TREATY STATE`: where a State stands, what every source says, and where they differ. */
export async function statusCommand(
  treaty: string,
  typed: string,
  flags: TreatyFlags,
  around: TreatySurroundings,
): Promise<string> {
  const { register, facts, together } = await opened(flags, around);
  const entry = entryOf(together, treaty);
  const state = stateOf(typed);
  const sentence = positionSentence(together, entry.key, state);
  const { rows, conflicts, statements } = positionOf(register, facts, entry.key, state);
  if (flags.json === true) {
    const answer = { instrument: entry.key, title: entry.title, state, sentence, rows, conflicts, statements };
    return checkedJson(statusShape, answer);
  }
  const lines = [
    `${entry.title} (${entry.key}): ${stateName(state) ?? state}`,
    sentence,
    ...rows.map((row) => `  ${rowWords(row)}`),
    ...conflicts.map((conflict) => `  sources differ on ${conflictWords(conflict)}`),
    ...statements.map(({ kind, articles, note, asOf, source }) => {
      const on = articles.length === 0 ? "" : ` on ${articles.join(", ")}`;
      return `  ${kind}${on} (${source}, ${asOf}): ${note}`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function rowWords({ status, signed, ratified, asOf, source, sureness }: StatusRow): string {
  const acts = [
    signed === null ? null : `signed ${signed}`,
    ratified === null ? null : `${ratified.how ?? "bound"}${ratified.date === null ? "" : ` ${ratified.date}`}`,
  ].filter((each) => each !== null);
  return `${status}${acts.length === 0 ? "" : `: ${acts.join(", ")}`} · ${source}, as of ${asOf}, sureness ${sureness}`;
}

function conflictWords({ on, rows: [one, other] }: Conflict): string {
  const value = ({ status, signed, ratified }: StatusRow): string => {
    if (on === "status") return status;
    if (on === "signature") return signed ?? "";
    return (on === "date" ? ratified?.date : ratified?.how) ?? "";
  };
  return `${on}: ${value(one)} (${one.source}, ${one.asOf}) and ${value(other)} (${other.source}, ${other.asOf})`;
}

/** Options of `travaux treaty who` as typed. */
export interface WhoFlags extends TreatyFlags {
  readonly asOf?: string;
}

/** `travaux treaty who TREATY [--as-of DAY]`: who had consented to be bound by that day, as far as the sources go. */
export async function whoCommand(treaty: string, flags: WhoFlags, around: TreatySurroundings): Promise<string> {
  const { register, facts, together } = await opened(flags, around);
  const entry = entryOf(together, treaty);
  const day = dayOf(flags.asOf ?? around.today);
  const found = partiesAt(register, facts, entry.key, day);
  const sources = [
    ...new Set(
      [...found.parties, ...found.signatories, ...found.undated].map(({ row }) => `${row.source}, as of ${row.asOf}`),
    ),
  ];
  if (flags.json === true) {
    return checkedJson(whoShape, { instrument: entry.key, title: entry.title, asOf: day, ...found, sources });
  }
  const list = (head: string, all: readonly PartyAt[]): readonly string[] =>
    all.length === 0 ? [] : [`${head}: ${all.length}`, ...all.map((party) => `  ${partyWords(party)}`)];
  const counts = entry.counts;
  const lines = [
    `${entry.title} (${entry.key}) at ${day}`,
    ...list("had consented to be bound", found.parties),
    ...list("had signed only", found.signatories),
    ...list("are parties since a day that no source gives", found.undated),
    ...list("consented later", found.later),
    ...sources.map((source) => `source: ${source}`),
    ...(counts === undefined ? [] : [`the depositary counted ${counts.parties} parties at ${counts.asOf}`]),
    "States without a row are not listed: a table that lacks one proves nothing. Withdrawals are not in the sources.",
  ];
  return `${lines.join("\n")}\n`;
}

function dayOf(typed: string): string {
  const [year, month, day] = /^\d{4}-\d\d-\d\d$/.test(typed) ? typed.split("-").map(Number) : [];
  if (year !== undefined && month !== undefined && day !== undefined && isDay(year, month, day)) return typed;
  throw new TravauxError("E_USAGE", `"${typed}" is not a day.`, "Write 2015-03-01.");
}

function partyWords({ state, date, how, row, contradicted }: PartyAt): string {
  const act = date === null ? "" : ` ${date}`;
  const older = row.sureness === "A" ? "" : ` (sureness ${row.sureness})`;
  return `${state} ${stateName(state) ?? ""}${act}${how === null ? "" : ` ${how}`}${older}${contradicted ? " — sources differ" : ""}`;
}

/** Options of `travaux treaty import` as typed. */
export interface ImportFlags extends TreatyFlags {
  readonly key?: string;
  readonly asOf?: string;
  readonly source?: string;
  readonly index?: string;
}

/** `travaux treaty import FILE…`: facts are added beside those there, never in their place; all files or none. */
export async function importCommand(
  named: readonly string[],
  flags: ImportFlags,
  around: TreatySurroundings,
): Promise<string> {
  const folder = factsFolder(flags.register, around);
  const before = await openFacts(folder);
  const register = registerWith(builtinRegister(), before);
  const typed = { key: flags.key?.toUpperCase() ?? null, asOf: asOfDate(flags.asOf), source: flags.source ?? null };
  const titles = await titlesFrom(flags.index);
  const paths = await factFiles(named);
  if (paths.length === 0) throw new TravauxError("E_REGISTER_TABLE", "There is no table to import.", "Name files.");
  const progress = around.progress(paths.length);
  const read: FileFacts[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      progress.step(index, path);
      read.push(await readFactFile(path, typed, register, titles));
    }
  } finally {
    progress.end();
  }
  const after = read.reduce((facts, { facts: more }) => addFacts(facts, more), before);
  await saveFacts(folder, after);
  return reported(read, { folder, before, after, register }, flags.json === true);
}

function asOfDate(typed: string | undefined): string | null {
  if (typed === undefined) return null;
  if (/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(typed)) return typed;
  throw new TravauxError("E_USAGE", `"${typed}" is not a date.`, "Write 2015-03-01, 2015-03 or 2015.");
}

interface Outcome {
  readonly folder: string;
  readonly before: Facts;
  readonly after: Facts;
  readonly register: Register;
}

function reported(read: readonly FileFacts[], { folder, before, after, register }: Outcome, asJson: boolean): string {
  const names = new Set(
    read.flatMap(({ facts }) => facts.rows.map(({ instrument, state }) => `${instrument} ${state}`)),
  );
  const conflicts = conflictsIn(builtinRegister(), after, names);
  const unresolved = read.flatMap(({ file, unresolved: all }) => all.map((participant) => ({ file, participant })));
  const unread = read.flatMap(({ file, unread: all }) => all.map((cell) => ({ file, ...cell })));
  const answer = {
    register: folder,
    files: read.length,
    participants: read.reduce((sum, { participants }) => sum + participants, 0),
    rows: read.reduce((sum, { facts }) => sum + facts.rows.length, 0),
    statements: read.reduce((sum, { facts }) => sum + facts.statements.length, 0),
    added: after.rows.length + after.statements.length - before.rows.length - before.statements.length,
    newInstruments: after.instruments
      .filter(({ key }) => instrumentByKey(register, key) === null)
      .map(({ key }) => key),
    organisations: [...new Set(read.flatMap(({ organisations }) => organisations))].sort(),
    unresolved,
    unread,
    conflicts,
  };
  if (asJson) return checkedJson(importShape, answer);
  const lines = [
    `files ${answer.files}, participants ${answer.participants}, rows ${answer.rows}, statements of States ${answer.statements}; ${answer.added} new in ${folder}`,
    `organisations and States that are no more, left out: ${answer.organisations.join(", ") || "none"}`,
    `names not resolved: ${unresolved.length}`,
    ...unresolved.map(({ file, participant }) => `  ${file}: ${participant}`),
    `cells not read: ${unread.length}`,
    ...unread.map(({ file, participant, column, cell }) => `  ${file}: ${participant}: ${cell} (${column})`),
    `sources differ: ${conflicts.length}`,
    ...conflicts.map(
      (conflict) => `  ${conflict.rows[0].instrument} ${conflict.rows[0].state}: ${conflictWords(conflict)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
