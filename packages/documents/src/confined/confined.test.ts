import { describe, expect, it } from "vitest";
import { confined } from "./confined.ts";
import type { Planted } from "./planted.ts";
import { type Stage, taskBeside } from "./task.ts";

const PLANTED = taskBeside<Planted, string>(import.meta.url, "./planted");
const ask = (planted: Planted, milliseconds = 2000, tell?: (stage: Stage) => void): Promise<string> =>
  confined(PLANTED, planted, {
    name: "annex.docx",
    milliseconds,
    memory: 300,
    ...(tell === undefined ? {} : { tell }),
  });

describe("a file that is read apart", { timeout: 60_000 }, () => {
  it("is answered, and the next one too", async () => {
    expect(await ask("answer")).toBe("read");
    expect(await ask("answer")).toBe("read");
  });

  it("is stopped where it makes the reader hang, and the error names it and says what to do", async () => {
    const hanging = ask("hang", 300);
    await expect(hanging).rejects.toMatchObject({ code: "E_READ_TIME", where: { file: "annex.docx" } });
    await expect(hanging).rejects.toThrow(/annex\.docx took longer.*0\.3 seconds/);
    await expect(hanging).rejects.toMatchObject({ hint: expect.stringContaining("save it anew") });
  });

  it("learns nothing of the environment of the program that asks", async () => {
    process.env.TRAVAUX_PLANTED_KEY = "secret";
    try {
      // What fails ends its program, so that the next question starts a new one, after the key was set.
      await expect(ask("crash")).rejects.toMatchObject({ code: "E_UNREADABLE" });
      const names = (await ask("environment")).split(" ");
      expect(names).toContain("MALLOC_ARENA_MAX");
      expect(names).not.toContain("TRAVAUX_PLANTED_KEY");
    } finally {
      delete process.env.TRAVAUX_PLANTED_KEY;
    }
  });

  it("is stopped where the reader waits for what never comes", async () => {
    await expect(ask("wait", 50)).rejects.toMatchObject({ code: "E_READ_TIME" });
  });

  it.each(["heap", "buffers"] as const)("is stopped where it fills the memory with %s", async (planted) => {
    const swelling = ask(planted, 20_000);
    await expect(swelling).rejects.toMatchObject({ code: "E_READ_MEMORY", where: { file: "annex.docx" } });
    await expect(swelling).rejects.toThrow(/300 MB/);
  });

  it("is refused by name where the reader fails in a way nobody foresaw, or ends altogether", async () => {
    await expect(ask("throw")).rejects.toMatchObject({ code: "E_UNREADABLE" });
    await expect(ask("crash")).rejects.toMatchObject({ code: "E_UNREADABLE" });
  });

  it("leaves the others as they are: many at once, some of them hostile", async () => {
    const kinds: readonly Planted[] = ["answer", "hang", "answer", "crash", "answer", "throw", "answer"];
    const ended = await Promise.allSettled(kinds.map((planted) => ask(planted, 200)));
    expect(ended.map(({ status }) => status === "fulfilled")).toEqual(kinds.map((planted) => planted === "answer"));
  });

  it("reaches nothing outside: no network, no writing, no other program", async () => {
    expect(await ask("reach out")).toBe("fetch, socket, write, program");
  });

  it("has its time anew for each page of a long work, and says which page it is at", async () => {
    const stages: Stage[] = [];
    expect(await ask("stages", 700, (stage) => stages.push(stage))).toBe("read");
    expect(stages.map(({ done, of }) => `${done} of ${of}`)).toEqual(["1 of 3", "2 of 3", "3 of 3"]);
  });
});
