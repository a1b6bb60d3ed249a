import { describe, expect, it } from "vitest";
import { date, instant, time } from "./moments.ts";
import { choice, flag, listOf, name, oneOf, optional, record, text, whole } from "./read.ts";

const person = record<{ readonly name: string; readonly age: number | null }>({ name, age: optional(whole(0, 150)) });

describe("reading what comes from outside", () => {
  it("gives exactly the fields asked for, what may be missing as null", () => {
    expect(person({ name: "Dana" }, "p")).toEqual({ ok: true, value: { name: "Dana", age: null } });
  });

  it("says where and why something does not fit", () => {
    expect(person({ name: "Dana", age: 7.5 }, "p")).toMatchObject({
      path: "p.age",
      reason: "is not a whole number from 0 to 150",
    });
    expect(person({ name: "Dana", rank: 1 }, "p")).toMatchObject({ path: "p.rank", reason: "is not a field here" });
    expect(person([], "p")).toMatchObject({ path: "p", reason: "is not an object" });
    expect(listOf(person)([{ name: "Dana" }, null], "list")).toMatchObject({ path: "list[1]" });
    expect(listOf(flag, 1)([], "list")).toMatchObject({ reason: "has fewer than 1 entries" });
    expect(listOf(flag, 0, 1)([true, true], "list")).toMatchObject({ reason: "has more than 1 entries" });
    expect(oneOf(["accept"])("agree", "s")).toMatchObject({ reason: "is none of: accept" });
  });

  it("refuses text that no store keeps: blank, too long, a half character, a zero character", () => {
    for (const wrong of ["", "  ", "x".repeat(20_001), "\ud800", "a\0b", 7, null])
      expect(text(wrong, "t").ok).toBe(false);
    expect(name("two\nlines", "n").ok).toBe(false);
    expect(text("two\nlines", "t").ok).toBe(true);
  });

  it("knows own fields only", () => {
    expect(person(Object.create({ name: "Dana" }), "p").ok).toBe(false);
    expect(person(JSON.parse('{"name": "Dana", "__proto__": {"age": 3}}'), "p").ok).toBe(false);
  });

  it("chooses by kind", () => {
    const shape = choice<{ readonly kind: "a"; readonly n: number } | { readonly kind: "b" }>({
      a: record({ kind: oneOf(["a"]), n: whole(0, 9) }),
      b: record({ kind: oneOf(["b"]) }),
    });
    expect(shape({ kind: "a", n: 3 }, "s").ok).toBe(true);
    expect(shape({ kind: "constructor" }, "s")).toMatchObject({ path: "s.kind", reason: "is none of: a, b" });
  });

  it("reads dates, times and instants that exist", () => {
    expect([date("2025-12-10", "d").ok, date("2025-12-32", "d").ok]).toEqual([true, false]);
    expect([time("17:00", "t").ok, time("24:00", "t").ok]).toEqual([true, false]);
    expect([instant("2025-12-02T04:39:25.000Z", "i").ok, instant("2025-12-02", "i").ok]).toEqual([true, false]);
  });
});
