import { describe, expect, it } from "vitest";
import { requiredState, viewOf } from "./choices.ts";

describe("what is chosen on the command line", () => {
  it("is a State by its three letters, in capitals or not", () => {
    expect([requiredState("PAK"), requiredState("deu")]).toEqual(["PAK", "DEU"]);
  });

  it("is refused where no State has such letters, or none was named", () => {
    for (const typed of ["PK", "XQX", "Pakistan", "", "PAK "]) {
      expect(() => requiredState(typed)).toThrow(expect.objectContaining({ code: "E_STATE_UNKNOWN" }));
    }
    expect(() => requiredState(undefined)).toThrow(expect.objectContaining({ code: "E_FOR_MISSING" }));
  });

  it("is one of five points of view", () => {
    expect(viewOf("Legal")).toBe("legal");
    expect(() => viewOf("lunar")).toThrow(expect.objectContaining({ code: "E_VIEW_UNKNOWN" }));
  });
});
