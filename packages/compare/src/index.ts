export { align } from "./align/align.ts";
