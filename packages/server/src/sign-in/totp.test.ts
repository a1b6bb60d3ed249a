import { randomBytes } from "node:crypto";
import { generate } from "otplib";
import { describe, expect, it } from "vitest";
import { newTotpSecret, stepOfCode, totpAddress } from "./totp.ts";

const NOW = Date.UTC(2031, 4, 6, 8, 0, 10);
const STEP = Math.floor(NOW / 30_000);

/** RFC 6238, appendix B: the secret is the ASCII text "12345678901234567890"; at 59 s the last six digits are 287082. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("a code from an authenticator app", () => {
  it("is right as RFC 6238 says", async () => {
    expect(await stepOfCode(RFC_SECRET, "287082", 59_000, -1)).toBe(1);
    expect(await stepOfCode(RFC_SECRET, "081804", 1_111_111_109_000, -1)).toBe(37_037_036);
  });

  it("is right one step early and one step late, and no further", async () => {
    const secret = newTotpSecret(randomBytes);
    for (const [shift, right] of [
      [-60, false],
      [-30, true],
      [0, true],
      [30, true],
      [60, false],
    ] as const) {
      const code = await generate({ secret, epoch: NOW / 1000 + shift });
      expect([shift, (await stepOfCode(secret, code, NOW, -1)) !== undefined]).toEqual([shift, right]);
    }
  });

  it("signs in once", async () => {
    const secret = newTotpSecret(randomBytes);
    const code = await generate({ secret, epoch: NOW / 1000 });
    expect(await stepOfCode(secret, code, NOW, STEP - 1)).toBe(STEP);
    expect(await stepOfCode(secret, code, NOW, STEP)).toBeUndefined();
  });

  it("is wrong when it is no six figures", async () => {
    for (const code of ["", "12345", "1234567", "abcdef", "１２３４５６"]) {
      expect(await stepOfCode(RFC_SECRET, code, NOW, -1)).toBeUndefined();
    }
  });

  it("has an address for the app", () => {
    expect(totpAddress(RFC_SECRET, "Travaux", "a.marlow")).toContain(`secret=${RFC_SECRET}`);
  });
});
