/** `documents`: bytes to paragraphs and back; the only room that touches zip, xml and pdf. */
export type { Communication, Sender, Stamp } from "./communication/communication.ts";
export type { Reading, Remark } from "./reading.ts";
