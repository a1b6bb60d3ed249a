import { direction, purity } from "./direction.ts";
import { documented, tested } from "./documented.ts";
import { errors } from "./errors.ts";
import { lengths } from "./lengths.ts";
import { licences, lockfile } from "./lockfile.ts";
import { names } from "./names.ts";
import type { Check } from "./source.ts";
import { indexes, style } from "./style.ts";
import { words } from "./words.ts";

/** All the house rules that a machine checks, in the order in which they are reported. */
export const CHECKS: readonly Check[] = [
  lengths,
  names,
  style,
  indexes,
  direction,
  purity,
  documented,
  tested,
  errors,
  words,
  lockfile,
  licences,
];
