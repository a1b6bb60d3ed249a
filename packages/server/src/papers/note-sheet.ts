import { type Paper, type PaperBlock, run } from "@travaux/paper";
import { type Act, type NoteParagraph, noteSheet } from "@travaux/procedure";
import { fileFields, marksOf } from "./file-head.ts";
import { momentIn, personName, type Subject } from "./outside-words.ts";
import { fullWordsOf } from "./words-of-act.ts";

/**
 * The note sheet: every act of the file as a numbered paragraph with its words in full, and under it who acted, in which
 * office, when by the house's clocks. `acts` are those of the file, personal fields in their places.
 */
export function noteSheetPaper(subject: Subject, acts: readonly Act[]): Paper {
  const bodies = new Map(acts.map((act) => [act.seq, act]));
  return {
    ...marksOf(subject, "Note sheet"),
    blocks: [
      fileFields(subject),
      ...noteSheet(subject.house, subject.state).flatMap((paragraph) =>
        noted(subject, paragraph, bodies.get(paragraph.seq)),
      ),
    ],
  };
}

function noted(subject: Subject, paragraph: NoteParagraph, act: Act | undefined): readonly PaperBlock[] {
  const { number, says, person, office, acting, at } = paragraph;
  const { house, state, persons } = subject;
  const name = personName(persons, person);
  const whose = acting === null ? office : `${office} (for ${actingFor(subject, acting.for)}: ${acting.reason})`;
  const words = act === undefined ? [] : fullWordsOf(state, act.body).filter(({ words }) => !says.includes(words));
  return [
    {
      type: "paragraph",
      number: `${number}.`,
      apart: true,
      runs: [
        run(`${name} ${says}${/[.!?]$/.test(says) ? "" : "."}`),
        ...words.flatMap(({ name: field, words: said }) => [run(`\n${field}: `, "italic"), run(said)]),
      ],
    },
    {
      type: "paragraph",
      align: "end",
      size: "small",
      runs: [run(name, "bold"), run(`\n${whose}\n${momentIn(house, at)}`)],
    },
  ];
}

function actingFor({ persons }: Subject, person: string | null): string {
  return person === null ? "a vacant office" : personName(persons, person);
}
