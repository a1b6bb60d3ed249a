import { TravauxError } from "@travaux/instrument";
import { z } from "zod";

/** A line that may hold `{fields}`, filled in by the reply; a field the note does not have drops the line. */
const template = z.string().min(1);

/** A house form as it must stand in its file: what a ministry's notes look like, apart from what one of them says. */
const houseSchema: z.ZodType<House> = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  source: z.string().min(1),
  language: z.string().min(2),
  letterhead: z.array(z.string().min(1)).min(1),
  /** `day-first` is 04-03-2027, `long` is 4 March 2027. */
  dates: z.enum(["day-first", "long"]),
  /** How a draft leaves blank what only the office can fill in. */
  number: template,
  numberAt: z.enum(["head", "foot"]),
  subject: z.string().min(1),
  salutation: z.string().min(1).nullable(),
  /** True where the first paragraph carries no number. */
  firstUnnumbered: z.boolean(),
  reference: template,
  referenceWithoutNumber: template,
  vetted: template,
  observations: template,
  noObservations: template,
  request: template,
  closing: z.string().min(1).nullable(),
  signature: z.array(z.string().min(1)).min(1),
  addresseeAt: z.enum(["head", "foot"]),
  enclosure: z.string().min(1),
  annexTitle: z.string().min(1),
});

/** The form of one house's notes; what each field is for stands in docs/spec/house-forms.md. */
export interface House {
  readonly key: string;
  readonly title: string;
  /** Which practice the form follows. */
  readonly source: string;
  readonly language: string;
  readonly letterhead: readonly string[];
  readonly dates: "day-first" | "long";
  readonly number: string;
  readonly numberAt: "head" | "foot";
  readonly subject: string;
  readonly salutation: string | null;
  readonly firstUnnumbered: boolean;
  readonly reference: string;
  readonly referenceWithoutNumber: string;
  readonly vetted: string;
  readonly observations: string;
  readonly noObservations: string;
  readonly request: string;
  readonly closing: string | null;
  readonly signature: readonly string[];
  readonly addresseeAt: "head" | "foot";
  readonly enclosure: string;
  readonly annexTitle: string;
}

/** A house form from data. Throws `E_HOUSE_INVALID` naming the field that is wrong. */
export function readHouse(value: unknown, file: string): House {
  const parsed = houseSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? "the form" : issue.path.join(".");
  throw new TravauxError(
    "E_HOUSE_INVALID",
    `The house form ${file} is not complete: ${field}: ${issue?.message ?? "invalid"}.`,
    "Compare it with the forms described in docs/spec/house-forms.md.",
    { where: { file } },
  );
}
