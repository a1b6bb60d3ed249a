import { expect, it } from "vitest";
import { builtinPack } from "./builtin.ts";

it("the packs that come with Travaux can be read", () => {
  expect(builtinPack().names.length).toBe(9);
});
