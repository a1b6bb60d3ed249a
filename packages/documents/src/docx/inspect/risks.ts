import { adds, removes } from "../revision.ts";
import type { TrackedText } from "../tracked.ts";
import type { AuthorFlag, InspectedAuthor, Risk, WordInspection } from "./inspection.ts";

/** What to know before a file is relied on or sent on, the weightiest first. Codes: `docs/spec/word-inspection.md`. */
export function risksOf(inspection: Omit<WordInspection, "risks">, tracked: TrackedText): readonly Risk[] {
  const risks: readonly (Risk | null)[] = [
    ...changeRisks(inspection, tracked),
    ...authorRisks(inspection.authors),
    ...matterRisks(inspection),
  ];
  return risks.filter((risk) => risk !== null);
}

function changeRisks(
  { changes, comments, editing }: Omit<WordInspection, "risks">,
  tracked: TrackedText,
): (Risk | null)[] {
  const inText = tracked.revisions.filter((one) => adds(one) || removes(one)).length;
  const broken = changes.moves.filter(({ from, to }) => from.length === 0 || to.length === 0);
  const undated = tracked.revisions.filter(({ date, kind }) => date === null && kind !== "grid-formatting").length;
  const resolved = comments.filter((comment) => comment.resolved).length;
  const placeless = comments.filter(({ range, parent }) => range === null && parent === null).length;
  return [
    risk(
      "changes-remain",
      inText,
      (many) =>
        `${many("tracked change", "tracked changes")} of the text neither accepted nor rejected: the file is several texts.`,
    ),
    risk(
      "comments-remain",
      comments.length,
      (many) =>
        `${many("comment goes", "comments go")} with the file${resolved > 0 ? `, ${resolved} of them resolved and shown to nobody at first sight` : ""}.`,
    ),
    risk(
      "comments-without-place",
      placeless,
      (many) => `${many("comment has", "comments have")} no place in the text any more, and no reader is shown them.`,
    ),
    risk(
      "moves-broken",
      broken.length,
      (many) =>
        `${many("move lacks", "moves lack")} one end: ${broken.map(({ name }) => name).join(", ")}. Accepting it may lose words or give them twice.`,
    ),
    risk("changes-undated", undated, (many) => `${many("change bears", "changes bear")} no date.`),
    !editing.tracking && changes.total > 0
      ? {
          code: "tracking-off",
          message:
            "Tracking is switched off: edits made since then show no trace. Compare the file with the base text.",
        }
      : null,
  ];
}

const SAID: Readonly<Record<AuthorFlag, readonly [code: string, said: string]>> = {
  unnamed: ["author-unnamed", "Changes or comments bear no name."],
  anonymised: ["author-anonymised", "stands where names were taken away: several people may be behind it."],
  account: ["author-account", "is the name of an account or a program, not of a person."],
  "several-people": [
    "author-several",
    "is used by several people: the file knows different accounts or initials for it. Their changes cannot be told apart.",
  ],
  alike: ["author-alike", "may be one person with"],
};

function authorRisks(authors: readonly InspectedAuthor[]): Risk[] {
  return authors.flatMap(({ name, flags, alike }) =>
    flags.map((flag) => {
      const [code, said] = SAID[flag];
      if (flag === "unnamed") return { code, message: said };
      const others = flag === "alike" ? ` ${alike.map((other) => `"${other}"`).join(", ")}; they are kept apart.` : "";
      return { code, message: `"${name}" ${said}${others}` };
    }),
  );
}

function matterRisks({ hidden, editing }: Omit<WordInspection, "risks">): (Risk | null)[] {
  const loads = hidden.outside.filter((link) => link.loads);
  const local = hidden.outside.filter(({ target }) => /^(?:file:|\\\\|[a-z]:[\\/])/i.test(target));
  const named = hidden.properties.filter(({ personal }) => personal);
  return [
    risk(
      "hidden-text",
      hidden.text.length,
      (many) =>
        `${many("paragraph has", "paragraphs have")} words hidden from readers; they are in the text that is read.`,
    ),
    risk(
      "loads-from-outside",
      loads.length,
      (many) =>
        `${many("link fetches", "links fetch")} something from outside when the file is opened: ${loads.map(({ target }) => target).join(", ")}.`,
    ),
    risk(
      "fields-load",
      hidden.loadingFields.length,
      (many) =>
        `${many("field fetches", "fields fetch")} a file or ${hidden.loadingFields.length === 1 ? "starts" : "start"} a program when updated.`,
    ),
    risk(
      "local-paths",
      local.length,
      (many) => `${many("link names a path", "links name paths")} of somebody's machine or network.`,
    ),
    risk(
      "embedded-objects",
      hidden.embedded.length,
      (many) => `${many("other file is", "other files are")} inside, whole, with all that they hold.`,
    ),
    risk(
      "custom-xml",
      hidden.customXml.length,
      (many) => `${many("part", "parts")} of custom XML, shown to no reader.`,
    ),
    risk(
      "variables",
      hidden.variables.length,
      (many) => `${many("variable", "variables")} kept for programs, shown to no reader.`,
    ),
    risk(
      "personal-names",
      named.length,
      () =>
        `Properties name people or offices: ${named.map(({ name, value }) => `${name}: ${value.slice(0, 60)}`).join("; ")}.`,
    ),
    risk(
      "editing-sessions",
      hidden.rsids,
      (many) => `${many("mark", "marks")} of editing sessions: files with a common past can be told by them.`,
    ),
    editing.removesNames
      ? {
          code: "names-removed-on-saving",
          message:
            "The file asks for names to be taken away when it is saved: changes made after that cannot be put down to anybody.",
        }
      : null,
  ];
}

function risk(
  code: string,
  count: number,
  say: (many: (one: string, several: string) => string) => string,
): Risk | null {
  return count === 0 ? null : { code, message: say((one, several) => `${count} ${count === 1 ? one : several}`) };
}
