import type { Node } from "oxc-parser";
import { type Check, type Fault, faultAt, type Module, type Source } from "./source.ts";

/** Words that say nothing: a name that needs one has not been found yet. */
const EMPTY_WORDS = /^(items?|data|managers?|helpers?|process|processes|processors?|utils?|utilities)$/;
const EMPTY_FOLDERS = /^(utils?|helpers?|common)$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/;

/** Names we coin use the words of the trade, and never the words that fit anything. */
export const names: Check = {
  name: "names",
  find: (house) => [...house.sources.flatMap(pathNames), ...house.modules.flatMap(declaredNames)],
};

function pathNames({ path }: Source): readonly Fault[] {
  const faults: Fault[] = [];
  const parts = path.split("/");
  for (const folder of parts.slice(0, -1)) {
    if (EMPTY_FOLDERS.test(folder)) faults.push({ path, line: 0, what: `lies in a folder named "${folder}"` });
  }
  for (const part of parts) {
    const word = emptyWord(part);
    if (word !== null && !EMPTY_FOLDERS.test(part)) {
      faults.push({ path, line: 0, what: `has "${word}" in its path` });
    }
  }
  const file = parts.at(-1) ?? "";
  if (/\.(ts|tsx|mjs)$/.test(file) && !KEBAB_CASE.test(file)) {
    faults.push({ path, line: 0, what: "is not named in kebab-case" });
  }
  return faults;
}

function declaredNames(module: Module): readonly Fault[] {
  const declared = module.nodes.flatMap(({ node }) => coinedBy(node));
  return declared.flatMap((node) => {
    const word = node.type === "Identifier" ? emptyWord(node.name) : null;
    if (node.type !== "Identifier" || word === null) return [];
    return [faultAt(module, node.start, `the name "${node.name}" contains "${word}"`)];
  });
}

/**
 * The names born at a node. Uses of a name and keys of object literals (a library may demand them) are not births; nor is
 * the shorthand `{ data } = …`, whose name is the library's.
 */
function coinedBy(node: Node): readonly Node[] {
  switch (node.type) {
    case "VariableDeclarator":
      return boundBy(node.id);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "TSDeclareFunction":
      return [...(node.id ? [node.id] : []), ...node.params.flatMap(boundBy)];
    case "ArrowFunctionExpression":
    case "TSFunctionType":
      return node.params.flatMap(boundBy);
    case "TSMethodSignature":
      return [node.key, ...node.params.flatMap(boundBy)];
    case "ClassDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
      return node.id ? [node.id] : [];
    case "TSPropertySignature":
    case "PropertyDefinition":
    case "MethodDefinition":
      return node.computed ? [] : [node.key];
    case "CatchClause":
      return node.param ? boundBy(node.param) : [];
    case "ExportSpecifier":
      return [node.exported];
    default:
      return [];
  }
}

/** The identifiers that a pattern binds: `{ a, b: [c] }` binds c of ours, and a, whose name came from elsewhere. */
function boundBy(pattern: Node): readonly Node[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((part) => {
        if (part.type === "RestElement") return boundBy(part);
        return part.shorthand ? [] : boundBy(part.value);
      });
    case "ArrayPattern":
      return pattern.elements.flatMap((part) => (part === null ? [] : boundBy(part)));
    case "AssignmentPattern":
      return boundBy(pattern.left);
    case "RestElement":
      return boundBy(pattern.argument);
    default:
      return [];
  }
}

/** The empty word in a name, taken apart at case changes, digits, dashes, dots and underscores; or null. */
function emptyWord(name: string): string | null {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z]+/);
  return words.find((word) => EMPTY_WORDS.test(word.toLowerCase())) ?? null;
}
