import { readFile } from "@travaux/documents";
import {
  EMPTY_CASE_FILE,
  type Position,
  type ReplyFields,
  readHouse,
  replyFields,
  SHIPPED_HOUSES,
} from "@travaux/procedure";
import { dropTrial, trialPlace } from "@travaux/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Played, playChain } from "../play/chain.ts";
import type { Answer } from "../play/client.ts";
import { openStage, type Stage } from "../play/stage.ts";
import { refuseInsideWords } from "./inside-words.ts";
import { PRINTED, PRINTED_KINDS } from "./printing.ts";

const INSIDE = [
  "No duty to pay without a ceiling",
  "consider cost sharing",
  "worth more than invoices",
  "needs a budget",
  "An open duty to pay",
  "Legal and Treaties",
  "Human Rights Division",
  "Europe Division",
  "Economic Cooperation",
  "9/1/2025-REG",
];
const stateShape = z.object({
  state: z.looseObject({ issues: z.array(z.object({ paper: z.object({ $attached: z.string() }) })) }),
});

describe("the papers of a file", () => {
  const place = trialPlace("sqlite");
  const printed = new Map<string, Answer>();
  let stage: Stage;
  let play: Played;

  beforeAll(async () => {
    stage = await openStage(place, "2025-11-25T04:30:00.000Z");
    play = await playChain(stage, "issued");
    stage.trial.clock.now += 60_000;
    const desk = await stage.as("so-conferences");
    for (const paper of PRINTED) {
      for (const kind of PRINTED_KINDS) {
        const url = `/api/case-files/${play.file}/papers/${paper}.${kind}`;
        printed.set(`${paper}.${kind}`, await desk.send("GET", url));
      }
    }
    printed.set("reply.pdf again", await desk.send("GET", `/api/case-files/${play.file}/papers/reply.pdf`));
    printed.set("reply.docx again", await desk.send("GET", `/api/case-files/${play.file}/papers/reply.docx`));
    printed.set("state", await desk.send("GET", `/api/case-files/${play.file}`));
    printed.set("no such paper", await desk.send("GET", `/api/case-files/${play.file}/papers/minutes.pdf`));
  }, 300_000);
  afterAll(async () => {
    await stage?.close();
    await dropTrial(place);
  });

  const answerOf = (name: string): Answer => {
    const answer = printed.get(name);
    if (answer === undefined) throw new Error(`${name} was not asked for`);
    return answer;
  };
  const wordsOf = async (name: string): Promise<string> => {
    const { bytes, text } = answerOf(name);
    if (name.endsWith(".html")) return text;
    const { source, furniture = [] } = await readFile(bytes, name);
    return [source, ...furniture].join("\n").replaceAll(/\s+/g, " ");
  };

  it("come as Word, PDF and HTML, to be kept and never to be shown as a page of the instance", () => {
    for (const paper of PRINTED) {
      for (const kind of PRINTED_KINDS) {
        const { status, headers } = answerOf(`${paper}.${kind}`);
        expect([paper, kind, status]).toEqual([paper, kind, 200]);
        expect(headers.get("content-disposition")).toContain(`attachment; filename="9-1-2025-REG ${paper}.${kind}"`);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
      }
    }
    expect(answerOf("no such paper").status).toBe(400);
  });

  it("the reply holds no fallback, talking point, red line, opinion, diary number or division, in PDF, Word or HTML", async () => {
    for (const kind of PRINTED_KINDS) {
      const words = await wordsOf(`reply.${kind}`);
      expect(words).toContain("Undertake to cooperate in the recovery of gear");
      for (const inside of INSIDE) expect([kind, inside, words.includes(inside)]).toEqual([kind, inside, false]);
      const bytes = Buffer.from(answerOf(`reply.${kind}`).bytes).toString("latin1");
      for (const inside of INSIDE) expect([kind, inside, bytes.includes(inside)]).toEqual([kind, inside, false]);
    }
  });

  it("those that stay in the house hold these words, so that the search for them is one that finds", async () => {
    const table = await wordsOf("positions.pdf");
    for (const inside of INSIDE.slice(0, 7)) expect(table).toContain(inside);
    const brief = await wordsOf("brief.docx");
    for (const inside of INSIDE.slice(0, 3)) expect(brief).toContain(inside);
    expect(brief.indexOf("Red lines")).toBeLessThan(brief.indexOf("Positions"));
  });

  it("the reply is in the form of the house, numbered, signed, graded and with its precedence", async () => {
    const words = await wordsOf("reply.docx");
    for (const part of [
      "GOVERNMENT OF PELAGIA",
      "Reference Ministry of Fisheries' u.o. No. 7/41/2025-FIS dated 25-11-2025 on the above subject.",
      "Signed 02-12-2025, 09:39",
      "Mira Sund",
      "Ministry of External Affairs u.o. No. CNF-1/2025, dated 02-12-2025",
      "Agreeable, subject to what follows",
    ]) {
      expect(words).toContain(part);
    }
    expect(words.toUpperCase()).toContain("MOST IMMEDIATE");
    expect((await wordsOf("reply.pdf")).toUpperCase()).toContain("RESTRICTED");
    expect(words).not.toMatch(/[{}]|DRAFT:/);
  });

  it("the note sheet has every act with its person, office and time, and every remark in full", async () => {
    const words = await wordsOf("note-sheet.docx");
    for (const part of [
      "Sanam Orr registered",
      "Section Officer (Registry)",
      "25 November 2025, 10:07",
      "Question: Views are requested by clause.",
      "(Names are personal.)",
      "The conference opens in nine days.",
      "returned the draft to Section Officer (Conferences): Say what is annexed.",
      "Remark: Approved.",
      "2 December 2025, 09:39",
      "issued the reply as CNF-1/2025",
    ]) {
      expect(words).toContain(part);
    }
  });

  it("what left is kept with the act that sent it, is shown again to the byte, and the record holds", async () => {
    const { state } = stateShape.parse(JSON.parse(answerOf("state").text));
    const commitment = state.issues[0]?.paper.$attached ?? "";
    const kept = await stage.trial.store.attachment(play.file, commitment);
    expect(Buffer.from(kept ?? []).equals(answerOf("reply.pdf").bytes)).toBe(true);
    expect(Buffer.from(answerOf("reply.pdf again").bytes).equals(answerOf("reply.pdf").bytes)).toBe(true);
    expect(Buffer.from(answerOf("reply.docx again").bytes).equals(answerOf("reply.docx").bytes)).toBe(true);
    expect(await stage.trial.store.fault(play.file)).toBeNull();
    expect(stage.trial.errors).toEqual([]);
  });
});

describe("words of the inside in a reply", () => {
  const read = readHouse(SHIPPED_HOUSES[0]?.house);
  if (!read.ok) throw new Error("the shipped house is unfit");
  const { house } = read;
  const position: Position = {
    seq: 3,
    at: "2031-01-01T00:00:00.000Z",
    actor: "a",
    office: "o",
    clause: "c1",
    stance: "propose",
    caveat: null,
    wording: "Mark gear by 2040;",
    fallback: "Mark gear by 2035;",
    talkingPoint: null,
    redLine: "Never a date before 2030.",
    reason: null,
    weighed: [],
    supersededBy: null,
  };
  const state = { ...EMPTY_CASE_FILE, positions: [position] };
  const reply = (paragraph: string): ReplyFields => ({ ...replyFields(house, state), paragraphs: [paragraph] });

  it.each([
    ["never a  date\nbefore 2030", /the red line on c1/],
    ["We could agree to mark gear by 2035.", /the fallback on c1/],
    ["The Europe Division objects.", /the name of a division \(Europe Division\)/],
  ])("stop it: %s", (paragraph, says) => {
    expect(() => refuseInsideWords(house, state, reply(paragraph))).toThrow(says);
  });

  it("do not stop it where they are proposed openly now, or where it says something else", () => {
    const open = {
      ...reply("The draft has been vetted."),
      rows: [{ label: "OP1", stance: "propose", caveat: null, wording: "Mark gear by 2035;" }],
    } as const;
    expect(() => refuseInsideWords(house, state, open)).not.toThrow();
    expect(() => refuseInsideWords(house, state, reply("The draft has been vetted."))).not.toThrow();
  });
});
