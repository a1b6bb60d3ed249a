import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, parseCanonical } from "./canonical.ts";

/** Bits of a double and how it is written: RFC 8785, appendix B. */
const NUMBERS: readonly (readonly [string, string])[] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

function double(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

describe("the canonical form of JSON", () => {
  it("writes every number of RFC 8785, appendix B, as the RFC does", () => {
    for (const [bits, written] of NUMBERS) expect(canonical(double(bits))).toBe(written);
    for (const bits of ["7fffffffffffffff", "7ff0000000000000", "fff0000000000000"]) {
      expect(() => canonical(double(bits))).toThrow(expect.objectContaining({ code: "E_CANONICAL_VALUE" }));
    }
  });

  it("sorts keys by UTF-16 code units, as in section 3.2.3 of the RFC", () => {
    const keys = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
    const sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"];
    const text = canonical(Object.fromEntries(keys.map((key) => [key, null])));
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:null`).join(",")}}`);
  });

  it("writes the example of section 3.2.2 of the RFC", () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("reads back what it wrote, for any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonical(value);
        expect(canonical(parseCanonical(text))).toBe(text);
      }),
    );
  });

  it("refuses what has no canonical form", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    for (const value of ["\ud800", { "\udc00": 1 }, undefined, [undefined], 1n, circle, new Date(0), () => 1]) {
      expect(() => canonical(value)).toThrow(expect.objectContaining({ code: "E_CANONICAL_VALUE" }));
    }
    expect(() => canonical("long", { characters: 3 })).toThrow(expect.objectContaining({ code: "E_CANONICAL_VALUE" }));
  });

  it("refuses a text that is JSON but not its own re-encoding", () => {
    for (const text of [
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '{"a": 1}',
      "1.0",
      "-0",
      '"\\u0041"',
      "01",
      "",
      '{"a":1}\n',
      "\ufeff1",
    ]) {
      expect(() => parseCanonical(text)).toThrow(expect.objectContaining({ code: "E_CANONICAL_TEXT" }));
    }
    expect(() => parseCanonical("[".repeat(100_000))).toThrow(expect.objectContaining({ code: "E_CANONICAL_TEXT" }));
    expect(() => parseCanonical(`${"[".repeat(500)}${"]".repeat(500)}`)).toThrow(/nests too deep/);
  });

  it("keeps a key that objects of the language have of their own", () => {
    const text = '{"__proto__":{"x":1},"constructor":2}';
    expect(canonical(parseCanonical(text))).toBe(text);
  });
});
