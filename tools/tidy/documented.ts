import type { Statement } from "oxc-parser";
import { type Check, type Fault, faultAt, isTest, type Module, roomOf, type Source } from "./source.ts";

/** Every export says in a sentence what it is, directly above it. */
export const documented: Check = {
  name: "documented exports",
  find: (house) =>
    house.modules.filter(({ path }) => !isTest(path) && /\.tsx?$/.test(path)).flatMap(undocumentedExports),
};

function undocumentedExports(module: Module): readonly Fault[] {
  const declarations = module.program.body.filter((statement) => statement.type !== "ImportDeclaration");
  const listed = new Set(declarations.flatMap(namesListed));
  return declarations.flatMap((statement) => {
    const inner = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    const names = inner === null ? namesOf(statement).filter((name) => listed.has(name)) : namesOf(inner);
    if (names.length === 0 || hasDocComment(module, statement)) return [];
    return [faultAt(module, statement.start, `the export "${names.join(", ")}" has no doc comment`)];
  });
}

/** What `export { a, b }` names; documented where it is declared. Re-exports are documented at their source. */
function namesListed(statement: Statement): readonly string[] {
  if (statement.type !== "ExportNamedDeclaration" || statement.source !== null) return [];
  return statement.specifiers.map(({ local }) => ("name" in local ? local.name : ""));
}

function namesOf(statement: Statement): readonly string[] {
  switch (statement.type) {
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return statement.id ? [statement.id.name] : [];
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
    default:
      return [];
  }
}

function hasDocComment(module: Module, statement: Statement): boolean {
  const before = module.comments.filter(({ end }) => end <= statement.start).at(-1);
  if (before === undefined || before.type !== "Block" || !before.value.startsWith("*")) return false;
  if (module.text.slice(before.end, statement.start).trim() !== "") return false;
  const words = before.value.replace(/[*\s]+/g, " ").trim();
  return words.split(" ").length >= 3;
}

/**
 * The test stands beside the code: in its folder, or, for a folder that holds the pieces of one thing, beside the folder
 * and named after it (`docx.test.ts` or `render-docx.test.ts` for `docx/`).
 */
export const tested: Check = {
  name: "tests beside code",
  find: (house) => {
    const tests = house.modules.map(({ path }) => path).filter(isTest);
    const isBeside = (folder: string): boolean =>
      tests.some((test) => folderOf(test) === folder || isNamedAfter(test, folder));
    const untested = house.modules
      .filter(({ path }) => roomOf(path) !== null && !isTest(path) && !isBeside(folderOf(path)))
      .filter(hasFunctions);
    return [
      ...untested.map(({ path }) => ({ path, line: 0, what: "has functions, and no test stands beside it" })),
      ...house.sources.flatMap(apart),
    ];
  },
};

function isNamedAfter(test: string, folder: string): boolean {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  const file = test.slice(test.lastIndexOf("/") + 1);
  return folderOf(test) === folderOf(folder) && (file === `${name}.test.ts` || file.endsWith(`-${name}.test.ts`));
}

function apart({ path }: Source): readonly Fault[] {
  if (!isTest(path) || !/(^|\/)(tests?|__tests__|spec)\//.test(path)) return [];
  return [{ path, line: 0, what: "stands apart from the code it tests" }];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function hasFunctions({ program }: Module): boolean {
  return program.body.some((statement) => {
    const inner = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    return inner?.type === "FunctionDeclaration";
  });
}
