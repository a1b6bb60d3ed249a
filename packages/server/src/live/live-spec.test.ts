import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { OPENED_A_MINUTE } from "../routes/live.ts";
import { endFrame } from "./frames.ts";
import {
  LIVE_TIMES,
  MAX_BODY_CHARACTERS,
  MAX_FILES_A_STREAM,
  MAX_FOLLOWED,
  MAX_STREAMS,
  MAX_STREAMS_A_SESSION,
  TAIL_ACTS,
} from "./limits.ts";

const SPEC = readFileSync(join(import.meta.dirname, "../../../../docs/spec/live.md"), "utf8").replaceAll("\n", " ");

it("the specification gives the limits that hold", () => {
  const number = (value: number): string => value.toLocaleString("en");
  for (const words of [
    `more than ${number(MAX_BODY_CHARACTERS)} characters`,
    `| files of one stream | ${MAX_FILES_A_STREAM},`,
    `of one server | ${MAX_STREAMS_A_SESSION}; ${number(MAX_STREAMS)} (`,
    `in a minute | ${OPENED_A_MINUTE} (`,
    `${TAIL_ACTS} of a file`,
    `The ${MAX_FOLLOWED} files that moved last`,
    `every ${LIVE_TIMES.poll} milliseconds`,
    `every ${LIVE_TIMES.heartbeat / 1000} seconds`,
    `full for ${LIVE_TIMES.slow / 1000} seconds`,
  ]) {
    expect(SPEC).toContain(words);
  }
  expect(LIVE_TIMES.look).toBe(5000);
});

it("the specification says of each end whether to come back, as the frames do", () => {
  for (const reason of ["signed-out", "replaced", "slow", "closing", "fault"] as const) {
    const again = endFrame(reason).includes('"again":true') ? "yes" : "no";
    expect(SPEC).toMatch(new RegExp(`\\| \`${reason}\` \\|[^|]+\\| ${again} \\|`));
  }
});
