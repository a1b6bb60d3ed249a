import type { Node } from "oxc-parser";
import { CONFIG_FILES, PARSERS } from "./lists.ts";
import { type Check, type Fault, faultAt, type House, isTest, type Module, roomOf } from "./source.ts";

/** No default exports, no `any`, no `as` outside parsers, one index per package and no other barrel. */
export const style: Check = {
  name: "style",
  find: (house) => house.modules.flatMap((module) => [...typeFaults(module), ...exportFaults(module)]),
};

/** Every room has its one hand-written index. */
export const indexes: Check = {
  name: "one index per package",
  find: (house) => [...missingIndexes(house), ...strayIndexes(house)],
};

function typeFaults(module: Module): readonly Fault[] {
  const isParser = PARSERS.some((path) => module.path.startsWith(path));
  return module.nodes.flatMap(({ node }) => {
    if (node.type === "TSAnyKeyword") return [faultAt(module, node.start, "the type `any`")];
    const isCast = node.type === "TSAsExpression" || node.type === "TSTypeAssertion";
    if (!isCast || isParser || isConst(node.typeAnnotation)) return [];
    return [faultAt(module, node.start, "`as` outside a parser")];
  });
}

function isConst(type: Node): boolean {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const";
}

function exportFaults(module: Module): readonly Fault[] {
  const isIndex = /^packages\/[^/]+\/src\/index\.ts$/.test(module.path);
  return module.program.body.flatMap((statement) => {
    const fault = (what: string): Fault => faultAt(module, statement.start, what);
    if (statement.type === "ExportDefaultDeclaration") {
      return CONFIG_FILES.includes(module.path) ? [] : [fault("a default export")];
    }
    if (statement.type === "ExportAllDeclaration") return [fault("`export *`: name what is exported")];
    if (statement.type !== "ExportNamedDeclaration") return [];
    const asDefault = statement.specifiers.some(({ exported }) => "name" in exported && exported.name === "default");
    if (asDefault) return [fault("a default export")];
    if (statement.source !== null && !isIndex) return [fault("a re-export outside the package's index.ts")];
    return [];
  });
}

function missingIndexes(house: House): readonly Fault[] {
  const rooms = new Set(house.modules.map(({ path }) => roomOf(path)).filter((room) => room !== null));
  const paths = new Set(house.modules.map(({ path }) => path));
  return [...rooms]
    .map((room) => `packages/${room}/src/index.ts`)
    .filter((path) => !paths.has(path))
    .map((path) => ({ path, line: 0, what: "is missing" }));
}

function strayIndexes(house: House): readonly Fault[] {
  return house.modules
    .filter(({ path }) => /(^|\/)index\.(ts|tsx|mjs|js)$/.test(path) && !/^packages\/[^/]+\/src\/index\.ts$/.test(path))
    .filter(({ path }) => !isTest(path))
    .map(({ path }) => ({ path, line: 0, what: "is a second index" }));
}
