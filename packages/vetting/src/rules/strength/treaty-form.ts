import type { Observation, Rule, Subject } from "../../finding.ts";
import { stateInSentence } from "../../names/states.ts";
import { capitalised, listed } from "../../register/position.ts";
import { onTheWhole } from "../reading.ts";
import { isNamedPolitical, selfName, textKind } from "../text-kind.ts";
import { treatyForms } from "../treaty-forms.ts";

/** A text in the form of a treaty binds once it is signed or ratified: what that asks for, and what else to do. */
export const treatyForm: Rule = {
  id: "strength/treaty-form",
  group: "strength",
  title: "Texts in the form of a treaty, whatever they are called",
  views: ["diplomatic"],
  check: (subject) => (textKind(subject.text) === "treaty" ? [observation(subject)] : []),
};

const SOURCE =
  "Vienna Convention on the Law of Treaties, articles 2(1)(a), 7 and 11: what binds is the intention, whatever the name; signature takes full powers; Charter of the United Nations, article 102";

function observation({ text, state }: Subject): Observation {
  const forms = treatyForms(text).map(({ name }) => name);
  const self = selfName(text).toLowerCase();
  const party = stateInSentence(state);
  const marks = forms.length === 0 ? "" : ` (${listed(forms)})`;
  const powers = "signature takes full powers, the opinion of the Treaty Section and the approval of the Government";
  const called = isNamedPolitical(text);
  return {
    ...onTheWhole(),
    severity: called ? "object" : "consider",
    view: "legal",
    why: called
      ? `The text is called a ${self} and is in the form of a treaty${marks}, so it would bind ${party} in law: ${powers}; if no treaty is meant, it is to be recast as a non-binding ${self}, with participants that “will” and an arrangement that “takes effect”.`
      : `${capitalised(party)} would be bound in law by this text, which is in the form of a treaty${marks}: ${powers}.`,
    source: SOURCE,
    advice: "seek instructions",
    suggestion: null,
  };
}
