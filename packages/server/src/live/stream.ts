import type { ServerResponse } from "node:http";
import type { Caller } from "../policies/policy.ts";
import type { Cursors, Places } from "./cursor.ts";
import type { LiveFiles } from "./files.ts";
import { type EndReason, endFrame, frameLines, HEARTBEAT, whole } from "./frames.ts";
import type { FileHead } from "./heads.ts";
import type { Hub } from "./hub.ts";
import { type LiveTimes, MAX_FILES_A_STREAM } from "./limits.ts";
import { lineTo } from "./line.ts";
import { patiently } from "./patience.ts";

/** What every stream of a server shares. */
export interface StreamSurroundings {
  readonly hub: Hub;
  readonly files: Pick<LiveFiles, "filesOf" | "mayRead">;
  readonly cursors: Cursors;
  /** Who a session's caller is by now; undefined once it ended. */
  readonly callerNow: (session: string) => Promise<Caller | undefined>;
  readonly times: LiveTimes;
  readonly log: (error: unknown) => void;
}

/** A stream that is open. */
export interface Stream {
  readonly session: string;
  readonly end: (reason: EndReason) => void;
  /** Settles when the stream has ended, whoever ended it. */
  readonly done: Promise<void>;
}

interface Place {
  readonly tag: string;
  seq: number;
}

/**
 * Runs one stream over a response whose head is sent. It pulls: it knows its place in every file and takes the next acts
 * when its line has room, so that a slow reader costs a full line and no more. `from` are the places of a cursor; without
 * one the stream begins at the heads. A file that the cursor does not have is told from its first act.
 */
export function runStream(
  wire: ServerResponse,
  caller: Caller,
  from: Places | undefined,
  around: StreamSurroundings,
): Stream {
  const { hub, cursors, times } = around;
  const places = new Map<string, Place>();
  const unread = new Set<string>();
  let rouse = (): void => undefined;
  const line = lineTo(wire, times, () => rouse());

  const wake = (file: string): void => {
    unread.add(file);
    rouse();
  };
  const lasting = <Result>(ask: () => Promise<Result>): Promise<Result> => patiently(ask, line.isOver);
  const cursor = (): string => {
    const now = new Map<string, number>();
    for (const { tag, seq } of places.values()) now.set(tag, seq);
    return cursors.write(caller.person, now);
  };

  /** Who reads, looked at now; ends the stream where nobody does. */
  const reader = async (): Promise<Caller | undefined> => {
    const now = await lasting(() => around.callerNow(caller.session));
    if (now === undefined || now.person !== caller.person) line.end(endFrame("signed-out"));
    return line.isOver() ? undefined : now;
  };

  const leave = (file: string): void => {
    hub.unwatch(file, wake);
    places.delete(file);
    unread.delete(file);
  };

  const enter = (file: string, head: FileHead, isFirst: boolean): void => {
    const tag = cursors.tagOf(file);
    const start = isFirst ? (from === undefined ? head.seq : from.get(tag)) : undefined;
    // A cursor ahead of the file is of a record that was since restored from a backup: the file is told anew.
    const seq = start === undefined || start > head.seq ? 0 : start;
    places.set(file, { tag, seq });
    hub.watch(file, head.seq, wake);
    if (seq < head.seq) unread.add(file);
  };

  /** Looks for files gained and lost. Says how many there are, beyond the limit too. */
  const lookAtFiles = async (isFirst: boolean): Promise<number> => {
    const now = await reader();
    if (now === undefined) return 0;
    const readable = await lasting(() => around.files.filesOf(now));
    const chosen = new Set(
      readable.length <= MAX_FILES_A_STREAM ? readable : lately(await lasting(() => hub.heads(readable))),
    );
    const gained = [...chosen].filter((file) => !places.has(file));
    const heads = await lasting(() => hub.heads(gained));
    if (line.isOver()) return 0;
    for (const file of [...places.keys()]) if (!chosen.has(file)) leave(file);
    for (const [file, head] of heads) enter(file, head, isFirst);
    return readable.length;
  };

  /** Sends the next page of a file: each frame after a new look at who reads and what they may. */
  const tell = async (file: string): Promise<void> => {
    const place = places.get(file);
    unread.delete(file);
    if (place === undefined) return;
    const frames = await lasting(() => hub.after(file, place.seq));
    for (const { seq, lines } of frames) {
      const now = await reader();
      if (now === undefined) return;
      if (!(await lasting(() => around.files.mayRead(now, file)))) return leave(file);
      if (line.isOver()) return;
      place.seq = seq;
      await line.write(whole(lines, cursor()));
    }
    if (frames.length > 0 && places.has(file)) unread.add(file);
  };

  const run = async (): Promise<void> => {
    const of = await lookAtFiles(true);
    await line.write(whole(frameLines("ready", { files: places.size, of }), cursor()));
    // Streams that began together look at different moments.
    let lookAt = performance.now() + times.look * (0.5 + Math.random() / 2);
    let beatAt = performance.now() + times.heartbeat;
    while (!line.isOver()) {
      const now = performance.now();
      const [file] = unread;
      if (now >= lookAt) {
        await lookAtFiles(false);
        lookAt = performance.now() + times.look;
      } else if (file !== undefined) {
        await tell(file);
      } else if (now >= beatAt) {
        await line.write(HEARTBEAT);
        beatAt = performance.now() + times.heartbeat;
      } else {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.max(1, Math.min(lookAt, beatAt) - now));
          rouse = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  };

  const done = run()
    .catch((thrown) => {
      if (!line.isOver()) around.log(thrown);
      line.end(endFrame("fault"));
    })
    .finally(() => {
      for (const file of [...places.keys()]) leave(file);
    });
  return { session: caller.session, end: (reason) => line.end(endFrame(reason)), done };
}

/** The files that moved last, as many as a stream follows. */
function lately(heads: ReadonlyMap<string, FileHead>): readonly string[] {
  return [...heads]
    .sort(([, one], [, other]) => ((one.at ?? "") < (other.at ?? "") ? 1 : -1))
    .slice(0, MAX_FILES_A_STREAM)
    .map(([file]) => file);
}
