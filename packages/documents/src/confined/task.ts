import { fileURLToPath } from "node:url";

/** Tells those who wait how far a task is: shown to the user, and a grant of more time. */
export type Tell = (stage: Stage) => void;

/** A stage of a task: a page, as a rule. Each stage begun grants the task's time once more. */
export interface Stage {
  readonly done: number;
  readonly of: number;
  readonly milliseconds: number;
}

/** What a task's module exports as `task`: it answers a question, both plain values that can be sent between programs. */
export type Task<Question, Answer> = (question: Question, tell: Tell) => Promise<Answer> | Answer;

/** Where the module of a task is, and, by its type, what it is asked and answers. */
export interface TaskPlace<Question, Answer> {
  readonly module: string;
  /** Never there: it carries the types from the task to those who ask it. */
  readonly types?: Task<Question, Answer>;
}

/**
 * The place of a task's module beside the module that names it, without its ending: from source it runs as TypeScript,
 * built as JavaScript. `besides` is `import.meta.url`.
 */
export function taskBeside<Question, Answer>(besides: string, name: string): TaskPlace<Question, Answer> {
  return { module: new URL(`${name}${besides.endsWith(".ts") ? ".ts" : ".js"}`, besides).href };
}

/** The path of a module of this room that a program or thread is started from. */
export function modulePath(besides: string, name: string): string {
  return fileURLToPath(taskBeside(besides, name).module);
}
