import { PRINT_STYLES, type Style } from "@travaux/compare";
import type { WordStyle } from "./word-files.ts";

/** What only a Word file or a table can show. */
const OTHER_STYLES: readonly WordStyle[] = ["tracked", "columns"];

/** Every style, on paper, on the screen or in a Word file. */
export const ROLLING_STYLES: readonly (Style | WordStyle)[] = [...PRINT_STYLES, ...OTHER_STYLES];
