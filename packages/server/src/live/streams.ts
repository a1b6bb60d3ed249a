import type { Writable } from "node:stream";
import type { Caller } from "../policies/policy.ts";
import type { Notices } from "../vettings/notices.ts";
import { type Cursors, cursorsUnder, type Places } from "./cursor.ts";
import type { LiveFiles } from "./files.ts";
import { hubOver } from "./hub.ts";
import { LIVE_TIMES, MAX_FILES_A_STREAM, MAX_STREAMS, MAX_STREAMS_A_SESSION } from "./limits.ts";
import { type PresenceSurroundings, presence } from "./presence.ts";
import { runStream, type Stream } from "./stream.ts";

/** What the streams of a server need from outside. */
export interface StreamsSurroundings extends PresenceSurroundings {
  /** The instance's key, 32 bytes: cursors are sealed under one derived from it. */
  readonly sealingKey: Uint8Array;
  readonly notices: Pick<Notices, "listen">;
  readonly log: (error: unknown) => void;
}

/** All streams of one server. */
export interface Streams {
  readonly cursors: Cursors;
  readonly isFull: () => boolean;
  /** Opens a stream on the body of a response. Beyond a session's limit its oldest stream ends. */
  readonly open: (wire: Writable, caller: Caller, from: Places | undefined) => Stream;
  readonly close: () => Promise<void>;
}

/** The streams of a server, over one hub. */
export function makeStreams(files: LiveFiles, around: StreamsSurroundings): Streams {
  const times = { ...LIVE_TIMES, ...files.times };
  const { log } = around;
  const hub = hubOver(files.store, { poll: times.poll, log, lost: files.lost });
  const cursors = cursorsUnder(around.sealingKey);
  const mostFiles = files.mostFiles ?? MAX_FILES_A_STREAM;
  const { notices } = around;
  const shared = { hub, files, mostFiles, cursors, callerNow: presence(around), notices, times, log };
  const open = new Set<Stream>(); // the oldest first
  let isClosing = false;
  return {
    cursors,
    isFull: () => isClosing || open.size >= MAX_STREAMS,
    open: (wire, caller, from) => {
      const others = [...open].filter(({ session, isOver }) => session === caller.session && !isOver());
      if (others.length >= MAX_STREAMS_A_SESSION) others[0]?.end("replaced");
      const stream = runStream(wire, caller, from, shared);
      open.add(stream);
      stream.done.finally(() => open.delete(stream));
      return stream;
    },
    close: async () => {
      isClosing = true;
      const all = [...open];
      for (const stream of all) stream.end("closing");
      await Promise.all(all.map(({ done }) => done));
      await hub.close();
    },
  };
}
