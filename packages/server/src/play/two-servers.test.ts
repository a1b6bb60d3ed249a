import { postgresAnswers } from "@travaux/record";
import { describe, expect, it } from "vitest";
import { twoServers } from "./two-servers.ts";

describe.skipIf(!(await postgresAnswers()))("two servers on one PostgreSQL", { timeout: 240_000 }, () => {
  it("serve fifty who write in one file at once: no fork, no loss, nothing twice", async () => {
    const { faults, filed, repeated } = await twoServers({ writers: 50, acts: 2, plant: false });
    expect(faults).toEqual([]);
    expect([filed, repeated]).toEqual([100, 100]);
  });

  it("are caught where an act is filed twice", async () => {
    const { faults } = await twoServers({ writers: 3, acts: 1, plant: true });
    expect(faults).toContain("6 acts were filed, not 3");
  });
});
