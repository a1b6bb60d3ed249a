import { type ErrorPlace, TravauxError } from "@travaux/instrument";

/** Every refusal ends so: nothing was written, and the words on stderr say why. */
export const REFUSED = 2;

/** A refusal as lines for people: code and message, where, and what to do. */
export function failureLines(error: TravauxError): readonly string[] {
  const place = placeWords(error.where);
  return [
    `error ${error.code}: ${error.message}`,
    ...(place === "" ? [] : [`where: ${place}`]),
    ...(error.hint === "" ? [] : [`hint: ${error.hint}`]),
  ];
}

/** A refusal as one line for programs. */
export function failureJson({ code, message, hint, where }: TravauxError): string {
  return JSON.stringify({ error: { code, message, hint, where } });
}

/** What was thrown, as an error with a code: an error of ours as it is, anything else as a fault of the program. */
export function asTravauxError(thrown: unknown): TravauxError {
  if (thrown instanceof TravauxError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new TravauxError(
    "E_FAULT",
    `Travaux met a fault of its own: ${message}`,
    "Please report it with the command you typed; set TRAVAUX_TRACE=1 to see where it happened.",
    { cause: thrown },
  );
}

function placeWords({ file, part, page, paragraph, offset }: ErrorPlace): string {
  const parts = [
    file === undefined ? null : file,
    part === undefined ? null : `part ${part}`,
    page === undefined ? null : `page ${page}`,
    paragraph === undefined ? null : `paragraph ${paragraph}`,
    offset === undefined ? null : `character ${offset}`,
  ];
  return parts.filter((one) => one !== null).join(", ");
}
