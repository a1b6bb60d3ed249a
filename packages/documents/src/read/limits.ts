/** The largest file that is opened. The longest treaty text with its annexes is under 10 MB as a Word file; more is pictures. */
export const MAX_FILE_BYTES: number = 50 * 1024 * 1024;

/** The largest plain text. The Treaty on European Union with all protocols is under 2 MB; 20 MB is ten thousand pages. */
export const MAX_TEXT_BYTES: number = 20 * 1024 * 1024;

/**
 * Characters in one paragraph: one word a hundred thousand times, and none in the record of any conference comes near. Up
 * to here comparing takes some two seconds of the processor; a longer one is not running text.
 */
export const MAX_PARAGRAPH_CHARACTERS: number = 1_500_000;

/** Paragraphs in one file: a thousand pages and more. The Treaty on European Union with all its protocols has under ten thousand. */
export const MAX_PARAGRAPHS: number = 40_000;

/** Lines in a plain text. Bounds the memory that a file of short lines can take. */
export const MAX_LINES: number = 400_000;

/** Brackets, opened or closed, in one file: the most bracketed drafts of a conference have some two thousand pairs. */
export const MAX_BRACKETS: number = 40_000;

/** Parts in a Word file. Long reports with many pictures have some hundreds. */
export const MAX_ZIP_PARTS: number = 2_000;

/** Bytes of all parts of a Word file together, unpacked. */
export const MAX_INFLATED_BYTES: number = 100 * 1024 * 1024;

/** How many times larger a part may be than its packed form; text packs ten to twenty times, repetition for its own sake a thousand. */
export const MAX_INFLATION_RATIO: number = 200;

/** Below this size a part may unpack at any ratio: an empty picture packs very small and does no harm. */
export const SMALL_PART_BYTES: number = 1024 * 1024;

/** Nesting of elements in XML. Word nests tables in tables in content controls, some forty deep at most. */
export const MAX_XML_DEPTH: number = 256;

/** Elements in one part: a report of 28,000 words has about 60,000. Bounds memory to some hundreds of megabytes. */
export const MAX_XML_ELEMENTS: number = 1_500_000;

/** Pages of a PDF that are read. */
export const MAX_PDF_PAGES: number = 5_000;

/**
 * Milliseconds of the processor that a file of no size may take to be taken apart; the longest report of a conference
 * takes one second. Past its time the reading is ended.
 */
export const CONFINED_BASE_MS: number = 2_000;

/** Milliseconds more for each megabyte of a file. */
export const CONFINED_MS_PER_MEGABYTE: number = 1_000;

/** Milliseconds more for each page of a PDF; a page of a report takes some ten. */
export const PDF_MS_PER_PAGE: number = 50;

/** Milliseconds of the processor to read one page by machine; a full page takes four seconds. */
export const SCAN_MS_PER_PAGE: number = 30_000;

/** Resident memory of the program that takes a file apart, in megabytes; it needs sixty of them for itself. */
export const CONFINED_MEMORY_MB: number = 512;

/** Pieces of text on one page of a PDF; a densely printed page has about 2,000. */
export const MAX_PDF_FRAGMENTS: number = 100_000;
