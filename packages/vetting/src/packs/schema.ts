import { z } from "zod";
import type { Pack } from "./pack.ts";
import type { Phrase } from "./phrase/phrase.ts";
import { readPhrase } from "./phrase/phrase.ts";

/** A phrase in a pack's file: its source, read while the file is checked so that the error names the row. */
const phrase = z.string().transform((source, context): Phrase => {
  const read = readPhrase(source);
  if (typeof read !== "string") return read;
  context.addIssue({ code: "custom", message: `the phrase “${source}” cannot be read: ${read}` });
  return z.NEVER;
});

const phrases = z.array(phrase).readonly().default([]);
const somePhrases = z.array(phrase).min(1).readonly();
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a key is written in small letters and hyphens");
const keys = z.array(key).readonly().default([]);
const sentence = z.string().trim().min(1);
const topic = key.nullable().default(null);

const advice = {
  why: sentence,
  source: sentence,
  severity: z.enum(["object", "consider", "note"]),
  view: z.enum(["diplomatic", "legal", "financial", "protection", "security"]),
  advice: z.enum(["accept", "accept with caveat", "propose", "seek instructions", "reserve"]),
};

const examples = z
  .strictObject({ fires: z.array(sentence).readonly().default([]), silent: z.array(sentence).readonly().default([]) })
  .readonly()
  .default({ fires: [], silent: [] });

const term = z.strictObject({
  key,
  subjects: keys,
  kinds: z
    .array(z.enum(["treaty", "resolution", "political"]))
    .readonly()
    .default([]),
  draft: somePhrases,
  promise: sentence.nullable().default(null),
  prefer: sentence.nullable(),
  with: phrases,
  except: phrases,
  unless: phrases,
  once: z.enum(["text", "clause"]).default("text"),
  deed: z.boolean().default(false),
  topic,
  examples,
  ...advice,
});

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const obligation = z.strictObject({
  key,
  title: sentence,
  kinds: z
    .array(z.enum(["treaty", "resolution", "political"]))
    .min(1)
    .readonly()
    .default(["political"]),
  fromOthers: z.boolean().default(false),
  phrases: somePhrases,
  except: phrases,
  unless: phrases,
  suggestion: sentence.nullable(),
  topic,
  ...advice,
});

const treatyLanguage = z.strictObject({
  key,
  kind: z.enum(["binding", "form"]),
  phrases: somePhrases,
  except: phrases,
  instead: sentence,
  ...advice,
});

const safeguard = z.strictObject({
  key,
  title: sentence,
  subjects: keys,
  when: phrases,
  except: phrases,
  present: somePhrases,
  partial: phrases,
  whyPartial: sentence.nullable().default(null),
  suggestion: sentence,
  topic,
  ...advice,
});

const termGroup = z.strictObject({
  key,
  names: z
    .array(z.strictObject({ name: sentence, phrases: somePhrases }).readonly())
    .min(2)
    .readonly(),
  prefer: sentence.nullable(),
  source: sentence,
});

/** What a pack says of itself. */
export interface PackAbout {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly about: string;
  readonly without: readonly string[];
}

/** `pack.json`: what the pack is. The only file a pack must have. */
export const aboutSchema: z.ZodType<PackAbout> = z.strictObject({
  name: key,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version has three numbers: 1.0.0"),
  title: sentence,
  /** Who answers for it and what it rests on. */
  about: sentence,
  /** Rules of packs merged before this one that are left out: `terms/whole-of-route`. */
  without: z
    .array(z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, "a rule is written group/name"))
    .readonly()
    .default([]),
});

/** The other files of a pack, each an object with one list of rows. */
export const rowSchemas: Readonly<Record<string, z.ZodType<Partial<Pack>>>> = {
  "subjects.json": z.strictObject({
    subjects: z.array(z.strictObject({ key, title: sentence, phrases: somePhrases, source: sentence })),
  }),
  "terms.json": z.strictObject({ terms: z.array(term) }),
  "ladder.json": z.strictObject({
    ladder: z.array(z.strictObject({ key, level, verbs: somePhrases, source: sentence })).default([]),
    hedges: z.array(z.strictObject({ key, phrases: somePhrases, source: sentence })).default([]),
  }),
  "obligations.json": z.strictObject({ obligations: z.array(obligation) }),
  "treaty-language.json": z.strictObject({ treatyLanguage: z.array(treatyLanguage) }),
  "non-binding.json": z.strictObject({
    nonBinding: z.array(z.strictObject({ key, phrases: somePhrases, wording: sentence, ...advice })),
  }),
  "safeguards.json": z.strictObject({ safeguards: z.array(safeguard) }),
  "spellings.json": z.strictObject({
    spellings: z.array(z.strictObject({ key, british: phrase, american: phrase, source: sentence })),
  }),
  "term-groups.json": z.strictObject({ termGroups: z.array(termGroup) }),
};
