/** `cli`: the command line — what people type, and where the outputs go. */
export { run } from "./main.ts";
