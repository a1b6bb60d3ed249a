import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { instrumentOfLines } from "./plain.ts";

describe("the code a party files under", () => {
  it.each(["ADD", "INSERT", "COMPLETE", "SELECT", "PLACEHOLDER", "IBID", "TRANSLATION", "DELETE"])(
    "cannot be %s, which in brackets says what is done with a text",
    (party) => {
      const base = instrumentOfLines(["Invite all ports to report;"], "zero");
      expect(() => compile(base, [{ party, text: ["Invite ports to report;"] }])).toThrow(/cannot name a party/);
    },
  );
});
