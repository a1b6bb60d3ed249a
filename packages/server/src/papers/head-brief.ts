import { type Paper, type PaperBlock, type Run, run } from "@travaux/paper";
import { type BriefRow, briefForHead } from "@travaux/procedure";
import { conferenceIn, marksOf } from "./file-head.ts";
import { type Subject, stanceInside } from "./outside-words.ts";

/** The brief for the head of delegation: red lines first, then what is proposed, then the rest. It stays with the delegation. */
export function headBrief(subject: Subject): Paper {
  const brief = briefForHead(subject.house, subject.state);
  const reds = brief.rows.filter(({ redLine }) => redLine !== null);
  const open = openPoints(brief);
  return {
    ...marksOf(subject, "Brief for the head of delegation"),
    blocks: [
      {
        type: "fields",
        rows: [
          ...(brief.conference === null ? [] : [{ name: "Conference", value: conferenceIn(brief.conference) }]),
          { name: "Subject", value: brief.subject ?? "–" },
          { name: "Standing", value: brief.isSigned ? "Signed" : "Not signed yet: positions may change" },
        ],
      },
      ...section(
        "Red lines",
        reds.map(({ label, redLine }) => [run(`${label}: `, "bold"), run(redLine ?? "")]),
      ),
      { type: "heading", depth: 2, text: "Positions" },
      {
        type: "table",
        caption: "Positions, red lines first",
        head: ["Clause", "Position", "What to say", "Fallback"],
        widths: [11, 37, 28, 24],
        rows: brief.rows.map(row),
      },
      ...section("Still open", open),
    ],
  };
}

function section(title: string, entries: readonly (readonly Run[])[]): readonly PaperBlock[] {
  if (entries.length === 0) return [];
  return [
    { type: "heading", depth: 2, text: title },
    { type: "bullets", ordered: false, entries },
  ];
}

function row({
  label,
  stance,
  wording,
  caveat,
  talkingPoint,
  fallback,
  redLine,
}: BriefRow): readonly (readonly Run[])[] {
  const words = `${wording === null ? "" : `\n“${wording}”`}${caveat === null ? "" : `\nCaveat: ${caveat}`}`;
  return [
    [run(label, "bold"), ...(redLine === null ? [] : [run("\nred line", "italic")])],
    [run(stanceInside(stance), "bold"), ...(words === "" ? [] : [run(words)])],
    [run(talkingPoint ?? "–")],
    [run(fallback ?? "–")],
  ];
}

function openPoints(brief: ReturnType<typeof briefForHead>): readonly (readonly Run[])[] {
  const said = [
    ["Instructions are sought on ", brief.instructionsSought],
    ["Divisions differ, and nobody has decided, on ", brief.openConflicts],
    ["Not answered: ", brief.unanswered],
  ] as const;
  return said.flatMap(([words, names]) => (names.length === 0 ? [] : [[run(`${words}${names.join(", ")}`)]]));
}
