import { describe, expect, it } from "vitest";
import {
  inForceBySource,
  isLate,
  stateOf,
  verify,
  type Ledger,
  type QuestionLife,
  type Verified,
} from "../../src/ledger/index.ts";
import { describeShared, hasShared, sharedJson } from "../shared.ts";
import { bytesOf, forecast, linesOf, question, resolution, sha256 } from "./files.ts";

const reference = hasShared ? sharedJson("reference/numbers/ledger.json").chain.ledgers : null;
const verified = (fields: { [name: string]: unknown }[]): Verified => verify(bytesOf(linesOf(fields)), sha256);
const faultOf = (fields: { [name: string]: unknown }[]): string => verified(fields).fault?.says ?? "";
const lifeOf = (ledger: Ledger, id: string): QuestionLife => ledger.questions.get(id)!;

describe("a question", () => {
  const ask = question("q/a");
  it("is open before it is due, then waits for its resolution", () => {
    const { ledger } = verified([ask]);
    expect(stateOf(ledger, lifeOf(ledger, "q/a"), "2026-06-30")).toBe("open");
    expect(stateOf(ledger, lifeOf(ledger, "q/a"), "2026-07-01")).toBe("due");
  });
  it("is resolved, annulled or ambiguous as its resolution in force says, and open where that was taken back", () => {
    for (const [outcome, state] of [
      ["no", "resolved"],
      ["annulled", "annulled"],
      ["ambiguous", "ambiguous"],
    ] as const) {
      const { ledger, fault } = verified([ask, resolution(2, "q/a", { outcome, why: "as ruled" })]);
      expect(fault).toBeNull();
      expect(stateOf(ledger, lifeOf(ledger, "q/a"), "2026-02-01")).toBe(state);
    }
    const back = { outcome: "open", citation: null, why: "the report was false", supersedes: "r2" };
    const { ledger, fault } = verified([ask, resolution(2, "q/a"), resolution(3, "q/a", back), resolution(4, "q/a")]);
    expect(fault).toBeNull();
    expect(lifeOf(ledger, "q/a").resolutions.map(({ outcome }) => outcome)).toEqual(["no", "open", "no"]);
  });
  it("that depends on another is due only once that one has come true", () => {
    const rule = { when: { gas: ["plant"] }, by: "2026-06", holds: false, given: "a" };
    const asked = [ask, question("q/b", { rule })];
    const { ledger } = verified(asked);
    expect(stateOf(ledger, lifeOf(ledger, "q/b"), "2026-07-01")).toBe("open");
    const yes = verified([...asked, resolution(3, "q/a", { outcome: "yes", happened_on: "2026-01-05" })]);
    expect(yes.fault).toBeNull();
    expect(stateOf(yes.ledger, lifeOf(yes.ledger, "q/b"), "2026-07-01")).toBe("due");
  });
  it("keeps its words while its tags and cluster can be corrected", () => {
    const correction = { kind: "correction", id: "c2", of: "q/a", why: "forgotten" };
    const { ledger } = verified([ask, { ...correction, set: { tags: ["gas"], cluster: "asia" } }]);
    expect(lifeOf(ledger, "q/a").question).toMatchObject({ tags: ["gas"], cluster: "asia", text: ask.text });
    expect(ledger.lines[0]).toMatchObject({ tags: [] });
    expect(faultOf([ask, { ...correction, set: { note: "x" } }])).toMatch(/no note that can be corrected/);
    expect(faultOf([ask, { ...correction, set: { text: "x" } }])).toMatch(/set.text is an unknown field/);
    expect(faultOf([ask, { ...correction, set: {} }])).toMatch(/empty/);
  });
});

describe("forecasts", () => {
  const ask = question("q/a");
  it("of a source: the later effective instant is in force, whatever the order of lines", () => {
    const { ledger, fault } = verified([
      question("q/a", { opens: "2025-01-01" }),
      forecast(2, "q/a", { made: "hindcast", p: 0.1, information_until: "2025-12-01T00:00:00Z" }),
      forecast(3, "q/a", { made: "hindcast", p: 0.2, information_until: "2025-11-01T00:00:00Z" }),
      forecast(4, "q/a", { source: "model", p: 0.4 }),
      forecast(5, "q/a", { source: "model", p: 0.5 }),
    ]);
    expect(fault).toBeNull();
    const inForce = inForceBySource(lifeOf(ledger, "q/a"));
    expect([...inForce].map(([source, { id }]) => [source, id])).toEqual([
      ["analyst:omar", "f2"],
      ["model", "f5"],
    ]);
  });
  it("that came into force on the day of the event or later are late", () => {
    const { ledger, fault } = verified([
      ask,
      forecast(2, "q/a"),
      resolution(3, "q/a", { outcome: "yes", happened_on: "2026-01-05" }),
    ]);
    expect(fault).toBeNull();
    expect(isLate(lifeOf(ledger, "q/a"), lifeOf(ledger, "q/a").forecasts[0])).toBe(true);
    const early = verified([ask, forecast(2, "q/a"), resolution(3, "q/a")]).ledger;
    expect(isLate(lifeOf(early, "q/a"), lifeOf(early, "q/a").forecasts[0])).toBe(false);
  });
  it.each([
    [
      "on a question that has closed",
      [question("q/a", { opens: "2025-01-01", closes: "2026-01-04", due: "2026-01-05" })],
      {},
    ],
    ["with information older than 31 days", [ask], { information_until: "2025-12-05T09:59:59Z" }],
    ["with the answer known", [ask, resolution(2, "q/a")], {}],
  ])("%s are not live", (_, before, own) => {
    const at = before.length + 1;
    expect(faultOf([...before, forecast(at, "q/a", own)])).toMatch(/made is live/);
    expect(faultOf([...before, forecast(at, "q/a", { ...own, made: "hindcast" })])).toBe("");
  });
  it("need odds of the question's type, whole and in range", () => {
    const ordered = question("q/o", { type: "ordered", options: ["low", "mid", "high"] });
    const number = question("q/n", { type: "number", unit: "bn USD" });
    const good: [object, object][] = [
      [ask, { p: 0 }],
      [ask, { p: 1, se: 0.1, curve: { from: "2026-01", p: [0, 1] }, interval: { p5: 0.1, p95: 0.1 } }],
      [question("q/d", { type: "date" }), { p: 0.5 }],
      [ordered, { probs: [0.1, 0.2, 0.7] }],
      [
        number,
        {
          quantiles: [
            [0.05, -1],
            [0.5, 3],
          ],
        },
      ],
      [number, { normal: { mean: -2, sd: 0 } }],
      [
        number,
        {
          cdf: [
            [0, 0.1],
            [10, 0.9],
          ],
        },
      ],
    ];
    for (const [asked, odds] of good) {
      const of = (asked as { id: string }).id;
      expect(faultOf([asked as never, forecast(2, of, odds as never)])).toBe("");
    }
    const bad: [object, object, RegExp][] = [
      [ask, { p: 1.2 }, /p is 1.2, not a share from 0 to 1/],
      [ask, { p: 0.5, normal: { mean: 1, sd: 1 } }, /exactly one/],
      [ask, { normal: { mean: 1, sd: 1 } }, /binary question and takes p/],
      [ask, { interval: { p5: 0.5, p95: 0.4 } }, /p5 is above p95/],
      [ordered, { probs: [0.5, 0.5] }, /2 shares.*3 options/],
      [ordered, { probs: [0.5, 0.4, 0.2] }, /sum to 1/],
      [
        number,
        {
          quantiles: [
            [0.5, 3],
            [0.05, 1],
          ],
        },
        /rise/,
      ],
      [
        number,
        {
          cdf: [
            [0, 0.9],
            [10, 0.1],
          ],
        },
        /rise/,
      ],
      [number, { normal: { mean: 1, sd: -1 } }, /at least 0/],
      [
        number,
        {
          cdf: [
            [0, 0.9],
            [10, 1],
          ],
          se: 0.1,
        },
        /belong to p/,
      ],
    ];
    for (const [asked, odds, says] of bad) {
      const of = (asked as { id: string }).id;
      expect(faultOf([asked as never, forecast(2, of, odds as never)])).toMatch(says);
    }
  });
});

describe("lines that do not follow from those before", () => {
  const ask = question("q/a");
  const run = {
    kind: "run",
    id: "n2",
    case: "c",
    case_sha256: "0".repeat(64),
    as_of: "2026-01",
    engine: "0.1.0",
    seed: 1,
    draws: 2,
    paths: 2,
    kept: 2,
    worlds: 3,
    settings: {},
  };
  it.each<[string, { [name: string]: unknown }[], RegExp]>([
    ["a question twice", [ask, ask], /is used twice/],
    ["a forecast of no question", [forecast(1, "q/a")], /no question 'q\/a' before it/],
    ["a forecast of no run", [ask, forecast(2, "q/a", { run: "n1" })], /not a run/],
    ["an id of another line", [ask, forecast(3, "q/a")], /not 'f2'/],
    [
      "a supersedes of another source",
      [ask, forecast(2, "q/a"), forecast(3, "q/a", { source: "model", supersedes: "f2" })],
      /not a forecast of model/,
    ],
    [
      "an instant before the last",
      [ask, forecast(2, "q/a", { at: "2026-01-05T09:59:59Z" })],
      /is before that of the line/,
    ],
    ["a second resolution", [ask, resolution(2, "q/a"), resolution(3, "q/a")], /in force as 'no' \(r2\)/],
    [
      "a resolution that supersedes without why",
      [ask, resolution(2, "q/a"), resolution(3, "q/a", { supersedes: "r2" })],
      /needs why/,
    ],
    ["an answer without citation", [ask, resolution(2, "q/a", { citation: null })], /needs a citation/],
    ["an annulment without why", [ask, resolution(2, "q/a", { outcome: "annulled", citation: null })], /needs why/],
    [
      "an answer of another type",
      [ask, resolution(2, "q/a", { outcome: 3 })],
      /not an answer to q\/a, which takes yes or no/,
    ],
    [
      "a yes after the last day",
      [ask, resolution(2, "q/a", { outcome: "yes", happened_on: "2027-02-01", known_on: "2027-02-01" })],
      /after closes.*then the answer is no/,
    ],
    ["a no with a day", [ask, resolution(2, "q/a", { happened_on: "2026-01-01" })], /has no day/],
    [
      "an event known before it came",
      [ask, resolution(2, "q/a", { outcome: "yes", happened_on: "2026-01-05", known_on: "2026-01-04" })],
      /known_on/,
    ],
    [
      "a taking back of nothing",
      [ask, resolution(2, "q/a", { outcome: "open", citation: null, why: "x" })],
      /no resolution to take back/,
    ],
    [
      "an opening of no commit",
      [{ kind: "open", id: "o1", of: "k1", salt: "0".repeat(32), file_sha256: "0".repeat(64) }],
      /not a commit/,
    ],
    [
      "an anchor of another head",
      [ask, { kind: "anchor", id: "a2", head: "1".repeat(64), lines: 1, where: "page", proof: null }],
      /head is not/,
    ],
    ["an unknown kind", [{ kind: "opinion", id: "x1" }], /kind is 'opinion'/],
    ["an unknown field", [question("q/a", { weight: 1 })], /weight is an unknown field/],
    ["a missing field", [{ ...ask, tags: undefined }], /tags is missing/],
    ["a field of another type", [question("q/a", { tags: "gas" })], /tags is 'gas', not a list/],
    ["a question that ends before it opens", [question("q/a", { opens: "2026-07-02" })], /is after closes/],
    ["a day that is none", [question("q/a", { closes: "2026-02-30" })], /not a day/],
    [
      "joint counts that are not all futures",
      [ask, { ...run, joint: { questions: ["q/a"], patterns: [["0", 1]] } }],
      /not kept x paths \(4\)/,
    ],
    [
      "joint patterns out of order",
      [
        ask,
        {
          ...run,
          joint: {
            questions: ["q/a"],
            patterns: [
              ["1", 1],
              ["0", 3],
            ],
          },
        },
      ],
      /not sorted/,
    ],
    ["a count beyond 2^53 - 1", [ask, { ...run, worlds: 2 ** 53 }], /whole number/],
  ])("%s", (_, fields, says) => {
    expect(faultOf(fields)).toMatch(says);
  });
});

describeShared("the worked ledgers", () => {
  it("life: resolved no, with two forecasts and its run", () => {
    const { ledger } = verify(bytesOf(reference.life.lines), sha256);
    const life = lifeOf(ledger, "kurils-2012/plant");
    expect(stateOf(ledger, life, "2026-01-01")).toBe("resolved");
    expect(life.forecasts.map(({ source, p }) => [source, p])).toEqual([
      ["model", 0.125],
      ["analyst:ines", 0.3],
    ]);
    expect([...ledger.runs.keys()]).toEqual(["n2"]);
  });
  it("re_resolved: no, then yes, then annulled; its tag as corrected", () => {
    const { ledger } = verify(bytesOf(reference.re_resolved.lines), sha256);
    const life = lifeOf(ledger, "q/border");
    expect(stateOf(ledger, life, "2026-09-01")).toBe("annulled");
    expect(life.resolutions.map(({ id }) => id)).toEqual(["r4", "r5", "r6"]);
    expect(life.question.tags).toEqual(["borders"]);
    expect(inForceBySource(life).get("analyst:omar")!.id).toBe("f3");
  });
});
