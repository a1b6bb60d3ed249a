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
  /** Wakes a stream at every act from now on, until it is unwatched. Gives the last act it did not wake for. */
  readonly watch: (file: string, head: number, wake: Wake) => number;
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
  /** Whether the log was told that the file cannot be read on. */
  isStopped: boolean;
}

/**
 * A hub over a store. The guarantee is one question for the heads of all watched files, asked again and again. Files that
 * moved lately are followed by `subscribe` besides, where hints wake the hub at once: following each of a thousand files
 * would ask the database thousands of times a second for nothing.
 */
export function hubOver(store: RecordStore, options: HubOptions): Hub {
  return new FileHub(store, options);
}

class FileHub implements Hub {
  readonly #store: RecordStore;
  readonly #options: HubOptions;
  readonly #watched = new Map<string, Watched>();
  /** The files that moved, the longest quiet first. */
  readonly #moved = new Map<string, Watched>();
  readonly #following = new Set<Promise<void>>();
  readonly #reading = new Map<string, Promise<readonly ActFrame[]>>();
  readonly #inTurn = turns(READS_AT_ONCE);
  readonly #looking: { readonly stop: () => Promise<void> };
  #atHand = 0;
  #isClosed = false;

  constructor(store: RecordStore, options: HubOptions) {
    this.#store = store;
    this.#options = options;
    this.#looking = lookAgain(options.poll, options.log, () => this.#look());
  }

  heads(files: readonly string[]): Promise<ReadonlyMap<string, FileHead>> {
    return headsOf(this.#store, files);
  }

  watch(file: string, head: number, wake: Wake): number {
    const of = this.#watched.get(file) ?? {
      file,
      wakes: new Set(),
      known: head,
      tail: [],
      follower: undefined,
      isStopped: false,
    };
    this.#watched.set(file, of);
    of.wakes.add(wake);
    // Others may have been woken since the head was looked at.
    return Math.max(of.known, head);
  }

  unwatch(file: string, wake: Wake): void {
    const of = this.#watched.get(file);
    if (of === undefined || !of.wakes.delete(wake) || of.wakes.size > 0) return;
    of.follower?.abort();
    this.#forgetTail(of);
    this.#watched.delete(file);
    this.#moved.delete(file);
  }

  async after(file: string, seq: number): Promise<readonly ActFrame[]> {
    const of = this.#watched.get(file);
    if (of !== undefined && seq >= of.known && !of.isStopped) return [];
    const first = of?.tail[0]?.seq;
    const isAtHand = of !== undefined && first !== undefined && first <= seq + 1 && seq < of.known;
    const frames = isAtHand ? of.tail.slice(seq + 1 - first) : await this.#readPage(file, seq);
    const { lost } = this.#options;
    return lost === undefined ? frames : frames.filter((frame) => !lost(file, frame.seq));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#looking.stop();
    for (const { follower } of this.#watched.values()) follower?.abort();
    await Promise.all(this.#following);
  }

  #publish(of: Watched, act: Act): void {
    // Follower and look may both bring it; whoever comes second finds it known.
    if (act.seq !== of.known + 1) return;
    const frame = { seq: act.seq, lines: actLines(act) };
    of.known = act.seq;
    of.tail.push(frame);
    this.#atHand += frame.lines.length;
    if (of.tail.length > TAIL_ACTS) this.#atHand -= of.tail.shift()?.lines.length ?? 0;
    // Whoever stopped watching meanwhile has no place in the list.
    if (this.#watched.get(of.file) !== of) {
      this.#forgetTail(of);
      return;
    }
    this.#moved.delete(of.file);
    this.#moved.set(of.file, of);
    for (const quiet of this.#moved.values()) {
      if (this.#atHand <= TAIL_CHARACTERS) break;
      this.#forgetTail(quiet);
    }
    if (of.follower === undefined) this.#follow(of);
    for (const wake of of.wakes) wake(of.file);
  }

  #forgetTail(of: Watched): void {
    for (const { lines } of of.tail) this.#atHand -= lines.length;
    of.tail = [];
  }

  #follow(of: Watched): void {
    if (this.#isClosed) return;
    const followed = [...this.#moved.values()].filter(({ follower }) => follower !== undefined);
    if (followed.length >= MAX_FOLLOWED) followed[0]?.follower?.abort();
    const ending = new AbortController();
    of.follower = ending;
    const run = async (): Promise<void> => {
      try {
        const acts = this.#store.subscribe(of.file, of.known, { signal: ending.signal });
        for await (const act of acts) this.#publish(of, act);
      } catch (thrown) {
        this.#stop(of, thrown);
      } finally {
        if (of.follower === ending) of.follower = undefined;
      }
    };
    const running = run().finally(() => this.#following.delete(running));
    this.#following.add(running);
  }

  async #look(): Promise<void> {
    for (const [file, { seq }] of await headsOf(this.#store, [...this.#watched.keys()])) {
      const of = this.#watched.get(file);
      if (of !== undefined) await this.#catchUp(of, seq).catch((thrown) => this.#stop(of, thrown));
    }
  }

  async #catchUp(of: Watched, head: number): Promise<void> {
    while (of.known < head && of.wakes.size > 0 && !of.isStopped && !this.#isClosed) {
      const acts = await this.#store.read(of.file, of.known, PAGE_OF_FRAMES);
      for (const act of acts) this.#publish(of, act);
      if (acts.length === 0) return;
    }
  }

  /** One file that cannot be read on does not stop the others, and is told to the log once. */
  #stop(of: Watched, thrown: unknown): void {
    if (isPassing(thrown) || of.isStopped) return;
    of.isStopped = true;
    this.#options.log(thrown);
    for (const wake of of.wakes) wake(of.file);
  }

  #readPage(file: string, seq: number): Promise<readonly ActFrame[]> {
    const key = `${file} ${seq}`;
    const under = this.#reading.get(key);
    if (under !== undefined) return under;
    const page = this.#inTurn(async () => {
      const acts = await this.#store.read(file, seq, PAGE_OF_FRAMES);
      return acts.map((act) => ({ seq: act.seq, lines: actLines(act) }));
    }).finally(() => this.#reading.delete(key));
    this.#reading.set(key, page);
    return page;
  }
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
