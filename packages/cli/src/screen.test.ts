import { describe, expect, it } from "vitest";
import { progressOver } from "./progress.ts";
import { screenOf } from "./screen.ts";

describe("colour and width", () => {
  it("are those of the terminal", () => {
    expect(screenOf({ isTTY: true, columns: 132 }, {})).toEqual({ width: 132, colour: true });
  });

  it("are plain where NO_COLOR is set, the terminal is dumb, or the output is a file", () => {
    expect(screenOf({ isTTY: true, columns: 80 }, { NO_COLOR: "1" }).colour).toBe(false);
    expect(screenOf({ isTTY: true, columns: 80 }, { TERM: "dumb" }).colour).toBe(false);
    expect(screenOf({}, {})).toEqual({ width: 80, colour: false });
    expect(screenOf({}, { NO_COLOR: "", FORCE_COLOR: "1", COLUMNS: "100" })).toEqual({ width: 100, colour: true });
  });
});

describe("progress", () => {
  function collected(isTTY: boolean, times: number[]): string {
    const out: string[] = [];
    const progress = progressOver(
      2,
      "Vetting",
      { isTTY, write: (text) => out.push(text) },
      () => times.shift() ?? 9999,
    );
    progress.step(0, "a.txt");
    progress.step(1, "b.txt");
    progress.end();
    return out.join("");
  }

  it("is one line rewritten on a terminal, and leaves none behind", () => {
    expect(collected(true, [0, 1, 2])).toBe(
      "\r\u001b[2KVetting 1 of 2: a.txt\r\u001b[2KVetting 2 of 2: b.txt\r\u001b[2K",
    );
  });

  it("is silent elsewhere until it takes long", () => {
    expect(collected(false, [0, 10, 20])).toBe("");
    expect(collected(false, [0, 10, 4000])).toBe("Vetting 2 of 2: b.txt\n");
  });
});
