import { dropTrial, trialPlace } from "@travaux/record";
import { afterEach, describe, expect, it } from "vitest";
import { readCaseFile } from "../policies/files.ts";
import { sweep } from "./canary.ts";
import { openOnePolicy } from "./planted.ts";

const asWritten = readCaseFile.may;
afterEach(() => {
  Object.assign(readCaseFile, { may: asWritten });
});

describe("a word in a private field", { timeout: 120_000 }, () => {
  it("stands in no answer to others, in no error and in no log", async () => {
    const place = trialPlace("sqlite");
    const { leaks, markers, answers } = await sweep(place);
    await dropTrial(place);
    expect(leaks).toEqual([]);
    expect(markers).toBeGreaterThan(20);
    expect(answers).toBeGreaterThan(500);
  });

  it("is found where one policy is open", async () => {
    const place = trialPlace("sqlite");
    const { leaks } = await sweep(place, openOnePolicy);
    await dropTrial(place);
    expect(leaks.some((leak) => leak.includes("stranger"))).toBe(true);
    expect(leaks.some((leak) => leak.includes("paper-words"))).toBe(true);
  });
});
