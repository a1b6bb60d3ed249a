import { expect, it } from "vitest";
import { askedTogether } from "./together.ts";

it("many who ask at one moment make one question, and each has their own answer", async () => {
  const questions: (readonly string[])[] = [];
  const ask = askedTogether(async (keys) => {
    questions.push(keys);
    return new Map(keys.filter((key) => key !== "nobody").map((key) => [key, key.toUpperCase()]));
  });
  expect(await Promise.all(["desk", "head", "desk", "nobody"].map(ask))).toEqual(["DESK", "HEAD", "DESK", undefined]);
  expect(questions).toEqual([["desk", "head", "nobody"]]);
  expect(await ask("desk")).toBe("DESK");
  expect(questions).toHaveLength(2);
});

it("whoever asks while a question is under way is not given its answer, which may be out of date", async () => {
  let readers = "before";
  const ask = askedTogether(async (keys) => {
    const seen = readers;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return new Map(keys.map((key) => [key, seen]));
  });
  const first = ask("lake");
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  readers = "after";
  expect([await ask("lake"), await first]).toEqual(["after", "before"]);
});

it("a question that fails fails for all who asked it, and the next is asked anew", async () => {
  let fails = true;
  const ask = askedTogether(async (keys) => {
    if (fails) throw new Error("away");
    return new Map(keys.map((key) => [key, 1]));
  });
  const both = await Promise.allSettled([ask("lake"), ask("shore")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect(await ask("lake")).toBe(1);
});
