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
  states: z.array(z.string().regex(/^[A-Z]{3}$/)).optional(),
  answers: z.array(z.string().min(1)).optional(),
  senders: z.array(z.string().min(1)).optional(),
  formName: z.string().min(1).optional(),
  letterhead: z.array(z.string().min(1)).min(1),
  /** `day-first` is 04-03-2027, `long` is 4 March 2027. */
  dates: z.enum(["day-first", "long"]),
  /** How a draft leaves blank what only the office can fill in. */
  number: template,
  numberAt: z.enum(["head", "foot"]),
  /** Null where notes of this form name no subject. */
  subject: z.string().min(1).nullable(),
  salutation: z.string().min(1).nullable(),
  /** True where the first paragraph carries no number. */
  firstUnnumbered: z.boolean(),
  /** True where no paragraph carries a number. */
  unnumbered: z.boolean().optional(),
  reference: template,
  referenceWithoutNumber: template,
  vetted: template,
  observations: template,
  noObservations: template,
  request: template,
  notVetted: template.optional(),
  closing: template.nullable(),
  signature: z.array(z.string().min(1)).min(1),
  /** `office` writes to the office that asked, `sender` to the sender as it names itself. */
  addressee: z.enum(["office", "sender"]).optional(),
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
  /** ISO 3166 alpha-3: States whose ministries write so where nothing else decides. */
  readonly states?: readonly string[] | undefined;
  /** Forms of incoming notes that are answered in this form. */
  readonly answers?: readonly string[] | undefined;
  /** Words with which the names of senders begin who are answered so where their note has no form of its own. */
  readonly senders?: readonly string[] | undefined;
  /** The name of the form as printed above the note. */
  readonly formName?: string | undefined;
  readonly letterhead: readonly string[];
  readonly dates: "day-first" | "long";
  readonly number: string;
  readonly numberAt: "head" | "foot";
  readonly subject: string | null;
  readonly salutation: string | null;
  readonly firstUnnumbered: boolean;
  readonly unnumbered?: boolean | undefined;
  readonly reference: string;
  readonly referenceWithoutNumber: string;
  readonly vetted: string;
  readonly observations: string;
  readonly noObservations: string;
  readonly request: string;
  readonly notVetted?: string | undefined;
  readonly closing: string | null;
  readonly signature: readonly string[];
  readonly addressee?: "office" | "sender" | undefined;
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
