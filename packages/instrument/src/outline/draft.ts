import type { DivisionKind, Role } from "../nodes.ts";
import type { Marker } from "../parse/marker.ts";
import type { SourceParagraph } from "../source.ts";

/** What a paragraph turned out to be, before its words are read. */
export type Draft =
  | { readonly is: "title" | "formula" | "footnote" | "table"; readonly paragraph: SourceParagraph }
  | { readonly is: "opaque"; readonly paragraph: SourceParagraph; readonly reason: string }
  | {
      readonly is: "heading";
      readonly paragraph: SourceParagraph;
      readonly kind: DivisionKind;
      readonly depth: number;
      /** False for the second line of a heading: the title beneath `Article 5`. */
      readonly founds: boolean;
    }
  | {
      readonly is: "clause";
      readonly paragraph: SourceParagraph;
      readonly role: Role;
      readonly depth: number;
      readonly marker: Marker | null;
      /** What the clause does to the divisions: a chapeau may found one, a closing clause leaves all, and so does the first decision behind headed recitals. */
      readonly place: "here" | "founds" | "leaves" | "turns";
    };

/** Who speaks decides how paragraphs read: `we` (declarations), `organ` (resolutions), `parties` (treaties). */
export type Voice = "we" | "organ" | "parties" | "unknown";
