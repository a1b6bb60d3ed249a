import { describe, expect, it } from "vitest";
import { openCheckpoint, originOf, readCheckpointBody, signCheckpoint } from "./checkpoint.ts";
import { privateKeyText, readPrivateKey, readVerifierKey, signerFrom } from "./keys.ts";
import { openNote, readNote, signedNote } from "./note.ts";

// The example of the C2SP specification signed-note: a published key, and a note that it signed.
const PUBLISHED_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const PUBLISHED_NOTE =
  "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

const signer = signerFrom("record.lakes.example", new Uint8Array(32).fill(7));
const head = { origin: originOf("record.lakes.example", "2031-4"), size: 12, root: new Uint8Array(32).fill(3) };

describe("signed notes", () => {
  it("are read as their specification publishes them", () => {
    const key = readVerifierKey(PUBLISHED_KEY);
    expect(key).toMatchObject({ name: "example.com/foo", id: 0x530d903a, text: PUBLISHED_KEY });
    expect(openNote(PUBLISHED_NOTE, key)).toBe("This is an example message.\n");
  });

  it("are refused with any one bit of them changed", () => {
    const key = readVerifierKey(PUBLISHED_KEY);
    const bytes = Buffer.from(PUBLISHED_NOTE);
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const spoilt = Buffer.from(bytes);
      spoilt[at >> 3] = (spoilt[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(() => openNote(spoilt.toString("utf8"), key), `bit ${at}`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^E_NOTE_(INVALID|UNSIGNED)$/) }),
      );
    }
  });

  it("may carry signatures of others, which are passed over", () => {
    const other = signerFrom("witness.example", new Uint8Array(32).fill(9));
    const second = signedNote("Lakes\n", other).split("\n\n")[1] ?? "";
    const both = signedNote("Lakes\n", signer) + second;
    expect(readNote(both).signatures.map(({ name }) => name)).toEqual(["record.lakes.example", "witness.example"]);
    expect(openNote(both, signer.key)).toBe("Lakes\n");
    expect(openNote(both, other.key)).toBe("Lakes\n");
  });

  it("keep empty lines in their text", () => {
    expect(openNote(signedNote("One\n\nTwo\n", signer), signer.key)).toBe("One\n\nTwo\n");
    expect(() => signedNote("no end", signer)).toThrow(expect.objectContaining({ code: "E_NOTE_INVALID" }));
  });
});

describe("keys", () => {
  it("are written and read in one line each", () => {
    const line = privateKeyText("record.lakes.example", new Uint8Array(32).fill(7));
    expect(readPrivateKey(line).key.text).toBe(signer.key.text);
    expect(readVerifierKey(signer.key.text).id).toBe(signer.key.id);
  });

  it("are refused where name, id or bytes do not fit, without being shown", () => {
    const line = privateKeyText("a.example", new Uint8Array(32).fill(1));
    for (const wrong of ["", line.replace("a.example", "b.example"), `${line}x`, line.slice(0, -4)]) {
      expect(() => readPrivateKey(wrong)).toThrow(expect.objectContaining({ code: "E_KEY_INVALID" }));
    }
    expect(() => readVerifierKey(PUBLISHED_KEY.replace("530d", "530e"))).toThrow(/id does not fit/);
    expect(() => signerFrom("two words", new Uint8Array(32))).toThrow(/blanks/);
    expect(() => signerFrom("short", new Uint8Array(31))).toThrow(/31 bytes/);
  });
});

describe("checkpoints", () => {
  it("say origin, size and root in three lines, signed", () => {
    const note = signCheckpoint(head, signer);
    expect(note.split("\n").slice(0, 4)).toEqual([
      "record.lakes.example/2031-4",
      "12",
      Buffer.from(head.root).toString("base64"),
      "",
    ]);
    const opened = openCheckpoint(note, signer.key);
    expect(opened).toMatchObject({ origin: head.origin, size: 12 });
    expect(Buffer.from(opened.root)).toEqual(Buffer.from(head.root));
  });

  it("are refused with another number's spelling, further lines or a short root", () => {
    const root = Buffer.from(head.root).toString("base64");
    for (const body of [
      `a\n012\n${root}\n`,
      `a\n1\n${root}\nmore\n`,
      `a\n1\nAAAA\n`,
      `\n1\n${root}\n`,
      `a\n-1\n${root}`,
      `a\n1e3\n${root}\n`,
    ]) {
      expect(() => readCheckpointBody(body), body).toThrow(expect.objectContaining({ code: "E_CHECKPOINT_INVALID" }));
    }
  });
});
