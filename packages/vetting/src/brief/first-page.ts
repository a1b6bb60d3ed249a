import { link, type PaperBlock, type Run, run } from "@travaux/paper";
import { stateInSentence } from "../names/states.ts";
import type { CitedInstrument, SafeguardReading, VetReport } from "../report.ts";
import type { BriefOptions } from "./brief.ts";
import { anchorOf } from "./cards.ts";
import { notVetted } from "./note.ts";
import {
  ADVICE_WORD,
  counted,
  firstFew,
  listed,
  longDate,
  readableName,
  sentence,
  shortened,
  VIEW_WORD,
} from "./words.ts";

/** Clauses named beside an instrument; the others are counted. */
const CLAUSES_SHOWN = 4;

/** Resolutions and political texts named; the others are counted, and stand in the clauses further on. */
const OTHERS_SHOWN = 12;

/** Places named after one of the things to know; the others are counted. */
const PLACES_SHOWN = 3;

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

function headRows(
  report: VetReport,
  { note, generatedOn, unread = [], unsure = [] }: BriefOptions,
): { name: string; value: string }[] {
  const { summary, text } = report;
  const place = [text.place, text.date === null ? null : longDate(text.date)].filter((one) => one !== null);
  const others = notVetted(note);
  const rows: (readonly [string, string | null])[] = [
    ["Place and date", place.length === 0 ? null : place.join(", ")],
    ["Received with", note === null ? null : receivedWith(note)],
    ["Not vetted", others.length === 0 ? null : `${listed(others)}, which came with the draft`],
    ["Not read", unread.length === 0 ? null : unread.join(" ")],
    ["Read by machine", unsure.length === 0 ? null : unsure.join(" ")],
    ["Vetted for", vettedFor(summary, generatedOn)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

function vettedFor({ state, stateName, view }: VetReport["summary"], day: string | undefined): string {
  const from = view === null ? "from all points of view" : fromView(VIEW_WORD[view]);
  return `${stateName} (${state}), ${from}${day === undefined ? "" : `, on ${longDate(day)}`}`;
}

/** `from the legal point of view`, `from the point of view of the protection of persons`. */
function fromView(word: string): string {
  return / of /.test(word) ? `from the point of view of the ${word}` : `from the ${word} point of view`;
}

function receivedWith(note: NonNullable<BriefOptions["note"]>): string | null {
  const parts = [
    note.from.organisation === null ? null : readableName(note.from.organisation),
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
    const shown = unique.length > PLACES_SHOWN + 1 ? unique.slice(0, PLACES_SHOWN) : unique;
    const links = shown.flatMap(({ place, anchor }, index) => [
      ...(index === 0 ? [] : [run(", ")]),
      link(place, anchor),
    ]);
    const rest = unique.length - shown.length;
    return [run(`${thing.sentence} (`), ...links, run(rest === 0 ? ")" : ` and ${rest} more)`)];
  });
  const text =
    things.length === 1 ? "One thing to know" : `${sentence(counted(things.length, "thing", "things"))} to know`;
  return [
    { type: "heading", depth: 1, text },
    { type: "bullets", ordered: true, entries },
  ];
}

function countsSentence({ summary }: VetReport): string {
  const { object, consider, note } = summary.counts;
  if (object + consider + note === 0) return "Nothing was found.";
  const parts = [
    [object, "to object to"],
    [consider, "to consider"],
    [note, "to note"],
  ] as const;
  const found = parts.filter(([count]) => count > 0);
  const words = found.map(([count, what], index) =>
    index === 0 ? `${counted(count, "finding", "findings")} ${what}` : `${counted(count, "", "").trim()} ${what}`,
  );
  return `${sentence(listed(words))}.`;
}

/** Instruments the State can have a position on as a table; the others in one line, for they ask nothing of it. */
function citedTable(report: VetReport): PaperBlock[] {
  const { cited, state } = report.summary;
  const party = stateInSentence(state);
  if (cited.length === 0) return [];
  const labels = labelsById(report);
  const where = (one: CitedInstrument): string =>
    firstFew([...new Set(one.clauses.map((id) => labels.get(id) ?? id))], CLAUSES_SHOWN);
  const rows = cited.flatMap((one) =>
    one.position === null ? [] : [[[run(one.title)], [run(where(one))], [run(one.position)]]],
  );
  const others = cited.flatMap((one) => (one.position === null ? [`${one.title} (${where(one)})`] : []));
  const table: PaperBlock = {
    type: "table",
    caption: `Instruments the text cites, and the position of ${party}`,
    head: ["Instrument", "Cited in", `Position of ${party}`],
    widths: [36, 12, 52],
    rows,
  };
  const also = rows.length === 0 ? "" : "Also cited: ";
  return [
    { type: "heading", depth: 1, text: "Instruments cited" },
    ...(rows.length === 0 ? [] : [table]),
    ...(others.length === 0
      ? []
      : ([
          { type: "paragraph", size: "small", runs: [run(`${also}${firstFew(others, OTHERS_SHOWN)}.`)] },
        ] satisfies PaperBlock[])),
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
      head: ["In the text", "Safeguard"],
      widths: [11, 89],
      rows,
    },
  ];
}

/** A safeguard with its words where it is present; where it is partial, its card further on quotes them. */
function safeguardRuns(reading: SafeguardReading, labels: ReadonlyMap<string, string>): readonly Run[] {
  const label = reading.clause === null ? null : (labels.get(reading.clause) ?? reading.clause);
  if (reading.quote === null || reading.status !== "present") {
    return [run(label === null ? reading.title : `${reading.title} (${label})`)];
  }
  const place = label === null ? "" : `${label}: `;
  return [run(`${reading.title} (${place}`), run(`“${shortened(reading.quote, WORDS_LIMIT)}”`, "quote"), run(")")];
}

/** Labels of clauses by id. */
export function labelsById({ text }: VetReport): ReadonlyMap<string, string> {
  return new Map(text.clauses.map((clause) => [clause.id, clause.label]));
}
