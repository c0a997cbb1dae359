import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { besideCase } from "../beside.ts";
import { tryArticle } from "./articles.ts";
import { broken } from "./case-mutations.ts";
import { notFinite, tryCase } from "./cases.ts";
import { openEvidence, type EvidenceTrials } from "./evidence.ts";
import { killOne } from "./kills.ts";
import { killWriters } from "./ledger-kills.ts";
import { openRequests, type Requests } from "./requests.ts";
import { seedsOfRun } from "../seeds.ts";

describe("a studio under hostile requests", () => {
  let requests: Requests;
  beforeAll(async () => {
    requests = await openRequests(join(root, "cases/velna-water"), join(root, "dist"));
  });
  afterAll(() => requests.close());
  it("gives nothing out that it must not, changes nothing, and answers without a failure", async () => {
    for (const seed of seedsOfRun(0, 120)) expect(await requests.send(seed), `seed ${seed}`).toEqual([]);
  });
});

describe("commands ended by a signal", () => {
  it("leave whole files or none, and nothing behind", async () => {
    for (const seed of seedsOfRun(0, 4)) {
      const { faults } = await killOne(
        seed,
        join(root, "cases/velna-water"),
        join(root, "dist/cli.js"),
        join(root, "cases/kurils-2012/article.txt"),
      );
      expect(
        faults.filter((fault) => !/to end/.test(fault)),
        `seed ${seed}`,
      ).toEqual([]); // times depend on the machine's load
    }
  });
});

describe("two commands that write one ledger, killed at any moment", () => {
  it("leave a ledger that holds, and repeating them loses and doubles nothing", async () => {
    for (let seed = 0; seed < 2; seed++)
      expect((await killWriters(seed, join(root, "dist/cli.js"))).faults, `seed ${seed}`).toEqual([]);
  });
});

describe("articles that are broken or hostile", () => {
  it("are read or refused in words, within seconds, and every quote is the text's own", async () => {
    for (const seed of seedsOfRun(0, 80)) expect((await tryArticle(seed)).faults, `seed ${seed}`).toEqual([]);
  });
});

describe("evidence files that are broken or hostile", () => {
  let trials: EvidenceTrials;
  beforeAll(async () => {
    trials = await openEvidence();
  });
  afterAll(() => trials.close());
  it("are loaded or refused in words, within seconds, and a refusal leaves the database as it was", async () => {
    for (const seed of seedsOfRun(0, 25)) expect((await trials.try(seed)).faults, `seed ${seed}`).toEqual([]);
  });
});

describe("the trials themselves find", () => {
  it("a number that is not finite, wherever it stands", () => {
    expect(notFinite({ a: [1, { b: NaN }], c: null, d: -Infinity })).toEqual([
      "result.a.1.b is NaN",
      "result.d is -Infinity",
    ]);
  });
  it("nothing in a sound case, and breaking one changes its text", async () => {
    const text = readFileSync(join(root, "cases/velna-water/case.yaml"), "utf8");
    expect(await tryCase(text, besideCase("velna-water"), 2)).toEqual({ accepted: true, ran: true, faults: [] });
    expect(broken(text, 1)).not.toBe(text);
    expect(broken(text, 1)).toBe(broken(text, 1));
  });
});
