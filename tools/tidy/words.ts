import { WORD_LISTS } from "./lists.ts";
import { type Check, type Fault, faultAt, isCode, type Source } from "./source.ts";

interface Banned {
  readonly pattern: RegExp;
  readonly why: string;
  /** Whether it is looked for in code and documentation only, because a diplomatic text may well contain it. */
  readonly ownTextOnly: boolean;
}

const BANNED: readonly Banned[] = [
  {
    pattern: /(?<![\w.])\/(work|root|home|Users|tmp|var\/tmp)\/[\w.-]/g,
    why: "a path of somebody's machine",
    ownTextOnly: false,
  },
  { pattern: /\b[A-Z]:\\(Users|Documents)\b/g, why: "a path of somebody's machine", ownTextOnly: false },
  {
    pattern: /\b(registry|npm)\.[\w-]+\.(org|com|net|io)\b|\bnpmjs\.(org|com)\b/g,
    why: "the host of a registry",
    ownTextOnly: false,
  },
  {
    pattern:
      /\b(claude|chat-?gpt|gpt-\d|anthropic|openai|copilot|llms?|large language models?|ai[- ](generated|assistant|agent)s?|sub-?agents?|as an ai|co-authored-by)\b/gi,
    why: "talk about how the text was made",
    ownTextOnly: true,
  },
  {
    pattern: /\b((this|previous|next|last|my|our) (coding )?session|the other engineers?|in (issue|design) #?\d+)\b/gi,
    why: "talk about how the text was made",
    ownTextOnly: true,
  },
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b(?!["'`])/g, why: "an unfinished note to oneself", ownTextOnly: true },
];

/** The project speaks of itself alone: no machine's paths, no registry's hosts, no talk of how it was written. */
export const words: Check = {
  name: "words",
  find: (house) => house.sources.filter(({ path }) => !WORD_LISTS.includes(path)).flatMap(bannedWords),
};

function bannedWords(source: Source): readonly Fault[] {
  const isOwnText = isCode(source.path) || source.path.endsWith(".md");
  const list = BANNED.filter(({ ownTextOnly }) => isOwnText || !ownTextOnly);
  return list.flatMap(({ pattern, why }) =>
    [...source.text.matchAll(pattern)].map((found) => faultAt(source, found.index, `"${found[0]}" is ${why}`)),
  );
}
