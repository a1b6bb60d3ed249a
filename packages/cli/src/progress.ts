/** Quiet until then where nobody watches: a log wants no line for work that is done at once. */
const QUIET_MS = 3000;

/** Where progress is shown. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** A line on stderr that says which of several files is being worked on. */
export interface Progress {
  /** `done` of the files are finished; `name` comes next. */
  readonly step: (done: number, name: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/**
 * Progress over `total` files: one line rewritten in place on a terminal; elsewhere a line per file, and only once the
 * work has taken a while. `now` gives milliseconds.
 */
export function progressOver(total: number, verb: string, stream: ProgressStream, now: () => number): Progress {
  const began = now();
  const terminal = stream.isTTY === true;
  let shown = false;
  return {
    step(done, name) {
      const line = `${verb} ${done + 1} of ${total}: ${name}`;
      if (terminal) {
        shown = true;
        stream.write(`\r\u001b[2K${line.slice(0, 78)}`);
      } else if (total > 1 && now() - began >= QUIET_MS) stream.write(`${line}\n`);
    },
    end() {
      if (shown) stream.write("\r\u001b[2K");
    },
  };
}
