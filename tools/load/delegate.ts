import { openReader, type Told, type TrialReader } from "@travaux/server/live/trial";
import type { OwnSeat } from "./server.ts";

/** What a delegate saw. */
export interface Sight {
  /** Milliseconds from the instant an act has to the moment it was first seen, of acts filed while the line was open. */
  readonly delays: number[];
  /** Acts that were filed while the line was broken, and seen after it. */
  caughtUp: number;
  doubled: number;
  /** Acts that were skipped. */
  lost: number;
  /** Acts that came out of order or of files that are not theirs, ends nobody asked for. */
  readonly faults: string[];
}

/** A client that follows its files, drops what it has already, and comes back where its line breaks. */
export interface Delegate {
  readonly open: (url: string) => Promise<void>;
  /** Breaks the line, and opens another at `url` after `ms`. */
  readonly move: (url: string, ms: number) => Promise<void>;
  /** The last act seen of a file. */
  readonly at: (file: string) => number;
  readonly leave: () => void;
}

/** A delegate in a seat, who sees into `sight`. */
export function delegate(seat: OwnSeat, shared: readonly string[], sight: Sight): Delegate {
  const last = new Map([...shared, seat.own].map((file) => [file, 0]));
  let reader: TrialReader | undefined;
  let openSince = Number.POSITIVE_INFINITY;
  const tell = ({ kind, said }: Told): void => {
    if (kind === "end" && said.reason !== "closing") sight.faults.push(`a stream ended: ${said.reason}`);
    if (kind === "ready") openSince = Date.now();
    if (kind !== "act") return;
    const file = String(said.file);
    const seq = Number(said.seq);
    const seen = last.get(file);
    if (seen === undefined) sight.faults.push(`${seat.own} was told of ${file}`);
    else if (seq <= seen) sight.doubled += 1;
    else {
      sight.lost += seq - seen - 1;
      if (seq !== seen + 1) sight.faults.push(`${seat.own} saw act ${seq} of ${file} after act ${seen}`);
      const at = Date.parse(String(said.at));
      if (at >= openSince) sight.delays.push(Date.now() - at);
      else sight.caughtUp += 1;
      last.set(file, seq);
    }
  };
  const open = async (url: string): Promise<void> => {
    reader = await openReader(url, seat.cookie, tell, reader?.last());
  };
  return {
    open,
    move: async (url, ms) => {
      reader?.break();
      openSince = Number.POSITIVE_INFINITY;
      await new Promise((resolve) => setTimeout(resolve, ms));
      await open(url);
    },
    at: (file) => last.get(file) ?? 0,
    leave: () => reader?.break(),
  };
}
