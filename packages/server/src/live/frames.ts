import { TravauxError } from "@travaux/instrument";
import type { Act, JsonObject } from "@travaux/record";
import { z } from "zod";
import { type VettingWord, vettingWordFields } from "../shapes/vettings.ts";
import { MAX_BODY_CHARACTERS } from "./limits.ts";

/** What each kind of frame says: `ready` begins a stream, `end` is the last. */
export interface Frames {
  /** How many files are followed, of how many that may be read. */
  readonly ready: { readonly files: number; readonly of: number };
  /** An act without its link. `body` is null where it is too long to go along. */
  readonly act: Omit<Act, "prev" | "body"> & { readonly body: JsonObject | null };
  /** How the vetting of a paper goes on: of `of` parts of a step `done` are done. What came of it is asked for by its address. */
  readonly vetting: VettingWord & { readonly file: string };
  /** A file whose record cannot be read on; the others go on. */
  readonly stopped: { readonly file: string };
  /** Why it ends, and whether to come back. */
  readonly end: { readonly reason: EndReason; readonly again: boolean };
}

/** Why a stream ends. */
export type EndReason = "signed-out" | "slow" | "replaced" | "closing" | "fault";

// A stream goes around the schemas of the answers, so every frame passes one of these. What a schema does not name is
// left out, as it is in every other answer.
const FRAMES: { readonly [Kind in keyof Frames]: z.ZodType<Frames[Kind]> } = {
  ready: z.object({ files: z.int().nonnegative(), of: z.int().nonnegative() }),
  act: z.object({
    file: z.string(),
    seq: z.int().positive(),
    at: z.string(),
    actor: z.string(),
    office: z.string(),
    kind: z.string(),
    body: z.record(z.string(), z.json()).nullable(),
  }),
  vetting: z.object({ file: z.string(), ...vettingWordFields }),
  stopped: z.object({ file: z.string() }),
  end: z.object({
    reason: z.enum(["signed-out", "slow", "replaced", "closing", "fault"]),
    again: z.boolean(),
  }),
};

/** A comment, which readers skip: it shows that the line holds. */
export const HEARTBEAT = ":\n\n";

/** Whether the reader should come back by itself after an end. */
const AGAIN: Readonly<Record<EndReason, boolean>> = {
  "signed-out": false,
  slow: true,
  replaced: false,
  closing: true,
  fault: true,
};

/**
 * The lines of a frame, without its id: the one way by which anything leaves on a stream. Fields that the frame's schema
 * does not name are left out. Throws `E_FRAME_UNFIT` where one is missing or of another kind.
 */
export function frameLines<Kind extends keyof Frames>(kind: Kind, said: Frames[Kind]): string {
  const read = FRAMES[kind].safeParse(said);
  if (!read.success) {
    throw new TravauxError(
      "E_FRAME_UNFIT",
      `A frame of the live stream does not have the form of ${kind}: ${z.prettifyError(read.error).slice(0, 300)}`,
      "A fault of Travaux: nothing of it was sent. Report it.",
    );
  }
  return `event: ${kind}\ndata: ${JSON.stringify(read.data)}\n`;
}

/** The lines of an act's frame. A long body stays behind: the frame has null in its place. */
export function actLines(act: Act): string {
  const isLong = JSON.stringify(act.body).length > MAX_BODY_CHARACTERS;
  return frameLines("act", { ...act, body: isLong ? null : act.body });
}

/** The last frame of a stream, whole. */
export function endFrame(reason: EndReason): string {
  return `${frameLines("end", { reason, again: AGAIN[reason] })}\n`;
}

/** A frame whole: its lines, and the cursor from which a reader goes on after it. */
export function whole(lines: string, cursor: string): string {
  return `id: ${cursor}\n${lines}\n`;
}
