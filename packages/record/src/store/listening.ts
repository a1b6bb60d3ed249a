import pg from "pg";

/** A connection that only listens. */
export interface Listening {
  readonly close: () => Promise<void>;
}

/** The channel of hints; each carries the number of a file and nothing else. */
export const CHANNEL = "travaux_acts";

const AGAIN_MS = 1000; // before a broken connection is opened anew; followers look for themselves meanwhile

/** Listens for hints of other processes. A broken connection is opened again, for as long as the store is open. */
export async function listenForHints(config: pg.ClientConfig, tell: (no: number) => void): Promise<Listening> {
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    const next = new pg.Client(config);
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      client = null;
      next.end().catch(() => undefined);
      if (!closed) timer = setTimeout(() => open().catch(() => undefined), AGAIN_MS).unref();
    };
    next.on("error", over);
    next.on("end", over);
    next.on("notification", ({ payload }) => {
      const no = Number(payload);
      if (Number.isSafeInteger(no)) tell(no);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      if (closed) over();
      else client = next;
    } catch (thrown) {
      over();
      throw thrown;
    }
  };

  await open();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
