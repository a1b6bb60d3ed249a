const KEYS_A_QUESTION = 500; // both databases take as many parameters

interface Waiting<Answer> {
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks for many keys in one question: calls of one turn are put together, and asked after the last of them came, so that
 * no answer is older than its call. Hundreds of streams that wake at one act ask the database once. A key without an
 * answer gives undefined; a question that fails fails for all it asked for.
 */
export function askedTogether<Answer>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
): (key: string) => Promise<Answer | undefined> {
  let waiting = new Map<string, Waiting<Answer>[]>();
  const question = async (asked: readonly (readonly [string, readonly Waiting<Answer>[]])[]): Promise<void> => {
    try {
      const answers = await ask(asked.map(([key]) => key));
      for (const [key, all] of asked) for (const { resolve } of all) resolve(answers.get(key));
    } catch (thrown) {
      for (const [, all] of asked) for (const { reject } of all) reject(thrown);
    }
  };
  const turn = (): void => {
    const asked = [...waiting];
    waiting = new Map();
    for (let at = 0; at < asked.length; at += KEYS_A_QUESTION) question(asked.slice(at, at + KEYS_A_QUESTION));
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(turn);
      const all = waiting.get(key);
      if (all === undefined) waiting.set(key, [{ resolve, reject }]);
      else all.push({ resolve, reject });
    });
}
