import { describe, expect, it } from "vitest";
import { canonical } from "../canonical/canonical.ts";
import { assertNoOwnCommitments, attachmentCommitment, commitFields, commitmentsIn, revealed } from "./commitments.ts";

const body = { signatory: { name: "Aylin Demir", office: "Director" }, "a/b": ["x", "y"], note: "kept" };
let drawn = 0;
const salt = (): string => (++drawn).toString(16).padStart(64, "0");

describe("personal fields", () => {
  it("are commitments in the act, and come back with their disclosures", () => {
    const { body: committed, fields } = commitFields(body, ["/signatory/name", "/a~1b/1"], salt);
    expect(canonical(committed)).not.toMatch(/Demir|"y"/);
    expect([...commitmentsIn(committed).keys()]).toEqual(["/signatory/name", "/a~1b/1"]);
    const disclosures = fields.map((field) => ({ ...field, seq: 1 }));
    expect(revealed(committed, disclosures)).toEqual(body);
  });

  it("read [erased] once their disclosure is gone, and where it does not fit", () => {
    const { body: committed, fields } = commitFields(body, ["/signatory/name"], salt);
    expect(revealed(committed, [])).toMatchObject({ signatory: { name: "[erased]", office: "Director" } });
    const forged = fields.map((field) => ({ ...field, seq: 1, value: "Somebody Else" }));
    expect(revealed(committed, forged)).toMatchObject({ signatory: { name: "[erased]" } });
  });

  it("give different commitments for the same name in two acts", () => {
    const first = commitFields(body, ["/signatory/name"], salt).body;
    expect(canonical(first)).not.toBe(canonical(commitFields(body, ["/signatory/name"], salt).body));
  });

  it("are refused where a path leads nowhere, twice to a field, or into another", () => {
    for (const paths of [["/none"], [""], ["/note", "/note"], ["/signatory", "/signatory/name"]]) {
      expect(() => commitFields(body, paths, salt)).toThrow(expect.objectContaining({ code: "E_ACT_PERSONAL" }));
    }
  });

  it("cannot be forged by a draft that writes a commitment itself", () => {
    const forged = { by: { $committed: "0".repeat(64) } };
    expect(() => assertNoOwnCommitments(forged)).toThrow(expect.objectContaining({ code: "E_ACT_PERSONAL" }));
    expect(() => assertNoOwnCommitments({ paper: { $attached: "x" } })).toThrow(/names an attachment wrongly/);
    expect(() => assertNoOwnCommitments({ paper: { $attached: "0".repeat(64) } })).not.toThrow();
  });
});

describe("attachments", () => {
  it("cannot be recognised across files", () => {
    const paper = Buffer.from("the same paper");
    expect(attachmentCommitment(Buffer.alloc(32, 1), paper)).not.toBe(attachmentCommitment(Buffer.alloc(32, 2), paper));
  });
});
