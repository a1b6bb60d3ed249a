import type { Alternative, Bracket, Inline, Literal, PartyCode, Stance } from "@travaux/instrument";

/** One reading on its way into a bracket. */
export interface Choice {
  readonly stance: Stance;
  readonly attribution: readonly PartyCode[];
  readonly children: readonly Inline[];
}

/** A compiled bracket as the attributed style prints it: `[EU, PAK: text]`, `[delete: words]`, `[retain: a][ZAF: b]`. */
export function compiledBracket(choices: readonly Choice[]): Bracket {
  const children: (Literal | Alternative)[] = [{ type: "literal", kind: "bracket", value: "[" }];
  choices.forEach((choice, index) => {
    if (index > 0) children.push({ type: "literal", kind: "separator", value: "][" });
    children.push(...readingOf(choice));
  });
  children.push({ type: "literal", kind: "bracket", value: "]" });
  return { type: "bracket", kind: "unagreed", origin: "compiled", reason: reasonOf(choices), children };
}

function reasonOf(choices: readonly Choice[]): string {
  const plain =
    choices.length > 1
      ? `${choices.length} readings to choose from: not agreed`
      : "Words of the text in brackets: not agreed";
  return choices.some((choice) => choice.attribution.length > 0)
    ? `${plain}, with the names of those who want it.`
    : `${plain}.`;
}

function readingOf(choice: Choice): readonly (Literal | Alternative)[] {
  const { stance, attribution, children } = choice;
  const alternative: Alternative = { type: "alternative", stance, attribution, children };
  const names = attribution.join(", ");
  if (stance === "placement") {
    const tail: readonly Literal[] = names === "" ? [] : [attributionLiteral(` – ${names}`)];
    return [attributionLiteral("placement: "), alternative, ...tail];
  }
  const head =
    (names === "" ? "" : `${names}: `) + STANCE_WORDS[stance] + (WORDED[stance] && children.length > 0 ? ": " : "");
  return head === "" ? [alternative] : [attributionLiteral(head), alternative];
}

const STANCE_WORDS: Readonly<Record<Exclude<Stance, "placement">, string>> = {
  text: "",
  retain: "retain",
  delete: "delete",
  none: "no text",
};

const WORDED: Readonly<Record<Exclude<Stance, "placement">, boolean>> = {
  text: false,
  retain: true,
  delete: true,
  none: false,
};

function attributionLiteral(value: string): Literal {
  return { type: "literal", kind: "attribution", value };
}
