/** Where in a document an error lies; every field optional. */
export interface ErrorPlace {
  readonly file?: string;
  readonly page?: number;
  readonly paragraph?: number;
  readonly part?: string;
  readonly offset?: number;
}

/**
 * The one kind of error Travaux throws on purpose. `code` is listed in `docs/errors.md`; `hint` tells the user what to do.
 * Expected outcomes (a finding, a refusal, a collision) are values, never errors.
 */
export class TravauxError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly where: ErrorPlace;

  constructor(code: string, message: string, hint: string, options: { where?: ErrorPlace; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "TravauxError";
    this.code = code;
    this.hint = hint;
    this.where = options.where ?? {};
  }
}
