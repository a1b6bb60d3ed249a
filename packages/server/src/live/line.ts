import type { Writable } from "node:stream";
import { endFrame } from "./frames.ts";
import type { LiveTimes } from "./limits.ts";

/** The way to one reader. */
export interface Line {
  /** Sends frames, and waits until there is room for more. Nothing leaves after the end. */
  readonly write: (frames: string) => Promise<void>;
  /** Sends the last frame and closes; the first end counts. */
  readonly end: (lastFrame: string) => void;
  readonly isOver: () => boolean;
}

/**
 * A line over the body of a response. A reader that leaves it full for too long is told so in the last frame and cut off: what they
 * miss is in the record, and they come back with their cursor. `over` is called when the line ends.
 */
export function lineTo(wire: Writable, times: Pick<LiveTimes, "slow" | "last">, over: () => void): Line {
  let isOver = false;
  let room = (): void => undefined;

  const close = (): void => {
    isOver = true;
    room();
    over();
  };
  const end = (lastFrame: string): void => {
    if (isOver) return;
    close();
    wire.end(lastFrame);
    const cut = setTimeout(() => wire.destroy(), times.last);
    wire.once("close", () => clearTimeout(cut));
  };
  wire.on("close", () => {
    if (!isOver) close();
  });
  wire.on("error", () => wire.destroy());
  wire.on("drain", () => room());
  return {
    write: async (frames) => {
      if (isOver || wire.write(frames)) return;
      await new Promise<void>((resolve) => {
        const slow = setTimeout(() => end(endFrame("slow")), times.slow);
        room = () => {
          clearTimeout(slow);
          resolve();
        };
      });
    },
    end,
    isOver: () => isOver,
  };
}
