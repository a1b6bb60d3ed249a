const BLOCK = 512;

/**
 * An export as one archive (ustar), which every system unpacks: the same files give the same bytes, since no clock and no
 * owner goes into it. `folder` is the name of the folder that unpacking makes.
 */
export function archive(folder: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const blocks = [...files].flatMap(([path, bytes]) => {
    const rest = bytes.length % BLOCK;
    return [headOf(`${folder}/${path}`, bytes.length), bytes, Buffer.alloc(rest === 0 ? 0 : BLOCK - rest)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

function headOf(path: string, size: number): Uint8Array {
  const cut = path.lastIndexOf("/");
  const head = Buffer.alloc(BLOCK);
  head.write(path.slice(cut + 1), 0, 100);
  head.write("0000644\0", 100);
  head.write("0000000\0", 108);
  head.write("0000000\0", 116);
  head.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  head.write("00000000000\0", 136);
  head.write("        ", 148);
  head.write("0", 156);
  head.write("ustar\0", 257);
  head.write("00", 263);
  head.write(path.slice(0, Math.max(0, cut)), 345, 155);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}
