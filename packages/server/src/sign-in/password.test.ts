import { randomBytes } from "node:crypto";
import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { fitsPassword, keepPassword, NO_PASSWORD } from "./password.ts";

describe("a password", () => {
  it("fits the one kept and no other", async () => {
    const kept = await keepPassword("lantern orchard violet tram", randomBytes);
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await fitsPassword("lantern orchard violet tram", kept)).toBe(true);
    expect(await fitsPassword("lantern orchard violet tram ", kept)).toBe(false);
    expect(await fitsPassword("", kept)).toBe(false);
  });

  it("is kept differently each time", async () => {
    const once = await keepPassword("lantern orchard violet tram", randomBytes);
    expect(await keepPassword("lantern orchard violet tram", randomBytes)).not.toBe(once);
  });

  it("is the same from a keyboard that writes an accent as two characters", async () => {
    const kept = await keepPassword("café orchard violet", randomBytes);
    expect(await fitsPassword("cafe\u0301 orchard violet", kept)).toBe(true);
  });

  it("is refused when it is too short or too long", async () => {
    await expect(keepPassword("short", randomBytes)).rejects.toThrow(TravauxError);
    await expect(keepPassword("x".repeat(257), randomBytes)).rejects.toThrow(TravauxError);
  });

  it("fits nothing where nothing, or something strange, is kept", async () => {
    for (const kept of [NO_PASSWORD, "", "$argon2id$v=19$m=1,t=1,p=1$x$y", "plain"]) {
      expect(await fitsPassword("lantern orchard violet tram", kept)).toBe(false);
    }
  });
});
