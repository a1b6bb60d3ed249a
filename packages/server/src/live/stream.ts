import type { Writable } from "node:stream";
import type { Caller } from "../policies/policy.ts";
import type { Notices, VettingNotice } from "../vettings/notices.ts";
import { vettingWord } from "../vettings/told.ts";
import type { Cursors, Places } from "./cursor.ts";
import type { LiveFiles } from "./files.ts";
import { type EndReason, endFrame, frameLines, HEARTBEAT, whole } from "./frames.ts";
import type { FileHead } from "./heads.ts";
import type { ActFrame, Hub } from "./hub.ts";
import type { LiveTimes } from "./limits.ts";
import { type Line, lineTo } from "./line.ts";
import { isPassing, patiently } from "./patience.ts";

/** What every stream of a server shares. */
export interface StreamSurroundings {
  readonly hub: Hub;
  readonly files: Pick<LiveFiles, "filesOf" | "mayRead">;
  /** Files of one stream at most: those that moved last. */
  readonly mostFiles: number;
  readonly cursors: Cursors;
  /** Who a session's caller is by now; undefined once it ended. */
  readonly callerNow: (session: string) => Promise<Caller | undefined>;
  /** How vettings of papers go on. */
  readonly notices: Pick<Notices, "listen">;
  readonly times: LiveTimes;
  readonly log: (error: unknown) => void;
}

/** A stream that is open. */
export interface Stream {
  readonly session: string;
  readonly end: (reason: EndReason) => void;
  readonly isOver: () => boolean;
  /** Settles when the stream has ended, whoever ended it. */
  readonly done: Promise<void>;
}

interface Place {
  readonly tag: string;
  seq: number;
}

/**
 * Runs one stream over the body of a response. It pulls: it knows its place in every file and takes the next acts
 * when its line has room, so that a slow reader costs a full line and no more. `from` are the places of a cursor; without
 * one the stream begins at the heads. A file that the cursor does not have is told from its first act.
 */
export function runStream(
  wire: Writable,
  caller: Caller,
  from: Places | undefined,
  around: StreamSurroundings,
): Stream {
  const run = new Run(wire, caller, from, around);
  const end = (reason: EndReason): void => run.line.end(endFrame(reason));
  const done = run
    .run()
    .catch((thrown) => {
      if (!run.line.isOver()) around.log(thrown);
      end("fault");
    })
    .finally(() => run.leaveAll());
  return { session: caller.session, end, isOver: run.line.isOver, done };
}

class Run {
  readonly line: Line;
  readonly #caller: Caller;
  readonly #from: Places | undefined;
  readonly #around: StreamSurroundings;
  readonly #places = new Map<string, Place>();
  readonly #unread = new Set<string>();
  /** Places in files beyond the limit, for when they move. */
  readonly #aside = new Map<string, number>();
  /** Files whose record cannot be read on. */
  readonly #stopped = new Set<string>();
  /** Of each vetting the newest word that was not sent. */
  readonly #notices = new Map<string, VettingNotice>();
  readonly #deaf: () => void;
  #hasBegun = false;
  #rouse = (): void => undefined;

  constructor(wire: Writable, caller: Caller, from: Places | undefined, around: StreamSurroundings) {
    this.#caller = caller;
    this.#from = from;
    this.#around = around;
    this.line = lineTo(wire, around.times, () => this.#rouse());
    this.#deaf = around.notices.listen((notice) => {
      if (!this.#places.has(notice.file)) return;
      this.#notices.set(notice.id, notice);
      this.#rouse();
    });
  }

  async run(): Promise<void> {
    const { times } = this.#around;
    const of = await this.#lookAtFiles();
    this.#hasBegun = true;
    await this.#send(frameLines("ready", { files: this.#places.size, of }));
    // Streams that began together look at different moments.
    let lookAt = performance.now() + times.look * (0.5 + Math.random() / 2);
    let beatAt = performance.now() + times.heartbeat;
    while (!this.line.isOver()) {
      const now = performance.now();
      const [file] = this.#unread;
      const [notice] = this.#notices.values();
      if (now >= lookAt) {
        await this.#lookAtFiles();
        lookAt = performance.now() + times.look;
      } else if (file !== undefined) {
        await this.#tell(file);
      } else if (notice !== undefined) {
        await this.#tellOfVetting(notice);
      } else if (now >= beatAt) {
        await this.line.write(HEARTBEAT);
        beatAt = performance.now() + times.heartbeat;
      } else {
        await this.#rest(Math.min(lookAt, beatAt) - now);
      }
    }
  }

  leaveAll(): void {
    this.#deaf();
    for (const file of [...this.#places.keys()]) this.#leave(file);
  }

  readonly #wake = (file: string): void => {
    this.#unread.add(file);
    this.#rouse();
  };

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, ms));
      this.#rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #lasting<Result>(ask: () => Promise<Result>): Promise<Result> {
    return patiently(ask, this.line.isOver);
  }

  #send(lines: string): Promise<void> {
    const places = new Map<string, number>();
    for (const { tag, seq } of this.#places.values()) places.set(tag, seq);
    return this.line.write(whole(lines, this.#around.cursors.write(this.#caller.person, places)));
  }

  /** Who reads, looked at now; ends the stream where nobody does. */
  async #reader(): Promise<Caller | undefined> {
    const now = await this.#lasting(() => this.#around.callerNow(this.#caller.session));
    if (now === undefined || now.person !== this.#caller.person) this.line.end(endFrame("signed-out"));
    return this.line.isOver() ? undefined : now;
  }

  /** Looks for files gained and lost. Gives how many may be read. */
  async #lookAtFiles(): Promise<number> {
    const now = await this.#reader();
    if (now === undefined) return 0;
    const { files, hub, mostFiles } = this.#around;
    const readable = await this.#lasting(() => files.filesOf(now));
    const chosen = new Set(readable.length <= mostFiles ? readable : await this.#choose(readable));
    const gained = [...chosen].filter((file) => !this.#places.has(file));
    const heads = await this.#lasting(() => hub.heads(gained));
    if (this.line.isOver()) return 0;
    for (const file of [...this.#places.keys()]) if (!chosen.has(file)) this.#leave(file);
    for (const [file, head] of heads) this.#enter(file, head);
    const still = new Set(readable);
    for (const file of this.#aside.keys()) if (chosen.has(file) || !still.has(file)) this.#aside.delete(file);
    return readable.length;
  }

  /** As many as a stream follows: files with acts that were not told, then those that moved last. The other places are kept. */
  async #choose(readable: readonly string[]): Promise<readonly string[]> {
    const { hub, mostFiles } = this.#around;
    const heads = await this.#lasting(() => hub.heads(readable));
    const waiting = (file: string, { seq }: FileHead): number =>
      (this.#placeOf(file, seq) ?? this.#unknown(seq)) < seq ? 0 : 1;
    const inOrder = [...heads]
      .map(([file, head]) => ({ file, head, rank: waiting(file, head) }))
      .sort((one, other) => one.rank - other.rank || ((one.head.at ?? "") < (other.head.at ?? "") ? 1 : -1));
    for (const { file, head } of inOrder.slice(mostFiles)) {
      this.#aside.set(file, this.#placeOf(file, head.seq) ?? this.#unknown(head.seq));
    }
    return inOrder.slice(0, mostFiles).map(({ file }) => file);
  }

  /** Where the reader is in a file: as this stream knows, or its cursor; without one, at the head. */
  #placeOf(file: string, head: number): number | undefined {
    const known = this.#places.get(file)?.seq ?? this.#aside.get(file);
    if (known !== undefined || this.#hasBegun) return known;
    return this.#from === undefined ? head : this.#from.get(this.#around.cursors.tagOf(file));
  }

  /** The place in a file beyond the limit that no cursor has: its head at first, its beginning where it was gained later. */
  #unknown(head: number): number {
    return this.#hasBegun ? 0 : head;
  }

  #enter(file: string, head: FileHead): void {
    const place = this.#placeOf(file, head.seq) ?? 0;
    // A cursor ahead of the file is of a record that was since restored from a backup: the file is told anew.
    const seq = place > head.seq ? 0 : place;
    this.#places.set(file, { tag: this.#around.cursors.tagOf(file), seq });
    if (seq < this.#around.hub.watch(file, head.seq, this.#wake)) this.#unread.add(file);
  }

  #leave(file: string): void {
    this.#around.hub.unwatch(file, this.#wake);
    this.#places.delete(file);
    this.#unread.delete(file);
    this.#stopped.delete(file);
  }

  /** Sends the next page of a file: each frame after a new look at who reads and what they may. */
  async #tell(file: string): Promise<void> {
    this.#unread.delete(file);
    const place = this.#places.get(file);
    if (place === undefined || this.#stopped.has(file)) return;
    const frames = await this.#page(file, place.seq);
    if (frames === undefined) return this.#stop(file);
    for (const { seq, lines } of frames) {
      if (!(await this.#mayStillRead(file))) return;
      place.seq = seq;
      await this.#send(lines);
    }
    if (frames.length > 0 && this.#places.has(file)) this.#unread.add(file);
  }

  /** The next acts, or undefined where the record cannot be read on. */
  async #page(file: string, seq: number): Promise<readonly ActFrame[] | undefined> {
    try {
      return await this.#lasting(() => this.#around.hub.after(file, seq));
    } catch (thrown) {
      if (isPassing(thrown)) throw thrown;
      return undefined;
    }
  }

  async #tellOfVetting(notice: VettingNotice): Promise<void> {
    const { id, file } = notice;
    this.#notices.delete(id);
    if (!(await this.#mayStillRead(file))) return;
    await this.#send(frameLines("vetting", { file, ...vettingWord(notice) }));
  }

  /** Says that a file's record cannot be read on, and goes on with the others; its place is kept. */
  async #stop(file: string): Promise<void> {
    this.#stopped.add(file);
    this.#around.hub.unwatch(file, this.#wake);
    if (await this.#mayStillRead(file)) await this.#send(frameLines("stopped", { file }));
  }

  /** Whether the reader may have the next frame of a file, looked at now; leaves the file where not. */
  async #mayStillRead(file: string): Promise<boolean> {
    const now = await this.#reader();
    if (now === undefined) return false;
    const may = await this.#lasting(() => this.#around.files.mayRead(now, file));
    if (!may) this.#leave(file);
    return may && !this.line.isOver();
  }
}
