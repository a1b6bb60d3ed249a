import { describe, expect, it } from "vitest";
import { readApart } from "./read-apart.ts";

const NOTE = `No. 7/41/2031-FIS
Ministry of Fisheries

U.O. NOTE

MOST IMMEDIATE

Subject: CONFERENCE ON LOST FISHING GEAR

The draft is enclosed. The Ministry is requested to vet it.

To: The Secretary, Ministry of External Affairs

Dated: 25 November 2031

Joint Declaration on Lost Fishing Gear

We, the representatives of [list of participating States], gathered in Lisbon;

Recognising that nets lost at sea go on killing for years;

1. Commit to mark all fishing gear by 2030;

2. Undertake to pay for the recovery of gear found in the waters of other States.
`;
const order = (text: string, more: { party?: string | null } = {}) => ({
  bytes: new TextEncoder().encode(text),
  name: "note.txt",
  version: "zero draft",
  party: null,
  ...more,
});

describe("a paper", () => {
  it("is read in a program of its own: its note and its clauses", { timeout: 90_000 }, async () => {
    const { reading, vetting } = await readApart(order(NOTE));
    expect(vetting).toBeNull();
    expect(reading.note).toMatchObject({ number: "7/41/2031-FIS", precedence: "Most Immediate" });
    expect(reading.clauses.map(({ label }) => label)).toContain("OP2");
    expect(reading.clauses.every(({ id }) => id.startsWith("zero draft."))).toBe(true);
  });

  it("is vetted, and its findings counted by clause", { timeout: 90_000 }, async () => {
    const { vetting, reading } = await readApart(order(NOTE, { party: "PAK" }));
    const known = new Set(reading.clauses.map(({ id }) => id));
    expect(vetting?.findings.length).toBeGreaterThan(0);
    const counted = vetting?.clauses.reduce((all, { object, consider, note }) => all + object + consider + note, 0);
    expect(counted).toBe(vetting?.findings.filter(({ clause }) => clause !== null).length);
    for (const { clause } of vetting?.clauses ?? []) expect(known.has(clause)).toBe(true);
  });

  it("that cannot be read is refused with the reader's own reason", { timeout: 90_000 }, async () => {
    await expect(readApart(order(""))).rejects.toMatchObject({ code: expect.stringMatching(/^E_/) });
    await expect(readApart(order(NOTE, { party: "QQQ" }))).rejects.toMatchObject({ code: "E_STATE_UNKNOWN" });
  });

  it("that takes too long ends its reader, and nothing else", { timeout: 90_000 }, async () => {
    await expect(readApart(order(NOTE, { party: "PAK" }), 0)).rejects.toMatchObject({ code: "E_PAPER_UNREADABLE" });
  });
});
