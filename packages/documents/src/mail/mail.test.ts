import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { makeDocx, wordParagraph } from "../made-files.ts";
import { takeIn } from "../take-in.ts";
import { isMail, openMail } from "./open-mail.ts";

const OPTIONS = { version: "v1", lexicon: { instruments: [], organisations: [] } };
const DRAFT = ["Pledge on Harbour Bells", "We, the wardens of the coast;", "Agree to ring them in every fog."];

const HEAD = [
  "Received: from mail.port-sela.example by mx.port-sela.example; Mon, 26 Jan 2026 09:12:44 +0300",
  "From: =?UTF-8?Q?Orla_V=C3=A9nn?= <orla.venn@heritage.example>",
  "To: Desk Bells <bells@external.example>",
  "Cc: Registry <registry@heritage.example>",
  "Subject: =?UTF-8?B?RHJhZnQgUGxlZGdlIG9uIEhhcmJvdXIgQmVsbHM=?=",
  "Date: Mon, 26 Jan 2026 09:12:40 +0300",
  "MIME-Version: 1.0",
];

interface Part {
  readonly type: string;
  readonly name?: string;
  readonly bytes: Uint8Array | string;
}

function mailOf(words: string, parts: readonly Part[]): Uint8Array {
  const lines = [
    ...HEAD,
    'Content-Type: multipart/mixed; boundary="fog"',
    "",
    "--fog",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    words,
    ...parts.flatMap(({ type, name, bytes }) => [
      "--fog",
      `Content-Type: ${type}`,
      `Content-Disposition: attachment${name === undefined ? "" : `; filename="${name}"`}`,
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(bytes).toString("base64"),
    ]),
    "--fog--",
    "",
  ];
  return new TextEncoder().encode(lines.join("\r\n"));
}

const WORDS =
  "Dear colleagues,\r\n\r\nThe draft pledge is attached. We would be grateful for comments by Friday =E2=80=93 thank=\r\n you.\r\n\r\nOrla";

describe("a mail", () => {
  it("gives the note from its head and words, and the text from the attachment that holds one", async () => {
    const mail = mailOf(WORDS, [
      { type: "text/plain", name: "programme.txt", bytes: "Programme\n\nMonday: bells. Tuesday: lanterns." },
      {
        type: "application/octet-stream",
        name: "pledge.docx",
        bytes: makeDocx(DRAFT.map((text) => wordParagraph(text)).join("")),
      },
      { type: "application/octet-stream", name: "old.doc", bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) },
    ]);
    const taken = await takeIn(mail, "bells.eml", OPTIONS);
    expect(taken.view.title).toBe(DRAFT[0]);
    expect(taken.view.clauses.map(({ text }) => text)).toEqual(DRAFT.slice(1));
    expect(taken.communication).toMatchObject({ subject: "Draft Pledge on Harbour Bells", date: "2026-01-26" });
    const said = taken.findings.map(({ code, message }) => [code, message.slice(0, 40)]);
    expect(said).toContainEqual(["mail-attachment", "The attachment pledge.docx was read as t"]);
    expect(said).toContainEqual(["other-attachment", "The attachment programme.txt came with t"]);
    expect(said.map(([code]) => code)).toContain("attachment-not-read");
  });

  it("prefers the note that the attachment itself begins with", async () => {
    const note =
      "GOVERNMENT OF KANDORIA\nMINISTRY OF HERITAGE\n\nSubject: Draft Pledge on Harbour Bells\n\nDraft pledge is enclosed.\n\n2. The views of the Ministry of External Relations are requested, please.\n\n(Orla Venn)\nSection Officer (Bells)\n\nThe Secretary, Ministry of External Relations, Port Sela\nMinistry of Heritage's u.o. No. 4/2026-B, dated 23-01-2026\n";
    const bytes = `${note}\n${DRAFT.join("\n\n")}\n`;
    const taken = await takeIn(mailOf(WORDS, [{ type: "text/plain", name: "bells.txt", bytes }]), "bells.eml", OPTIONS);
    expect(taken.communication).toMatchObject({ number: "4/2026-B", date: "2026-01-23" });
    expect(taken.view.title).toBe(DRAFT[0]);
  });

  it("is read by its words alone where nothing is attached", async () => {
    const words = ["Draft pledge below.", "", ...DRAFT.flatMap((line) => [line, ""])].join("\r\n");
    const taken = await takeIn(mailOf(words, []), "bells.eml", OPTIONS);
    expect(taken.communication?.subject).toBe("Draft Pledge on Harbour Bells");
    expect(taken.view.clauses.map(({ text }) => text)).toEqual(DRAFT.slice(1));
  });

  it("is told from a note that is typed like one", () => {
    const typed = new TextEncoder().encode("From: Orla Venn\nTo: Desk Bells\nSubject: Bells\n\nPlease see below.\n");
    expect(isMail(typed, "note.txt")).toBe(false);
    expect(isMail(typed, "note.eml")).toBe(true);
    expect(isMail(mailOf(WORDS, []), "saved-without-an-ending")).toBe(true);
  });

  it("without words and attachments, or with parts without end, is refused", async () => {
    const codeOf = async (bytes: Uint8Array): Promise<string> => {
      const thrown = await openMail(bytes, "x.eml").catch((cause: unknown) => cause);
      return thrown instanceof TravauxError ? thrown.code : "none";
    };
    expect(await codeOf(mailOf("", []))).toBe("E_MAIL_NO_TEXT");
    const many = Array.from({ length: 101 }, (_, index) => ({ type: "text/plain", name: `${index}.txt`, bytes: "a" }));
    expect(await codeOf(mailOf(WORDS, many))).toBe("E_MAIL_NO_TEXT");
    const deep = Array.from(
      { length: 80 },
      (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
    );
    expect(await codeOf(new TextEncoder().encode(`MIME-Version: 1.0\r\n${deep.join("")}`))).toBe("E_MAIL_BROKEN");
  });
});
