import { crc32 } from "node:zlib";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Cameras and mailers put some of their own behind the end of a JPEG. */
const END_WITHIN = 64 * 1024;
const JPEG_END = Buffer.from([0xff, 0xd9]);

/**
 * True for a PNG whose every part is there with its check sum, and for a JPEG that has its end. Viewers show the part of
 * a cut picture that is there without a word; a page that is to be vetted must be whole.
 */
export function isWholePicture(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (PNG.every((byte, index) => file[index] === byte)) return isWholePng(file);
  return file.subarray(-END_WITHIN).includes(JPEG_END);
}

/** PNG 3rd edition, 5.3: length, type, content, and a CRC-32 over type and content. */
function isWholePng(file: Buffer): boolean {
  let at = PNG.length;
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return false;
    if (file.toString("latin1", at + 4, at + 8) === "IEND") return true;
    at = end + 4;
  }
  return false;
}
