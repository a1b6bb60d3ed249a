/** Vectors of one length, each with whole numbers from -127 to 127: a fourth of the room, and near enough to rank by. */
export interface Vectors {
  readonly dimensions: number;
  /** One after the other. */
  readonly numbers: Int8Array;
}

/** A vector in whole numbers, its largest number as 127: only its direction counts. */
export function quantised(vector: readonly number[]): Int8Array {
  const largest = vector.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return Int8Array.from(vector, (number) => (largest === 0 ? 0 : Math.round((number / largest) * 127)));
}

/** The cosine of the angle between a vector and each of others, from -1 to 1; 0 where a vector has no direction. */
export function cosines(vector: Int8Array, { dimensions, numbers }: Vectors): Float32Array {
  const count = dimensions === 0 ? 0 : numbers.length / dimensions;
  const found = new Float32Array(count);
  const own = Math.sqrt(vector.reduce((sum, number) => sum + number * number, 0));
  for (let index = 0; index < count; index += 1) {
    let dot = 0;
    let square = 0;
    for (let at = 0, from = index * dimensions; at < dimensions; at += 1) {
      const number = numbers[from + at] ?? 0;
      dot += number * (vector[at] ?? 0);
      square += number * number;
    }
    const length = own * Math.sqrt(square);
    found[index] = length === 0 ? 0 : dot / length;
  }
  return found;
}
