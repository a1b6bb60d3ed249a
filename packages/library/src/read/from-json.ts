import { TravauxError } from "@travaux/instrument";
import type { LibraryClause, LibraryKind } from "../model.ts";

/** What a file says of the instrument in it; null where it says nothing. */
export interface FileFacts {
  readonly title: string | null;
  readonly date: string | null;
  readonly body: string | null;
  readonly kind: LibraryKind | null;
  readonly binding: boolean | null;
  readonly source: string | null;
  readonly licence: string | null;
}

/** An instrument as read from a file, before anybody has said more of it. */
export interface FileText {
  readonly facts: FileFacts;
  readonly clauses: readonly LibraryClause[];
}

/** Kinds as they may be written in a file or on the command line. */
export const LIBRARY_KINDS: readonly LibraryKind[] = ["treaty", "resolution", "declaration", "position", "other"];

/**
 * An instrument from JSON: `{title, paragraphs: [{heading, text}], date | year, body, kind, binding, source, licence}`; all
 * but `paragraphs` may be left out, and other fields are passed over. A paragraph may be its text alone. Null where the
 * JSON is of another shape. Throws `E_JSON_BROKEN` where it is no JSON.
 */
export function fromJson(text: string): FileText | null {
  const record = parsed(text);
  if (typeof record !== "object" || record === null || !("paragraphs" in record)) return null;
  const { paragraphs } = record;
  if (!Array.isArray(paragraphs)) return null;
  const fields: Readonly<Record<string, unknown>> = { ...record };
  const clauses = paragraphs.flatMap(clauseOf);
  const kind = LIBRARY_KINDS.find((each) => each === fields.kind) ?? null;
  const binding = typeof fields.binding === "boolean" ? fields.binding : null;
  return {
    facts: {
      title: words(fields.title),
      date: dateOf(fields.date) ?? dateOf(fields.year),
      body: words(fields.body),
      kind,
      binding,
      source: words(fields.source),
      licence: words(fields.licence),
    },
    clauses,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : "";
    throw new TravauxError("E_JSON_BROKEN", `The file is not JSON: ${said}`, "Correct it at the place named.", {
      cause,
    });
  }
}

function clauseOf(paragraph: unknown): readonly LibraryClause[] {
  if (typeof paragraph === "string") return [{ text: paragraph, heading: "" }];
  if (typeof paragraph !== "object" || paragraph === null) return [];
  const { text, heading }: { readonly text?: unknown; readonly heading?: unknown } = paragraph;
  return typeof text === "string" ? [{ text, heading: words(heading) ?? "" }] : [];
}

function words(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.replace(/\s+/g, " ").trim() : null;
}

function dateOf(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) ? text : null;
}
