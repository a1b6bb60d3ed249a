import { expect, it } from "vitest";
import { FREE_TRIES, waitAfter } from "./slowing.ts";

it("wrong tries are free at first, then each waits twice as long, and never longer than a quarter of an hour", () => {
  expect(waitAfter(0)).toBe(0);
  expect(waitAfter(FREE_TRIES - 1)).toBe(0);
  expect([0, 1, 2].map((more) => waitAfter(FREE_TRIES + more))).toEqual([2_000, 4_000, 8_000]);
  expect(waitAfter(10_000)).toBe(15 * 60_000);
});
