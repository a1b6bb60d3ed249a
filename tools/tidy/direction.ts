import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { PURE_ROOMS, ROOMS } from "./lists.ts";
import { type Check, type Fault, faultAt, type House, isTest, type Module, roomOf, type Source } from "./source.ts";

/** Rooms import only the rooms below them, by the rooms' names; npm hoists, so nothing else would notice. */
export const direction: Check = {
  name: "direction between rooms",
  find: (house) => [
    ...house.modules.flatMap(importFaults),
    ...house.sources.flatMap(manifestFaults),
    ...unlisted(house),
  ],
};

/** Pure rooms take clock, chance, disk and locale as parameters. */
export const purity: Check = {
  name: "pure rooms",
  find: (house) => house.modules.filter(isPure).flatMap(impureFaults),
};

interface Import {
  readonly name: string;
  readonly start: number;
}

function importsOf(module: Module): readonly Import[] {
  return module.nodes.flatMap(({ node }) => {
    const hasSource =
      node.type === "ImportDeclaration" ||
      node.type === "ExportNamedDeclaration" ||
      node.type === "ExportAllDeclaration" ||
      node.type === "ImportExpression" ||
      node.type === "TSImportType";
    if (!hasSource || node.source?.type !== "Literal" || typeof node.source.value !== "string") return [];
    return [{ name: node.source.value, start: node.start }];
  });
}

function importFaults(module: Module): readonly Fault[] {
  const room = roomOf(module.path);
  return importsOf(module).flatMap(({ name, start }) => {
    const fault = (what: string): readonly Fault[] => [faultAt(module, start, what)];
    if (name.startsWith(".")) {
      if (!/\.(ts|tsx|mjs|json)$/.test(name)) return fault(`"${name}" lacks its suffix`);
      const target = posix.join(posix.dirname(module.path), name);
      return roomOf(target) === room ? [] : fault(`"${name}" leaves the room by its path; import the room by name`);
    }
    const [, wanted, rest] = /^@travaux\/([^/]+)(\/.*)?$/.exec(name) ?? [];
    if (wanted === undefined || room === null) return [];
    if (rest !== undefined) return fault(`"${name}" reaches behind the index of its room`);
    return (ROOMS[room] ?? []).includes(wanted) ? [] : fault(`${room} may not import ${wanted}`);
  });
}

function manifestFaults({ path, text }: Source): readonly Fault[] {
  const room = roomOf(path);
  if (room === null || path !== `packages/${room}/package.json`) return [];
  const manifest: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = JSON.parse(text);
  const wanted = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]
    .flatMap((field) => Object.keys(manifest[field] ?? {}))
    .flatMap((name) => /^@travaux\/(.+)$/.exec(name)?.[1] ?? []);
  return wanted
    .filter((other) => !(ROOMS[room] ?? []).includes(other))
    .map((other) => ({ path, line: 0, what: `${room} may not depend on ${other}` }));
}

function unlisted(house: House): readonly Fault[] {
  const rooms = new Set(house.sources.map(({ path }) => roomOf(path)).filter((room) => room !== null));
  return [...rooms]
    .filter((room) => !(room in ROOMS))
    .map((room) => ({ path: `packages/${room}`, line: 0, what: "is a room without a place among the others" }));
}

function isPure({ path }: Module): boolean {
  return PURE_ROOMS.includes(roomOf(path) ?? "") && !isTest(path);
}

const IMPURE_NAMES = new Set([
  "globalThis",
  "process",
  "Buffer",
  "Intl",
  "performance",
  "fetch",
  "setTimeout",
  "setInterval",
  "require",
]);
const IMPURE_CALLS = new Set([
  "Date.now",
  "Math.random",
  "crypto.randomUUID",
  "crypto.getRandomValues",
  "Temporal.Now",
]);
const LOCAL_METHODS = /^(toLocale\w+|localeCompare)$/;

function impureFaults(module: Module): readonly Fault[] {
  const imported = importsOf(module)
    .filter(({ name }) => isBuiltin(name))
    .map(({ name, start }) => faultAt(module, start, `imports ${name}`));
  const used = module.nodes.flatMap(({ node, parent }) => {
    const fault = (what: string): readonly Fault[] => [faultAt(module, node.start, what)];
    if (node.type === "NewExpression" || node.type === "CallExpression") {
      const isDate = node.callee.type === "Identifier" && node.callee.name === "Date";
      return isDate && node.arguments.length === 0 ? fault("reads the clock") : [];
    }
    if (node.type === "MemberExpression" && node.property.type === "Identifier") {
      const whole = node.object.type === "Identifier" ? `${node.object.name}.${node.property.name}` : "";
      if (IMPURE_CALLS.has(whole)) return fault(`uses ${whole}`);
      return !node.computed && LOCAL_METHODS.test(node.property.name) ? fault(`uses ${node.property.name}`) : [];
    }
    if (node.type !== "Identifier" || !IMPURE_NAMES.has(node.name)) return [];
    const isName =
      (parent?.type === "MemberExpression" && parent.property === node && !parent.computed) ||
      ((parent?.type === "Property" || parent?.type === "TSPropertySignature") && parent.key === node);
    return isName ? [] : fault(`uses ${node.name}`);
  });
  return [...imported, ...used];
}
