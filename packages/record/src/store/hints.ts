/** Wakes followers of a file before their next look. A hint may be lost or come for nothing: looking is the guarantee. */
export interface Hints {
  /** Tells that file number `no` has a new act. */
  readonly tell: (no: number) => void;
  /** Settles at the next hint for the file, after `ms`, or when the signal comes. Begun before looking, awaited after. */
  readonly next: (no: number, ms: number, signal: AbortSignal | undefined) => Waiting;
}

/** A wait that was begun. */
export interface Waiting {
  readonly done: Promise<void>;
  readonly cancel: () => void;
}

/** Hints within one process; others feed it by `tell`. */
export function localHints(): Hints {
  const waiting = new Map<number, Set<() => void>>();
  return {
    tell: (no) => {
      for (const wake of [...(waiting.get(no) ?? [])]) wake();
    },
    next: (no, ms, signal) => {
      let cancel = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        const all = waiting.get(no) ?? new Set();
        waiting.set(no, all);
        const timer = setTimeout(() => end(), ms);
        const end = (): void => {
          clearTimeout(timer);
          all.delete(end);
          if (all.size === 0 && waiting.get(no) === all) waiting.delete(no);
          signal?.removeEventListener("abort", end);
          resolve();
        };
        cancel = end;
        all.add(end);
        signal?.addEventListener("abort", end);
        if (signal?.aborted) end();
      });
      return { done, cancel };
    },
  };
}
