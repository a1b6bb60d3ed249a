// An instance with one of everything, and somebody in every role, for the access matrix and the sweep for leaks.
import type { JsonObject } from "@travaux/procedure";
import type { StoreOptions, TrialPlace } from "@travaux/record";
import { type Obeyed, obey } from "../files/commands.ts";
import type { Files } from "../files/files.ts";
import { openFile } from "../files/opening.ts";
import { appointForTrial, describeTrialHouse, trialRegistration } from "../files/trial-house.ts";
import { type Enrollee, enrolled, openTrialInstance, signedIn, type Trial } from "../instance/trial.ts";

/** Everybody who asks. `stranger` holds an office that reads none of the case files; `nobody` holds no office. */
export const ROLES = [
  "registry",
  "desk",
  "above",
  "asked",
  "stranger",
  "nobody",
  "administrator",
  "stale administrator",
  "signed out",
] as const;

/** One of those who ask. */
export type Role = (typeof ROLES)[number];

/** Every file that is asked for: one's own, another party's, a closed one, a conference's, one that is not there. */
export const PLACES = ["own", "other", "closed", "conference", "missing"] as const;

/** One of the files that are asked for. */
export type Place = (typeof PLACES)[number];

/** The instance, who is in it, and what. */
export interface Grounds {
  readonly trial: Trial;
  /** The cookie of each role; undefined for who is signed out. */
  readonly cookies: ReadonlyMap<Role, string | undefined>;
  readonly files: Readonly<Record<Place, string>>;
  /** A paper in each file. */
  readonly papers: Readonly<Record<Place, string>>;
  /** Somebody whose account may be closed. */
  readonly spare: string;
  readonly people: Readonly<Record<"registry" | "desk" | "legal", string>>;
}

const OFFICES: Readonly<Partial<Record<Role, string>>> = {
  registry: "registry",
  desk: "so-conferences",
  above: "js-multilateral",
  asked: "ds-legal",
  stranger: "so-economic",
};

/** The name of a paper that is put into each file, with words in it that others must not see. */
export interface PaperWords {
  readonly name: string;
  readonly words: string;
  /** The head of the delegation in the conference file. */
  readonly head?: string;
  /** The subject under which the case files are registered. */
  readonly subject?: string;
}

const PLAIN: PaperWords = { name: "note.txt", words: "A note." };
const MISSING_FILE = "c-000000000000000000000000";

/** Makes the grounds at a place. */
export async function openGrounds(
  place: TrialPlace,
  paper: PaperWords = PLAIN,
  interrupt?: StoreOptions["interrupt"],
): Promise<Grounds> {
  const trial = await openTrialInstance(place, {}, interrupt);
  const { files } = trial.around.desk;
  await describeTrialHouse(files);
  const people = new Map<Role, Enrollee>();
  for (const role of ROLES) {
    if (role === "signed out") continue;
    const person = await enrolled(trial, `Officer ${role}`, role.endsWith("administrator"));
    people.set(role, person);
    const office = OFFICES[role];
    if (office !== undefined) await appointForTrial(files, person.person, office);
  }
  const idOf = (role: Role): string => people.get(role)?.person ?? "";
  const { own, other, closed } = await caseFiles(files, idOf, paper.subject);
  const conference = await openFile(files, {
    kind: "conference",
    person: idOf("desk"),
    office: "so-conferences",
    key: "open-k",
  });
  await convened(files, conference, idOf("desk"), paper.head);
  const opened = { own, other, closed, conference, missing: MISSING_FILE };
  const papers: Record<Place, string> = { own: "", other: "", closed: "", conference: "", missing: "0".repeat(64) };
  for (const each of PLACES)
    if (each !== "missing") papers[each] = await keptPaper(files, opened[each], paper, idOf("registry"));
  const spare = (await enrolled(trial, "Officer spare")).person;
  const persons = { registry: idOf("registry"), desk: idOf("desk"), legal: idOf("asked") };
  return { trial, cookies: await allSignedIn(trial, people), files: opened, papers, spare, people: persons };
}

/** A command in a case file, given by somebody in an office; fails where it is refused. */
export async function given(
  files: Files,
  file: string,
  by: { readonly person: string; readonly office: string },
  kind: string,
  body: JsonObject,
): Promise<Obeyed> {
  const { seq } = await files.cases.folds.now(file);
  const order = {
    file,
    command: { kind, body, seen: seq },
    actor: by.person,
    office: by.office,
    key: `${kind.replaceAll(" ", "-")}-${seq}`,
  };
  const obeyed = await obey(files, files.cases, order);
  if (obeyed.outcome === "refused") throw new Error(`${kind}: ${obeyed.refusal.message}`);
  return obeyed;
}

/** A conference with a delegation; the name of its head is for those who read the file. */
async function convened(files: Files, file: string, person: string, head = "Aylin Demir"): Promise<void> {
  const acts: readonly (readonly [string, JsonObject])[] = [
    ["convene", CONFERENCE],
    ["enter delegation", { delegation: "PEL", name: "Pelagia", capacity: "State" }],
    ["name member", { delegation: "PEL", person: head, office: "Minister", function: "head" }],
  ];
  for (const [kind, body] of acts) {
    const command = { kind, body, seen: null };
    const key = kind.replaceAll(" ", "-");
    const obeyed = await obey(files, files.conferences, {
      file,
      command,
      actor: person,
      office: "so-conferences",
      key,
    });
    if (obeyed.outcome === "refused") throw new Error(`${kind}: ${obeyed.refusal.message}`);
  }
}

const CONFERENCE: JsonObject = {
  name: "Lost Nets",
  occasion: null,
  host: "Portugal",
  venue: "Lisbon",
  zone: "Europe/Lisbon",
  opens: "2031-06-10",
  closes: "2031-06-11",
};

async function caseFiles(files: Files, idOf: (role: Role) => string, subject = "LOST NETS") {
  const registry = { person: idOf("registry"), office: "registry" };
  const desk = { person: idOf("desk"), office: "so-conferences" };
  const open = (key: string) => openFile(files, { kind: "case file", ...registry, key });
  const own = await open("open-a");
  await given(files, own, registry, "register", trialRegistration(subject));
  await given(files, own, desk, "vet", { version: "zero draft", party: "PAK", report: null, clauses: [] });
  const ask = { divisions: ["legal"], question: null, deadline: { kind: "precedence" } };
  await given(files, own, desk, "circulate", ask);
  const other = await open("open-b");
  await given(files, other, registry, "register", { ...trialRegistration(subject), desk: "so-europe" });
  const closed = await open("open-c");
  await given(files, closed, registry, "register", trialRegistration(subject));
  await given(files, closed, desk, "close", { reason: "Withdrawn by its sender." });
  return { own, other, closed };
}

async function keptPaper(files: Files, file: string, { name, words }: PaperWords, person: string): Promise<string> {
  const bytes = Buffer.from(words);
  const commitment = await files.store.attach(file, bytes);
  const at = new Date(files.now()).toISOString();
  const row = { file, commitment, name, kind: "text", bytes: bytes.length, person, at, words: words.toLowerCase() };
  await files.database.insertInto("travaux_papers").values(row).execute();
  return commitment;
}

/** Signs everybody in; the stale administrator long before the others, the other administrator last. */
async function allSignedIn(
  trial: Trial,
  people: ReadonlyMap<Role, Enrollee>,
): Promise<ReadonlyMap<Role, string | undefined>> {
  const cookies = new Map<Role, string | undefined>();
  const order: readonly Role[] = [
    "stale administrator",
    ...ROLES.filter((role) => !role.endsWith("administrator")),
    "administrator",
  ];
  for (const role of order) {
    const person = people.get(role);
    cookies.set(role, person === undefined ? undefined : await signedIn(trial, person));
    if (role === "stale administrator") trial.clock.now += 6 * 60_000;
  }
  return cookies;
}
