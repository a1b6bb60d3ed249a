import { link, type PaperBlock, type Run, run } from "@travaux/paper";
import type { CitedInstrument, SafeguardReading, VetReport } from "../report.ts";
import type { BriefOptions } from "./brief.ts";
import { anchorOf } from "./cards.ts";
import { ADVICE_WORD, counted, listed, longDate, sentence, shortened, VIEW_WORD } from "./words.ts";

/** Characters of a safeguard's words on the first page; the clause itself stands further on. */
const WORDS_LIMIT = 70;

/** The summary: what it is, the recommendation, the five things to know, counts, instruments, safeguards. */
export function firstPage(
  report: VetReport,
  options: BriefOptions,
  anchors: ReadonlyMap<string, string>,
): PaperBlock[] {
  const { summary } = report;
  return [
    { type: "fields", rows: headRows(report, options) },
    { type: "paragraph", runs: [run(summary.what)] },
    { type: "heading", depth: 1, text: "Recommendation" },
    {
      type: "paragraph",
      runs: [run(`${ADVICE_WORD[summary.recommendation.advice]}. `, "bold"), run(summary.recommendation.sentence)],
    },
    ...thingsToKnow(report, anchors),
    { type: "paragraph", runs: [run(countsSentence(report))] },
    ...citedTable(report),
    ...safeguardsTable(report),
  ];
}

function headRows(report: VetReport, { note, generatedOn }: BriefOptions): { name: string; value: string }[] {
  const { summary, text } = report;
  const place = [text.place, text.date === null ? null : longDate(text.date)].filter((one) => one !== null);
  const rows: (readonly [string, string | null])[] = [
    ["Place and date", place.length === 0 ? null : place.join(", ")],
    ["Received with", note === null ? null : receivedWith(note)],
    ["Vetted for", `${summary.stateName} (${summary.state})`],
    ["Point of view", summary.view === null ? "all points of view" : VIEW_WORD[summary.view]],
    ["Vetted on", generatedOn === undefined ? null : longDate(generatedOn)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

function receivedWith(note: NonNullable<BriefOptions["note"]>): string | null {
  const parts = [
    note.from.organisation,
    note.number === null ? null : `No. ${note.number}`,
    note.date === null ? null : `dated ${longDate(note.date)}`,
  ].filter((one) => one !== null);
  return parts.length === 0 ? null : parts.join(", ");
}

function thingsToKnow({ summary, findings }: VetReport, anchors: ReadonlyMap<string, string>): PaperBlock[] {
  const things = summary.fiveThings;
  if (things.length === 0) return [];
  const labels = new Map(findings.map((finding) => [finding.id, finding]));
  const entries = things.map((thing): readonly Run[] => {
    const places = thing.findings.flatMap((id) => {
      const finding = labels.get(id);
      const place = anchors.get(id);
      return finding === undefined || place === undefined ? [] : [{ place, anchor: anchorOf(finding) }];
    });
    const unique = places.filter(({ place }, index) => places.findIndex((one) => one.place === place) === index);
    if (unique.length === 0) return [run(thing.sentence)];
    const links = unique.flatMap(({ place, anchor }, index) => [
      ...(index === 0 ? [] : [run(", ")]),
      link(place, anchor),
    ]);
    return [run(`${thing.sentence} (`), ...links, run(")")];
  });
  const text =
    things.length === 1 ? "One thing to know" : `${sentence(counted(things.length, "thing", "things"))} to know`;
  return [
    { type: "heading", depth: 1, text },
    { type: "bullets", ordered: true, entries },
  ];
}

function countsSentence({ summary, text }: VetReport): string {
  const { object, consider, note } = summary.counts;
  const touched = `in ${counted(text.clauses.length, "clause", "clauses")}`;
  if (object + consider + note === 0) return `Nothing was found ${touched}.`;
  const parts = [
    object > 0 ? `${counted(object, "finding", "findings")} to object to` : null,
    consider > 0 ? `${counted(consider, "finding", "findings")} to consider` : null,
    note > 0 ? `${counted(note, "finding", "findings")} to note` : null,
  ].filter((one) => one !== null);
  return `${sentence(listed(parts))}, ${touched} and in the text as a whole.`;
}

function citedTable(report: VetReport): PaperBlock[] {
  const { cited, stateName } = report.summary;
  if (cited.length === 0) return [];
  const labels = labelsById(report);
  const where = (one: CitedInstrument): string =>
    [...new Set(one.clauses.map((id) => labels.get(id) ?? id))].join(", ");
  return [
    { type: "heading", depth: 1, text: "Instruments cited" },
    {
      type: "table",
      caption: `Instruments the text cites, and the position of ${stateName}`,
      head: ["Instrument", "Cited in", `Position of ${stateName}`],
      widths: [40, 14, 46],
      rows: cited.map((one) => [
        [run(one.title)],
        [run(where(one))],
        [run(one.position ?? "No position to take: not a treaty.")],
      ]),
    },
  ];
}

const STATUS_WORD: Readonly<Record<SafeguardReading["status"], string>> = {
  present: "Present",
  partial: "Partial",
  absent: "Absent",
};

function safeguardsTable(report: VetReport): PaperBlock[] {
  const { safeguards } = report.summary;
  if (safeguards.length === 0) return [];
  const labels = labelsById(report);
  const rows = (["present", "partial", "absent"] as const).flatMap((status) => {
    const readings = safeguards.filter((reading) => reading.status === status);
    if (readings.length === 0) return [];
    const runs = readings.flatMap((reading, index) => [
      ...(index === 0 ? [] : [run("; ")]),
      ...safeguardRuns(reading, labels),
    ]);
    return [[[run(STATUS_WORD[status], "bold")], runs]];
  });
  return [
    { type: "heading", depth: 1, text: "Safeguards" },
    {
      type: "table",
      caption: "Safeguards usual in texts on this subject, and whether this text has them",
      head: ["In the text", "Safeguard, with its words"],
      widths: [14, 86],
      rows,
    },
  ];
}

function safeguardRuns(reading: SafeguardReading, labels: ReadonlyMap<string, string>): readonly Run[] {
  if (reading.quote === null) return [run(reading.title)];
  const place = reading.clause === null ? "" : `${labels.get(reading.clause) ?? reading.clause}: `;
  return [run(`${reading.title} (${place}`), run(`“${shortened(reading.quote, WORDS_LIMIT)}”`, "quote"), run(")")];
}

/** Labels of clauses by id. */
export function labelsById({ text }: VetReport): ReadonlyMap<string, string> {
  return new Map(text.clauses.map((clause) => [clause.id, clause.label]));
}
