import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { builtinPack } from "../../packs/builtin.ts";
import { builtinRegister } from "../../register/builtin.ts";
import { type SafeguardFound, safeguardsOf } from "./readings.ts";

function found(title: string, ...paragraphs: readonly string[]): readonly SafeguardFound[] {
  const opening = "We, the Ministers, gathered in Port Verde on 4 May 2031,";
  const source = [title, "Port Verde, 4 May 2031", opening, "Recall our last meeting;", "On this, we:", ...paragraphs];
  const lexicon = { instruments: [], organisations: [] };
  const instrument = readInstrument(paragraphsOf(source.join("\n\n")), { version: "v", lexicon });
  const text = viewInstrument(instrument, lexicon);
  return safeguardsOf({ text, note: null, state: "PAK", pack: builtinPack(), register: builtinRegister() });
}

function status(readings: readonly SafeguardFound[], key: string): string | undefined {
  return readings.find(({ row }) => row.key === key)?.status;
}

describe("the safeguards asked of a text", () => {
  it("are those of its subject and those of every text", () => {
    const keys = found("Joint Declaration on Smuggling of Migrants", "Open our borders.").map(({ row }) => row.key);
    for (const key of ["domestic-law", "sovereignty", "consular-access", "non-refoulement", "root-causes"]) {
      expect(keys).toContain(key);
    }
    expect(keys).not.toContain("fair-trial");
  });

  it("are asked about shared data only where data are shared", () => {
    expect(status(found("Joint Declaration on Reading", "Open our rooms."), "personal-data")).toBeUndefined();
    expect(status(found("Joint Declaration on Reading", "Share data on readers."), "personal-data")).toBe("absent");
  });

  it("are present in the words that provide for them, which are quoted", () => {
    const [reading] = found(
      "Joint Declaration on Smuggling of Migrants",
      "Assist them, with consular access without delay.",
    ).filter(({ row }) => row.key === "consular-access");
    expect(reading?.status).toBe("present");
    const { clause, range } = reading?.words ?? {};
    expect(clause?.text.slice(range?.start, range?.end)).toBe("consular access");
  });

  it("are partial where the words stand in a bracket", () => {
    const readings = found("Joint Declaration on Smuggling of Migrants", "Assist them [with consular access] at once.");
    expect(status(readings, "consular-access")).toBe("partial");
  });

  it("are asked once for one topic", () => {
    const readings = found("Joint Declaration on Cybercrime", "Share intelligence on cybercrime.");
    expect(readings.filter(({ row }) => row.topic === "personal-data").length).toBe(1);
  });

  it("are not provided by words that only set them aside, or speak of the matter without protecting it", () => {
    const aside = "Open our rooms notwithstanding domestic law.";
    expect(status(found("Joint Declaration on Reading", aside), "domestic-law")).toBe("absent");
    const changed = "Align our national legislation with the model law.";
    expect(status(found("Joint Declaration on Reading", changed), "domestic-law")).toBe("absent");
    const title = "Joint Declaration on Trafficking in Persons";
    expect(status(found(title, "Exchange information on the identity of victims."), "victim-privacy")).toBe("absent");
    expect(status(found(title, "Protect the identity of victims."), "victim-privacy")).toBe("present");
  });

  it("find the return of assets however it is put", () => {
    const title = "Joint Declaration on Corruption";
    for (const words of ["Recover and return assets unconditionally.", "Commit to returning all stolen assets."]) {
      expect(status(found(title, words), "asset-return")).toBe("present");
    }
    expect(status(found(title, "Freeze assets."), "asset-return")).not.toBe("present");
  });

  it("are not asked for because of a deed that the text denies", () => {
    const denied = "Nothing in this Declaration shall oblige any State to share data.";
    expect(status(found("Joint Declaration on Reading", denied), "personal-data")).toBeUndefined();
  });
});
