import type { InstrumentView } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { MENDABLE, mend, readMending } from "./mend.ts";

const TEXT: InstrumentView = { title: "Draft", place: null, date: null, divisions: [], clauses: [] };

describe("mending a field before vetting", () => {
  it("sets a field of the text", () => {
    const { text } = mend({ communication: null, text: TEXT }, [readMending("instrument.date=2027-04-20")]);
    expect(text.date).toBe("2027-04-20");
  });

  it("makes a note where the text came without one, and sets the sender in it", () => {
    const mended = mend({ communication: null, text: TEXT }, [
      readMending("number=4/27"),
      readMending("from.person=A. B."),
    ]);
    expect(mended.communication).toMatchObject({ number: "4/27", from: { person: "A. B.", office: null }, stamps: [] });
  });

  it("keeps an equals sign in a value, and clears a field where the value is empty", () => {
    expect(readMending("subject=a = b")).toEqual({ field: "subject", value: "a = b" });
    expect(readMending("grading=")).toEqual({ field: "grading", value: null });
  });

  it("takes the last of two for one field", () => {
    const { text } = mend(
      { communication: null, text: TEXT },
      ["A", "B"].map((one) => readMending(`instrument.title=${one}`)),
    );
    expect(text.title).toBe("B");
  });

  it("knows every field it names", () => {
    for (const field of MENDABLE) {
      const value = field.endsWith("date") ? "2027-01-31" : "x";
      const mended = mend({ communication: null, text: TEXT }, [readMending(`${field}=${value}`)]);
      expect(JSON.stringify(mended)).toContain(`"${value}"`);
    }
  });

  it("refuses a field there is not, naming those there are", () => {
    expect(() => readMending("colour=red")).toThrow(
      expect.objectContaining({ code: "E_SET_FIELD", hint: expect.stringContaining("instrument.place") }),
    );
    expect(() => readMending("number")).toThrow(expect.objectContaining({ code: "E_SET_FIELD" }));
  });

  it("refuses a day that is not in the calendar", () => {
    for (const day of ["2027-02-29", "20-04-2027", "2027-13-01", "soon"]) {
      expect(() => readMending(`date=${day}`)).toThrow(expect.objectContaining({ code: "E_SET_VALUE" }));
    }
    expect(readMending("date=2028-02-29").value).toBe("2028-02-29");
  });
});
