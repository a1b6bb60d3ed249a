import { type Paper, type PaperBlock, type Run, run } from "@travaux/paper";
import { type Position, type PositionRow, type PositionVoice, positionTable } from "@travaux/procedure";
import { fileFields, marksOf } from "./file-head.ts";
import { type Subject, stanceInside } from "./outside-words.ts";

/** The consolidated position table: what the vetting found, what each division says, and the position. It stays in the house. */
export function positionPaper(subject: Subject): Paper {
  const { house, state } = subject;
  const table = positionTable(house, state);
  return {
    ...marksOf(subject, "Consolidated position table"),
    blocks: [
      fileFields(subject),
      {
        type: "table",
        caption: "Positions by clause",
        head: ["Clause", "Vetting", "Opinions of divisions", "Position", "For the delegation alone"],
        widths: [10, 12, 30, 25, 23],
        rows: table.rows.map(row),
      },
      ...generalOf(table.general),
    ],
  };
}

type General = ReturnType<typeof positionTable>["general"];

function generalOf(general: General): readonly PaperBlock[] {
  if (general.length === 0) return [];
  return [
    { type: "heading", depth: 2, text: "Opinions on the text as a whole" },
    {
      type: "table",
      head: ["Division", "Verdict", "Remark"],
      widths: [30, 20, 50],
      rows: general.map(({ division, verdict, remark, isLate }) => [
        [run(division)],
        [run(isLate ? `${verdict}, late` : verdict)],
        [run(remark ?? "–")],
      ]),
    },
  ];
}

function row({
  label,
  isInText,
  findings,
  voices,
  conflict,
  position,
  isOfEarlierText,
}: PositionRow): readonly (readonly Run[])[] {
  const conflicts = { none: "", open: "\nOpinions conflict: undecided", resolved: "\nOpinions conflict: decided" }[
    conflict
  ];
  return [
    [run(label, "bold"), ...(isInText ? [] : [run("\nno longer in the text", "italic")])],
    [run(foundIn(findings))],
    [
      run(voices.length === 0 ? "–" : voices.map(voiceOf).join("\n")),
      ...(conflicts === "" ? [] : [run(conflicts, "bold")]),
    ],
    [...positionRuns(position), ...(isOfEarlierText ? [run("\ntaken on an earlier text", "italic")] : [])],
    [...aloneRuns(position)],
  ];
}

function foundIn(findings: PositionRow["findings"]): string {
  if (findings === null) return "–";
  const { object, consider, note } = findings;
  const said = [
    [object, "object"],
    [consider, "consider"],
    [note, "note"],
  ] as const;
  return said.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join("\n") || "–";
}

function voiceOf({ division, stance, wording, remark, isLate }: PositionVoice): string {
  const words = wording === null ? "" : `: “${wording}”`;
  return `${division}: ${stance}${isLate ? ", late" : ""}${words}${remark === null ? "" : ` (${remark})`}`;
}

function positionRuns(position: Position | null): readonly Run[] {
  if (position === null) return [run("none yet", "italic")];
  const { stance, wording, caveat, reason } = position;
  const more = [
    wording === null ? "" : `\n“${wording}”`,
    caveat === null ? "" : `\nCaveat: ${caveat}`,
    reason === null ? "" : `\nReason: ${reason}`,
  ].join("");
  return [run(stanceInside(stance), "bold"), ...(more === "" ? [] : [run(more)])];
}

function aloneRuns(position: Position | null): readonly Run[] {
  if (position === null) return [run("–")];
  const { redLine, fallback, talkingPoint } = position;
  const said = [
    ["Red line: ", redLine],
    ["Fallback: ", fallback],
    ["Say: ", talkingPoint],
  ] as const;
  const runs = said.flatMap(([name, words], at): readonly Run[] =>
    words === null ? [] : [run(`${at === 0 ? "" : "\n"}${name}`, "bold"), run(words)],
  );
  return runs.length === 0 ? [run("–")] : runs;
}
