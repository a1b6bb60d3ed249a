import { dropTrial, trialPlace } from "@travaux/record";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readCaseFile } from "../policies/files.ts";
import { accessMatrix, type MatrixFigures } from "./access.ts";
import { type Grounds, openGrounds } from "./grounds.ts";
import { openOnePolicy } from "./planted.ts";

const asWritten = readCaseFile.may;
afterEach(() => {
  Object.assign(readCaseFile, { may: asWritten });
});

async function matrix(prepare: (grounds: Grounds) => void = () => undefined): Promise<MatrixFigures> {
  const place = trialPlace("sqlite");
  const grounds = await openGrounds(place);
  prepare(grounds);
  const figures = await accessMatrix(grounds);
  await grounds.trial.close();
  await dropTrial(place);
  return figures;
}

describe("every role at every route, for one's own file, another's, a closed one, none", { timeout: 120_000 }, () => {
  it("gets what the table says, and every refusal looks alike", async () => {
    const { faults, requests, routes } = await matrix();
    expect(faults).toEqual([]);
    expect(routes).toBeGreaterThan(35);
    expect(requests).toBeGreaterThan(1000);
  });

  it("is caught where one policy is open", async () => {
    openOnePolicy();
    const { faults } = await matrix();
    expect(faults.some((fault) => fault.startsWith("stranger at GET /api/case-files/:file/export"))).toBe(true);
  });

  it("is incomplete where a route has no row", async () => {
    const { faults } = await matrix(({ trial }) => {
      const routes = z.array(z.unknown()).parse(trial.routes);
      expect(routes.length).toBeGreaterThan(0);
      Object.assign(trial, { routes: [...trial.routes, { method: "GET", url: "/api/new", policy: readCaseFile }] });
    });
    expect(faults).toContain("GET /api/new has no row in the matrix");
  });
});
