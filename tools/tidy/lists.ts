// The exceptions to the house rules, each by name and with its reason. A rule that needs many exceptions is a wrong rule.

/** The rooms and what each may import; the arrows only point downwards. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  instrument: [],
  paper: [],
  compare: ["instrument"],
  vetting: ["instrument", "paper"],
  documents: ["instrument", "paper", "compare"],
  library: ["instrument", "compare"],
  procedure: ["instrument", "compare"],
  record: ["instrument"],
  server: ["instrument", "paper", "compare", "vetting", "documents", "library", "procedure", "record"],
  cli: ["instrument", "paper", "compare", "vetting", "documents", "library", "procedure", "record", "server"],
};

/** Rooms that run in a browser and replay exactly: clock, chance, disk and locale are parameters there. */
export const PURE_ROOMS: readonly string[] = ["instrument", "paper", "compare", "vetting", "procedure"];

/** Tables of data written as code; length limits do not apply to them. */
export const TABLES: readonly string[] = [];

/** Files whose tool demands a default export. */
export const CONFIG_FILES: readonly string[] = ["vitest.config.ts"];

/** Parsers: the only places where foreign bytes become our types, and so the only ones that may write `as`. */
export const PARSERS: readonly string[] = [
  "packages/instrument/src/parse/",
  "packages/procedure/src/parse/",
  "packages/documents/src/docx/",
  "packages/documents/src/pdf/",
  "packages/documents/src/confined/",
  "packages/documents/src/scan/",
  "packages/documents/src/text/",
  "tools/tidy/source.ts",
];

/** Files that spell the forbidden words because they look for them. */
export const WORD_LISTS: readonly string[] = ["tools/tidy/words.ts", "tools/tidy.test.ts"];
