import type { Act, RecordStore } from "@travaux/record";
import { actLines } from "./frames.ts";
import { type FileHead, headsOf } from "./heads.ts";
import { MAX_FOLLOWED, PAGE_OF_FRAMES, READS_AT_ONCE, TAIL_ACTS, TAIL_CHARACTERS } from "./limits.ts";
import { isPassing } from "./patience.ts";
import { turns } from "./turns.ts";

/** An act as a frame without its id: made once, sent to every stream on the file. */
export interface ActFrame {
  readonly seq: number;
  readonly lines: string;
}

/** Called when a file has a new act. */
export type Wake = (file: string) => void;

/** One follower for each file, shared by all streams of a server. */
export interface Hub {
  /** The heads of those of the files that exist. */
  readonly heads: (files: readonly string[]) => Promise<ReadonlyMap<string, FileHead>>;
  /** Wakes a stream at every act after `head`, until it is unwatched. */
  readonly watch: (file: string, head: number, wake: Wake) => void;
  readonly unwatch: (file: string, wake: Wake) => void;
  /** The next acts after a number, a page at most; none where there is none yet. */
  readonly after: (file: string, seq: number) => Promise<readonly ActFrame[]>;
  readonly close: () => Promise<void>;
}

/** What a hub is told. */
export interface HubOptions {
  readonly poll: number;
  readonly log: (error: unknown) => void;
  readonly lost?: ((file: string, seq: number) => boolean) | undefined;
}

interface Watched {
  readonly file: string;
  readonly wakes: Set<Wake>;
  /** The last act the hub told of. */
  known: number;
  /** The newest acts, without a gap, up to `known`. */
  tail: ActFrame[];
  follower: AbortController | undefined;
}

/**
 * A hub over a store. The guarantee is one question for the heads of all watched files, asked again and again. Files that
 * moved lately are followed by `subscribe` besides, where hints wake the hub at once: following each of a thousand files
 * would ask the database thousands of times a second for nothing.
 */
export function hubOver(store: RecordStore, { poll, log, lost }: HubOptions): Hub {
  const watched = new Map<string, Watched>();
  const moved = new Map<string, Watched>(); // the longest quiet first
  const following = new Set<Promise<void>>();
  const reading = new Map<string, Promise<readonly ActFrame[]>>();
  const inTurn = turns(READS_AT_ONCE);
  let atHand = 0;
  let isClosed = false;

  const publish = (of: Watched, act: Act): void => {
    // Follower and look may both bring it; whoever comes second finds it known.
    if (act.seq !== of.known + 1) return;
    const frame = { seq: act.seq, lines: actLines(act) };
    of.known = act.seq;
    of.tail.push(frame);
    atHand += frame.lines.length;
    if (of.tail.length > TAIL_ACTS) atHand -= of.tail.shift()?.lines.length ?? 0;
    moved.delete(of.file);
    moved.set(of.file, of);
    for (const quiet of moved.values()) {
      if (atHand <= TAIL_CHARACTERS) break;
      forgetTail(quiet);
    }
    if (of.follower === undefined) follow(of);
    for (const wake of of.wakes) wake(of.file);
  };

  const forgetTail = (of: Watched): void => {
    for (const { lines } of of.tail) atHand -= lines.length;
    of.tail = [];
  };

  const follow = (of: Watched): void => {
    const followed = [...moved.values()].filter(({ follower }) => follower !== undefined);
    if (followed.length >= MAX_FOLLOWED) followed[0]?.follower?.abort();
    const ending = new AbortController();
    of.follower = ending;
    const run = async (): Promise<void> => {
      try {
        for await (const act of store.subscribe(of.file, of.known, { signal: ending.signal })) publish(of, act);
      } catch (thrown) {
        if (!isPassing(thrown)) log(thrown);
      } finally {
        if (of.follower === ending) of.follower = undefined;
      }
    };
    const running = run().finally(() => following.delete(running));
    following.add(running);
  };

  const catchUp = async (of: Watched, head: number): Promise<void> => {
    while (of.known < head && of.wakes.size > 0 && !isClosed) {
      const acts = await store.read(of.file, of.known, PAGE_OF_FRAMES);
      for (const act of acts) publish(of, act);
      if (acts.length === 0) return;
    }
  };

  const looking = lookAgain(poll, log, async () => {
    for (const [file, { seq }] of await headsOf(store, [...watched.keys()])) {
      const of = watched.get(file);
      if (of !== undefined) await catchUp(of, seq).catch((thrown) => log(thrown));
    }
  });

  const readPage = (file: string, seq: number): Promise<readonly ActFrame[]> => {
    const key = `${file} ${seq}`;
    const under = reading.get(key);
    if (under !== undefined) return under;
    const page = inTurn(async () =>
      (await store.read(file, seq, PAGE_OF_FRAMES)).map((act) => ({ seq: act.seq, lines: actLines(act) })),
    ).finally(() => reading.delete(key));
    reading.set(key, page);
    return page;
  };

  return {
    heads: (files) => headsOf(store, files),
    watch: (file, head, wake) => {
      const of = watched.get(file) ?? { file, wakes: new Set(), known: head, tail: [], follower: undefined };
      watched.set(file, of);
      of.wakes.add(wake);
    },
    unwatch: (file, wake) => {
      const of = watched.get(file);
      if (of === undefined || !of.wakes.delete(wake) || of.wakes.size > 0) return;
      of.follower?.abort();
      forgetTail(of);
      watched.delete(file);
      moved.delete(file);
    },
    after: async (file, seq) => {
      const of = watched.get(file);
      if (of !== undefined && seq >= of.known) return [];
      const first = of?.tail[0]?.seq;
      const isAtHand = of !== undefined && first !== undefined && first <= seq + 1;
      const frames = isAtHand ? of.tail.slice(seq + 1 - first) : await readPage(file, seq);
      return lost === undefined ? frames : frames.filter((frame) => !lost(file, frame.seq));
    },
    close: async () => {
      isClosed = true;
      await looking.stop();
      for (const { follower } of watched.values()) follower?.abort();
      await Promise.all(following);
    },
  };
}

/** Looks, pauses, looks again; a look that fails is told, unless the database is only away for a while. */
function lookAgain(
  pause: number,
  log: (error: unknown) => void,
  look: () => Promise<void>,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  const begin = (): void => {
    under = look()
      .catch((thrown) => (isPassing(thrown) ? undefined : log(thrown)))
      .finally(() => {
        if (!isStopped) timer = setTimeout(begin, pause).unref();
      });
  };
  timer = setTimeout(begin, pause).unref();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}
