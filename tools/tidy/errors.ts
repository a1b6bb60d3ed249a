import { type Check, type Fault, faultAt, isTest, type Module, roomOf } from "./source.ts";

const TABLE = "docs/errors.md";
const CODE = /^E_[A-Z][A-Z0-9_]*$/;

/** Every error code in the rooms is in the table of errors exactly once, and the table has none too many. */
export const errors: Check = {
  name: "table of errors",
  find: (house) => {
    const uses = house.modules.filter(({ path }) => roomOf(path) !== null && !isTest(path)).flatMap(codesUsed);
    const text = house.sources.find(({ path }) => path === TABLE)?.text ?? "";
    const rows = rowsOf(text);
    const used = new Set(uses.map(({ code }) => code));
    const listed = new Set(rows.map(({ code }) => code));
    const faults: Fault[] = [];
    for (const { code, fault } of uses) if (!listed.has(code)) faults.push(fault);
    for (const [at, { code, line, cells }] of rows.entries()) {
      const fault = (what: string): unknown => faults.push({ path: TABLE, line, what: `${code} ${what}` });
      if (!used.has(code)) fault("is listed, but nothing throws it");
      if (rows.findIndex((row) => row.code === code) !== at) fault("is listed twice");
      if (cells.some((cell) => cell === "")) fault("has an empty column");
    }
    return faults;
  },
};

function codesUsed(module: Module): readonly { readonly code: string; readonly fault: Fault }[] {
  return module.nodes.flatMap(({ node }) => {
    if (node.type !== "Literal" || typeof node.value !== "string" || !CODE.test(node.value)) return [];
    return [{ code: node.value, fault: faultAt(module, node.start, `${node.value} is not in ${TABLE}`) }];
  });
}

interface Row {
  readonly code: string;
  readonly line: number;
  readonly cells: readonly string[];
}

function rowsOf(text: string): readonly Row[] {
  return text.split("\n").flatMap((row, at) => {
    const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const code = (cells[1] ?? "").replaceAll("`", "");
    return CODE.test(code) ? [{ code, line: at + 1, cells: cells.slice(2, 4) }] : [];
  });
}
