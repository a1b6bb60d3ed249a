/** Lets calls that concern one thing take turns, within this program; across programs the store decides. */
export type Turns = <Result>(thing: string, call: () => Promise<Result>) => Promise<Result>;

/** Turns by name. A call that fails lets the next one in all the same. */
export function makeTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (thing, call) => {
    const before = last.get(thing) ?? Promise.resolve();
    const mine = before.then(call, call);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(thing, settled);
    try {
      return await mine;
    } finally {
      if (last.get(thing) === settled) last.delete(thing);
    }
  };
}
