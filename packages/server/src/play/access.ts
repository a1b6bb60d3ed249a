// The access matrix: every role at every route for every file, against a table that was written by hand.
import type { GuardedRoute } from "../app/guard.ts";
import { NOT_SIGNED_IN, NOT_THERE, STEP_UP } from "../app/problem.ts";
import { type Grounds, PLACES, type Place, ROLES, type Role } from "./grounds.ts";

/** Who may use a route. */
type Admitted =
  | "anyone"
  | "whoever is signed in"
  | "readers"
  | "who may register"
  | "who may convene"
  | "administrators";

/** A route as the table has it: who is let in, which statuses they get there, and what is sent. */
interface Row {
  readonly admits: Admitted;
  /** Statuses of an answer to somebody admitted; a refusal by procedure or an unfit body shows that the guard was passed. */
  readonly gets: readonly number[];
  readonly body?: object;
  /** What follows the address: a stream would go on, so that it is asked for with a cursor it refuses. */
  readonly query?: string;
  /** Which kind of file the route is about; left out for none. */
  readonly about?: "case file" | "conference";
}

const CASE = { admits: "readers", about: "case file" } as const;
const MEETING = { admits: "readers", about: "conference" } as const;
const COMMAND = { kind: "nothing of the sort", body: {}, seen: null, office: "registry", key: "a-key-of-the-matrix" };

/** Every route of the instance by hand. */
const ROWS: Readonly<Record<string, Row>> = {
  "GET /api/health": { admits: "anyone", gets: [200] },
  "POST /api/session": { admits: "anyone", gets: [400], body: {} },
  "GET /api/session": { admits: "whoever is signed in", gets: [200] },
  "POST /api/session/step-up": { admits: "whoever is signed in", gets: [400], body: {} },
  "PUT /api/session/password": { admits: "whoever is signed in", gets: [400], body: {} },
  "DELETE /api/session": { admits: "whoever is signed in", gets: [200] },
  "GET /api/interface.json": { admits: "whoever is signed in", gets: [200] },
  "GET /api/live": { admits: "whoever is signed in", gets: [400], query: "?after=AQ" },
  "GET /api/house": { admits: "whoever is signed in", gets: [200] },
  "GET /api/inbox": { admits: "whoever is signed in", gets: [200] },
  "GET /api/case-files": { admits: "whoever is signed in", gets: [200] },
  "POST /api/case-files": { admits: "who may register", gets: [400], body: {} },
  "POST /api/case-files/:file/commands": { ...CASE, gets: [409], body: COMMAND },
  "GET /api/case-files/:file": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/acts": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/timeline": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/changes": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/positions": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/note-sheet": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/brief": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/reply": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/acts/:seq/receipt": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/checkpoint": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/export": { ...CASE, gets: [200] },
  "POST /api/case-files/:file/papers": { ...CASE, gets: [422], body: {} },
  "GET /api/case-files/:file/papers": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/papers/:paper": { ...CASE, gets: [200] },
  "POST /api/case-files/:file/papers/:paper/vetting": { ...CASE, gets: [400], body: {} },
  "DELETE /api/case-files/:file/papers/:paper/vetting": { ...CASE, gets: [200], query: "?party=PAK" },
  "GET /api/case-files/:file/papers/:paper/findings": { ...CASE, gets: [200], query: "?party=PAK" },
  "GET /api/case-files/:file/papers/:paper/text": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/papers/:paper/changes": { ...CASE, gets: [200], query: "?against=:paper" },
  "GET /api/case-files/:file/vettings": { ...CASE, gets: [200] },
  "GET /api/case-files/:file/mark": { ...CASE, gets: [200] },
  "PUT /api/case-files/:file/mark": { ...CASE, gets: [200], body: { seq: 1 } },
  "GET /api/case-files/:file/papers/:printed.:kind": { ...CASE, gets: [200] },
  "GET /api/conferences": { admits: "whoever is signed in", gets: [200] },
  "POST /api/conferences": { admits: "who may convene", gets: [400], body: {} },
  "POST /api/conferences/:file/commands": { ...MEETING, gets: [409], body: COMMAND },
  "GET /api/conferences/:file": { ...MEETING, gets: [200] },
  "GET /api/conferences/:file/lists": { ...MEETING, gets: [200] },
  "GET /api/conferences/:file/acts": { ...MEETING, gets: [200] },
  "GET /api/conferences/:file/acts/:seq/receipt": { ...MEETING, gets: [200] },
  "GET /api/conferences/:file/checkpoint": { ...MEETING, gets: [200] },
  "GET /api/conferences/:file/export": { ...MEETING, gets: [200] },
  "PUT /api/administration/house": { admits: "administrators", gets: [400], body: {} },
  "GET /api/administration/establishment": { admits: "administrators", gets: [200] },
  "POST /api/administration/establishment/commands": { admits: "administrators", gets: [400], body: {} },
  "GET /api/administration/people": { admits: "administrators", gets: [200] },
  "POST /api/administration/people": { admits: "administrators", gets: [400], body: {} },
  "DELETE /api/administration/people/:person": { admits: "administrators", gets: [200] },
};

/** Who reads which file, by hand: nothing here is taken from the policies. */
const READS: Readonly<Record<Place, readonly Role[]>> = {
  own: ["registry", "desk", "above", "asked"],
  other: ["registry", "above"],
  closed: ["registry", "desk", "above"],
  conference: ["registry", "desk", "asked", "stranger"],
  missing: [],
};
const REGISTERING: readonly Role[] = ["registry", "desk"];
const CONVENING: readonly Role[] = ["registry", "desk", "asked", "stranger"];

/** What came of a run. */
export interface MatrixFigures {
  readonly routes: number;
  readonly requests: number;
  readonly faults: readonly string[];
}

type Verdict = "let in" | "not there" | "not signed in" | "step up";

/** Runs the whole matrix. */
export async function accessMatrix(grounds: Grounds): Promise<MatrixFigures> {
  const { routes } = grounds.trial;
  const known = new Set(routes.map(nameOf));
  const faults = [
    ...[...known].filter((name) => ROWS[name] === undefined).map((name) => `${name} has no row in the matrix`),
    ...Object.keys(ROWS)
      .filter((name) => !known.has(name))
      .map((name) => `${name} is a row without a route`),
  ];
  // A session is ended last, since nothing more can be asked with it.
  const ordered = routes.toSorted(
    (a, b) => Number(nameOf(a) === "DELETE /api/session") - Number(nameOf(b) === "DELETE /api/session"),
  );
  let requests = 0;
  for (const role of ROLES) {
    for (const route of ordered) {
      const row = ROWS[nameOf(route)];
      if (row === undefined) continue;
      for (const place of row.about === undefined ? (["own"] as const) : PLACES) {
        requests += 1;
        const fault = await faultAt(grounds, { role, route, row, place, requests });
        if (fault !== null) faults.push(fault);
      }
    }
  }
  return { routes: known.size, requests, faults };
}

interface Cell {
  readonly role: Role;
  readonly route: GuardedRoute;
  readonly row: Row;
  readonly place: Place;
  readonly requests: number;
}

async function faultAt(grounds: Grounds, { role, route, row, place, requests }: Cell): Promise<string | null> {
  const { trial, cookies } = grounds;
  const cookie = cookies.get(role);
  const answer = await trial.app.inject({
    method: methodOf(route.method),
    url: addressOf(grounds, route.url + (row.query ?? ""), place),
    remoteAddress: `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`,
    headers: cookie === undefined ? {} : { cookie },
    ...(row.body === undefined ? {} : { payload: row.body }),
  });
  const expected = verdictFor(role, row, place);
  const found = `${answer.statusCode} ${answer.body.slice(0, 80)}`;
  const where = `${role} at ${nameOf(route)}, ${place}`;
  if (expected === "let in") return row.gets.includes(answer.statusCode) ? null : `${where}: is kept out, ${found}`;
  const [status, problem] = REFUSED[expected];
  const alike = answer.statusCode === status && answer.body === JSON.stringify(problem);
  return alike ? null : `${where}: ${expected} was due, ${found}`;
}

const REFUSED = {
  "not there": [404, NOT_THERE],
  "not signed in": [401, NOT_SIGNED_IN],
  "step up": [403, STEP_UP],
} as const;

function verdictFor(role: Role, row: Row, place: Place): Verdict {
  if (row.admits === "anyone") return "let in";
  if (role === "signed out") return "not signed in";
  if (row.admits === "administrators" && role === "stale administrator") return "step up";
  return isAdmitted(role, row, place) ? "let in" : "not there";
}

function isAdmitted(role: Role, { admits, about }: Row, place: Place): boolean {
  if (admits === "readers") return (place === "conference") === (about === "conference") && READS[place].includes(role);
  if (admits === "who may register") return REGISTERING.includes(role);
  if (admits === "who may convene") return CONVENING.includes(role);
  if (admits === "administrators") return role === "administrator";
  return true;
}

function addressOf({ files, papers, spare }: Grounds, url: string, place: Place): string {
  return url
    .replace(":file", files[place])
    .replace(":printed.:kind", "note-sheet.docx")
    .replaceAll(":paper", papers[place])
    .replace(":seq", "1")
    .replace(":person", spare);
}

function nameOf({ method, url }: Pick<GuardedRoute, "method" | "url">): string {
  return `${method} ${url}`;
}

function methodOf(method: string): "GET" | "POST" | "PUT" | "DELETE" {
  return method === "POST" || method === "PUT" || method === "DELETE" ? method : "GET";
}
