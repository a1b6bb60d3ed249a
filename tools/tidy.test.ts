import { expect, test } from "vitest";
import { CHECKS } from "./tidy/checks.ts";
import { lengthFigures } from "./tidy/lengths.ts";
import { houseOf, type Source } from "./tidy/source.ts";

/** A small house in good order; each test plants one fault in it, or one thing that only looks like a fault. */
const SOUND: Readonly<Record<string, string>> = {
  "docs/errors.md":
    "| code | what happened | what to do |\n|---|---|---|\n| E_BLANK | The text is blank. | Add text. |\n",
  "package.json": `{ "devDependencies": { "vitest": "5.1.1" } }`,
  "package-lock.json": `{ "packages": { "node_modules/saxes": { "version": "6.0.0", "integrity": "sha512-x", "license": "ISC" } } }`,
  "packages/instrument/package.json": `{ "dependencies": {} }`,
  "packages/instrument/src/index.ts": `export { label } from "./label.ts";\n`,
  "packages/instrument/src/label.ts": `/** The label of a clause. */
export function label(text: string): string {
  if (text === "") throw new Error("E_BLANK");
  return text;
}
`,
  "packages/instrument/src/label.test.ts": `import { label } from "./label.ts";\nlabel("1");\n`,
  "packages/vetting/package.json": `{ "dependencies": { "@travaux/instrument": "0.1.0", "zod": "4.6.7" } }`,
  "packages/vetting/src/index.ts": `export { rule } from "./rule.ts";\n`,
  "packages/vetting/src/rule.ts": `import { label } from "@travaux/instrument";\n/** The name of a rule. */\nexport const rule: string = label("1");\n`,
  // Enough short files that one long one does not move the 90th percentile.
  ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`packages/vetting/src/rule-${at}.test.ts`, ""])),
};

/** What tidy says about the sound house with some files added or replaced: "check: path what". */
function tidy(planted: Readonly<Record<string, string>>): readonly string[] {
  const sources: Source[] = Object.entries({ ...SOUND, ...planted }).map(([path, text]) => ({ path, text }));
  const house = houseOf(sources);
  return CHECKS.flatMap((check) =>
    check.find(house).map(({ path, line, what }) => `${check.name}: ${path}:${line} ${what}`),
  );
}

const PLACE = "packages/instrument/src/planted.ts";
const documented = (code: string): string => `/** A thing that is planted. */\n${code}\n`;
const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

test("a house in good order has no fault", () => {
  expect(tidy({})).toEqual([]);
});

const FAULTS: readonly (readonly [string, string, string, string])[] = [
  ["a file of 501 lines", PLACE, lines(501, "// line"), "lengths of files and functions: .* has 501 lines"],
  ["a function of 71 lines", PLACE, `const f = () => {\n${lines(69, "  f();")}};\n`, "a function of 71 lines"],
  ["an empty word in a constant", PLACE, "const userData = 1;\n", 'names: .*:1 the name "userData" contains "Data"'],
  ["an empty word in a function", PLACE, "function itemOf() {}\n", '"itemOf" contains "item"'],
  ["an empty word in a parameter", PLACE, "const f = (items: string[]) => items;\n", '"items"'],
  ["an empty word in a member", PLACE, "interface A { readonly helper: string }\n", '"helper"'],
  ["an empty word taken out of an object", PLACE, "const { a: data } = { a: 1 };\n", '"data"'],
  ["an empty word in a type", PLACE, "type FileManager = string;\n", '"FileManager"'],
  ["an empty word in a file's name", "packages/instrument/src/text-util.ts", "", 'has "util" in its path'],
  ["a folder for whatever", "packages/instrument/src/common/a.ts", "", 'a folder named "common"'],
  ["a file not in kebab-case", "packages/instrument/src/LabelOf.ts", "", "not named in kebab-case"],
  ["a default export", PLACE, documented("export default 1;"), "style: .*a default export"],
  ["a default export by another way", PLACE, "const a = 1;\nexport { a as default };\n", "a default export"],
  ["any", PLACE, "const a = (b: any) => b;\n", "the type `any`"],
  ["as", PLACE, "const a = 1 as unknown;\n", "`as` outside a parser"],
  ["export everything", PLACE, `export * from "./label.ts";\n`, "`export \\*`"],
  ["a barrel inside", PLACE, `export { label } from "./label.ts";\n`, "a re-export outside"],
  ["a second index", "packages/instrument/src/label/index.ts", "", "one index per package: .*second index"],
  ["no index", "packages/paper/src/a.ts", "", "packages/paper/src/index.ts:0 is missing"],
  ["an import upwards", PLACE, `import "@travaux/vetting";\n`, "instrument may not import vetting"],
  ["a type imported upwards", PLACE, `type A = import("@travaux/vetting").A;\n`, "may not import vetting"],
  ["an import behind an index", PLACE, `import "@travaux/instrument/dist/a.js";\n`, "reaches behind the index"],
  ["an import by path", PLACE, `import "../../vetting/src/rule.ts";\n`, "leaves the room"],
  ["an import without suffix", PLACE, `import "./label";\n`, "lacks its suffix"],
  [
    "a dependency upwards",
    "packages/instrument/package.json",
    `{ "dependencies": { "@travaux/vetting": "0.1.0" } }`,
    "instrument may not depend on vetting",
  ],
  ["a room nobody placed", "packages/attic/src/index.ts", "", "a room without a place"],
  ["the disk in a pure room", PLACE, `import { readFileSync } from "node:fs";\n`, "pure rooms: .*imports node:fs"],
  ["the disk by its old name", PLACE, `import { readFileSync } from "fs";\n`, "imports fs"],
  ["the clock in a pure room", PLACE, "const a = Date.now();\n", "uses Date.now"],
  ["the clock by construction", PLACE, "const a = new Date();\n", "reads the clock"],
  ["the clock by a roundabout way", PLACE, "const a = globalThis.Date.now();\n", "uses globalThis"],
  ["chance in a pure room", PLACE, "const a = Math.random();\n", "uses Math.random"],
  ["the locale in a pure room", PLACE, `const a = "B".toLocaleLowerCase();\n`, "uses toLocaleLowerCase"],
  ["sorting by locale", PLACE, `const a = "B".localeCompare("a");\n`, "uses localeCompare"],
  ["Intl in a pure room", PLACE, "const a = new Intl.NumberFormat();\n", "uses Intl"],
  ["Node's own globals in a pure room", PLACE, "const a = process.env;\n", "uses process"],
  ["an export without a word", PLACE, "export const a: number = 1;\n", 'documented exports: .*"a" has no doc comment'],
  ["an export with an empty comment", PLACE, "/** A. */\nexport const a: number = 1;\n", "has no doc comment"],
  [
    "an export with a comment elsewhere",
    PLACE,
    "/** What this is. */\nconst b = 1;\nexport type A = 1;\n",
    '"A" has no',
  ],
  ["an export listed at the end", PLACE, "const a = 1;\nexport { a };\n", '"a" has no doc comment'],
  [
    "code without a test",
    "packages/instrument/src/attic/a.ts",
    documented("export function a(): void {}"),
    "tests beside code: .*no test stands beside it",
  ],
  ["a test apart", "packages/instrument/tests/a.test.ts", "", "stands apart"],
  ["an error nobody listed", PLACE, `const a = "E_NEW";\n`, "table of errors: .*E_NEW is not in docs/errors.md"],
  [
    "an error nobody throws",
    "docs/errors.md",
    "| E_BLANK | a | b |\n| `E_OLD` | a | b |\n",
    "E_OLD is listed, but nothing",
  ],
  ["an error listed twice", "docs/errors.md", "| E_BLANK | a | b |\n| E_BLANK | a | b |\n", "E_BLANK is listed twice"],
  ["an error without advice", "docs/errors.md", "| E_BLANK | a | |\n", "E_BLANK has an empty column"],
  ["a path of a machine", "cases/a.txt", "see /home/anna/notes\n", "words: .*a path of somebody's machine"],
  ["the host of a registry", "package.json", `{ "a": "https://registry.example.org/" }`, "the host of a registry"],
  ["talk about the making", "README.md", "Written by an AI assistant.\n", "how the text was made"],
  ["a note to oneself", PLACE, "// TODO finish\n", "an unfinished note"],
  [
    "a lockfile with addresses",
    "package-lock.json",
    `{ "packages": { "node_modules/a": { "resolved": "https://a.example", "integrity": "x", "license": "MIT" } } }`,
    "lockfile: .*a names the address",
  ],
  [
    "a lockfile without checksums",
    "package-lock.json",
    `{ "packages": { "node_modules/a": { "license": "MIT" } } }`,
    "a has no checksum",
  ],
  ["a version that floats", "package.json", `{ "dependencies": { "a": "^1.0.0" } }`, "a is not pinned"],
  [
    "a licence that binds the whole",
    "package-lock.json",
    `{ "packages": { "node_modules/a": { "integrity": "x", "license": "AGPL-3.0-only" } } }`,
    'licences .*a is under "AGPL-3.0-only"',
  ],
  [
    "no licence",
    "package-lock.json",
    `{ "packages": { "node_modules/a": { "integrity": "x" } } }`,
    'a is under "no licence"',
  ],
  [
    "too many dependencies",
    "packages/vetting/package.json",
    JSON.stringify({ dependencies: Object.fromEntries(Array.from({ length: 36 }, (_, at) => [`a${at}`, "1.0.0"])) }),
    "36 direct runtime dependencies",
  ],
];

for (const [fault, path, text, expected] of FAULTS) {
  test(`tidy finds ${fault}`, () => {
    const found = tidy({ [path]: text });
    expect(
      found.some((line) => new RegExp(expected).test(line)),
      found.join("\n") || "nothing was found",
    ).toBe(true);
  });
}

const INNOCENT: readonly (readonly [string, string, string])[] = [
  ["a file of 500 lines", PLACE, lines(500, "// line")],
  ["a function of 70 lines", PLACE, `const f = () => {\n${lines(68, "  f();")}};\n`],
  ["a long chapter of tests", "packages/instrument/src/a.test.ts", `describe("a", () => {\n${lines(90, "f();")}});\n`],
  ["names that only contain the letters", PLACE, "const metadata = 1, itemised = 2, processing = 3, utility = 4;\n"],
  ["a library's own words", PLACE, "const { data } = parse({ item: 1 }); parse(data.items);\n"],
  ["as const", PLACE, "const a = [1] as const;\n"],
  ["as in a parser", "packages/instrument/src/parse/label.test.ts", "const a = 1 as unknown;\n"],
  ["a config file's default export", "vitest.config.ts", documented("export default {};")],
  ["Node in a room with a disk", "packages/documents/src/index.ts", `import "node:fs"; Date.now();\n`],
  ["Node in a pure room's test", "packages/instrument/src/b.test.ts", `import "node:fs"; Date.now();\n`],
  ["a date that is given", PLACE, "const a = new Date(0), b = Date.UTC(2025, 1, 2), c = { process: 1 }.process;\n"],
  ["an overloaded word in prose", "docs/a.md", "The session of the committee took up the issue; the brief says so.\n"],
  ["a web address with a path", "docs/a.md", "https://example.org/work/home/\n"],
  ["a diplomatic text", "cases/a.txt", "Calling on large language models' makers to act\n"],
  [
    "an optional licence",
    "package-lock.json",
    `{ "packages": { "node_modules/a": { "integrity": "x", "license": "(MIT OR GPL-3.0-or-later)" } } }`,
  ],
  [
    "a tool under any licence",
    "package-lock.json",
    `{ "packages": { "node_modules/a": { "integrity": "x", "dev": true } } }`,
  ],
  ["a folder tested from beside it", "packages/instrument/src/label/a.ts", documented("export function a(): void {}")],
];

for (const [innocence, path, text] of INNOCENT) {
  test(`tidy leaves alone ${innocence}`, () => {
    expect(tidy({ [path]: text })).toEqual([]);
  });
}

test("long files are bounded as a whole, not only one by one", () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`packages/instrument/src/a${at}.ts`, lines(360, "//")]),
  );
  const found = tidy(many).join("\n");
  expect(found).toMatch(/median 360 lines; at most 150/);
  expect(found).toMatch(/90th percentile 360 lines; at most 350/);
  expect(lengthFigures(houseOf([{ path: "a.ts", text: "1\n2\n" }]))).toEqual({ files: 1, median: 2, p90: 2 });
});
