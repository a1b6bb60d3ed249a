/** What the terminal at standard output is like. */
export interface Screen {
  readonly width: number;
  readonly colour: boolean;
}

/** Width where the output is no terminal: fits a page and a mail. */
const PLAIN_WIDTH = 80;

/**
 * Width and colour of standard output. NO_COLOR (any value but empty), TERM=dumb and an output that is no terminal mean
 * no colour; FORCE_COLOR asks for it all the same; COLUMNS gives the width where the terminal does not say it.
 */
export function screenOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): Screen {
  const asked = Number(env.COLUMNS);
  const width = stream.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : PLAIN_WIDTH);
  const refused = (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb" || env.FORCE_COLOR === "0";
  const forced = (env.FORCE_COLOR ?? "") !== "" && env.FORCE_COLOR !== "0";
  return { width, colour: !refused && (stream.isTTY === true || forced) };
}
