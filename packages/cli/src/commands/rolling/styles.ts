import { PRINT_STYLES, type Style } from "@travaux/compare";
import type { WordStyle } from "./word-files.ts";

/** How a rolling text can be shown in a Word file. */
export const WORD_STYLES: readonly WordStyle[] = ["attributed", "tracked", "columns"];

/** Every style, on paper, on the screen or in a Word file. */
export const ROLLING_STYLES: readonly (Style | WordStyle)[] = [...new Set([...PRINT_STYLES, ...WORD_STYLES])];
