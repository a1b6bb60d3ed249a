import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { positionSentence } from "./position.ts";
import { instrumentSchema, statusSchema } from "./schema.ts";

const spec = readFileSync(new URL("../../../../docs/spec/register.md", import.meta.url), "utf8");
const example = (kind: string): unknown =>
  JSON.parse(new RegExp(`\`\`\`json ${kind}\\n(.*?)\`\`\``, "s").exec(spec)?.[1] ?? "null");

describe("the page on the register", () => {
  it("shows rows that fit the schema", () => {
    const instrument = instrumentSchema.parse(example("instrument"));
    const row = statusSchema.parse(example("status"));
    const register = { asOf: "2032-06", instruments: [instrument], status: [row] };
    expect(positionSentence(register, "READERS", "PAK")).toBe(
      "Pakistan is a party: it signed on 4 May 2031 and ratified in January 2032, with a declaration on article 3(1) (Government of Port Verde, list of parties, at June 2032; consistent secondary sources).",
    );
  });

  it("names every field of a row", () => {
    const fields = [
      ..."key kind title otherTitles shortNames misquoted acronyms adopted inForce force depositary reference parent".split(
        " ",
      ),
      ..."titleBesideParent members universal counts articles subjects source sureness".split(" "),
      ..."instrument state status signed ratified reservations asOf note".split(" "),
    ];
    expect(fields.filter((field) => !spec.includes(`\`${field}\``))).toEqual([]);
  });
});
