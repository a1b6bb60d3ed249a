import { expect, it } from "vitest";
import { actLines, endFrame, frameLines } from "./frames.ts";
import { MAX_BODY_CHARACTERS } from "./limits.ts";

const ACT = {
  file: "2031-0117",
  seq: 3,
  at: "2031-05-06T09:00:01.000Z",
  actor: "officer-4",
  office: "lakes-desk",
  kind: "opinion",
  body: { words: "Lamps,\nnot bells." },
  prev: "0".repeat(64),
};

it("a frame has the fields its kind declares, and no other however it came there", () => {
  const planted = { ...ACT, redLine: "never below forty lamps" };
  const lines = actLines(planted);
  expect(lines).not.toContain("redLine");
  expect(Object.keys(JSON.parse(lines.split("data: ")[1] ?? ""))).toEqual([
    "file",
    "seq",
    "at",
    "actor",
    "office",
    "kind",
    "body",
  ]);
});

it("a frame that lacks a field or has a wrong one does not leave", () => {
  expect(() => actLines({ ...ACT, seq: 0 })).toThrow(expect.objectContaining({ code: "E_FRAME_UNFIT" }));
  expect(() => frameLines("ready", { files: -1, of: 1 })).toThrow(expect.objectContaining({ code: "E_FRAME_UNFIT" }));
});

it("words with line breaks stay within their frame", () => {
  expect(actLines(ACT).split("\n")).toHaveLength(3);
});

it("a body too long for the stream stays behind, and the frame says so with null", () => {
  const lines = actLines({ ...ACT, body: { words: "x".repeat(MAX_BODY_CHARACTERS) } });
  expect(JSON.parse(lines.split("data: ")[1] ?? "").body).toBeNull();
});

it("the last frame says why, and whether to come back", () => {
  expect(endFrame("signed-out")).toBe('event: end\ndata: {"reason":"signed-out","again":false}\n\n');
  expect(endFrame("slow")).toBe('event: end\ndata: {"reason":"slow","again":true}\n\n');
});
