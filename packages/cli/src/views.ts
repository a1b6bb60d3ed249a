import type { View } from "@travaux/vetting";

/** Every point of view, as typed. */
export const VIEWS: readonly View[] = ["diplomatic", "legal", "financial", "protection", "security"];
