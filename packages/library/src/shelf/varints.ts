/** Whole numbers in seven bits a byte, the least first; the eighth bit says that more follows. Grows as needed. */
export class VarintWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;

  constructor(capacity = 64) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Bytes written so far. */
  get size(): number {
    return this.length;
  }

  /** `value` is a whole number from 0 to 2³¹ − 1. */
  put(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2 + 5);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length] = (rest & 127) | 128;
      this.length += 1;
      rest >>>= 7;
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  /** What was written; later writing does not change it. */
  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/** The numbers that `VarintWriter` wrote, exactly `count` of them; null where the bytes do not hold so many and no more. */
export function varintsOf(bytes: Uint8Array, count: number): Uint32Array | null {
  const values = new Uint32Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    let value = 0;
    let shift = 0;
    let byte = 128;
    while (byte > 127) {
      if (at >= bytes.length || shift > 28) return null;
      byte = bytes[at] ?? 0;
      value |= (byte & 127) << shift;
      shift += 7;
      at += 1;
    }
    values[index] = value;
  }
  return at === bytes.length ? values : null;
}
