/** Tables of a ledger: which forecasts count, on which days, and what is left out of them. */
import { expect, it } from "vitest";
import { verify, type Made } from "../../../src/ledger/index.ts";
import { scoreLedger, type Grouping } from "../../../src/ledger/scores/table.ts";
import type { When } from "../../../src/ledger/scores/selected.ts";
import { dayAfter } from "../../../src/numbers/days.ts";
import { describeShared, hasShared, sharedJson } from "../../shared.ts";
import { bytesOf, forecast, linesOf, question, resolution, sha256 } from "../files.ts";

type Fields = { [name: string]: unknown };

/** Lines by their own fields; ids of lines are filled in. */
function ledgerOf(fields: readonly Fields[]) {
  const letters: { [kind: string]: string } = { forecast: "f", resolution: "r", run: "n", correction: "c" };
  const numbered = fields.map((own, n) => ({
    ...own,
    id: letters[own["kind"] as string] ? `${letters[own["kind"] as string]}${n + 1}` : own["id"],
  }));
  const read = verify(bytesOf(linesOf(numbered)), sha256);
  expect(read.fault).toBeNull();
  return read.ledger;
}
const score = (
  fields: readonly Fields[],
  { made = "live", when = { kind: "mean" }, by = null }: { made?: Made; when?: When; by?: Grouping | null } = {},
) => scoreLedger(ledgerOf(fields), { made, when, by, sources: null, until: "2026-12-01" });

const asked = (id: string, own: Fields = {}) =>
  question(id, { opens: "2026-01-01", at: "2026-01-01T00:00:00Z", ...own });
const odds = (id: string, source: string, p: number, day: string, own: Fields = {}) =>
  forecast(0, id, { source, p, at: `${day}T09:00:00Z`, information_until: `${day}T09:00:00Z`, ...own });
const answer = (id: string, outcome: string | number, own: Fields = {}) =>
  resolution(0, id, { outcome, at: "2026-11-01T09:00:00Z", known_on: "2026-10-31", ...own });

describeShared("the worked question of 90 days", () => {
  const worked = hasShared ? sharedJson("reference/numbers/ledger.json").time_averaged : null;
  const OPENS = "2026-01-10";
  const day = (n: number): string => dayAfter(OPENS, n);
  const fields = () => [
    asked("q", { opens: OPENS, closes: day(90), due: day(91) }),
    ...Object.entries(worked.updates as { [source: string]: [number, number][] })
      .flatMap(([source, list]) => list.map(([at, p], n) => ({ source, at, p, n })))
      .sort((a, b) => a.at - b.at || a.n - b.n)
      .map(({ source, at, p, n }) => odds("q", source, p, day(at), { at: `${day(at)}T0${n}:00:00Z` })),
    answer("q", "yes", { happened_on: day(75) }),
  ];

  it("has its means by day, first, last and spot", () => {
    const ledger = fields();
    for (const [source, wanted] of Object.entries(worked.scores as { [source: string]: any })) {
      const mean = score(ledger).questions["q"].scores[source];
      expect(mean.brier).toBeCloseTo(wanted.mean_daily_brier, 12);
      expect(mean.days).toBe(wanted.days);
      expect(mean.coverage).toBeCloseTo(wanted.coverage, 12);
      const of = (when: When) => score(ledger, { when }).questions["q"].scores[source]?.brier ?? null;
      expect(of({ kind: "first" })).toBeCloseTo(wanted.first, 12);
      expect(of({ kind: "last" })).toBeCloseTo(wanted.last, 12);
      for (const [days, value] of Object.entries(wanted.spot as { [days: string]: number | null })) {
        const found = of({ kind: "spot", days: Number(days) });
        if (value === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(value, 12);
        expect(score(ledger).spots![days]?.[source]?.brier ?? null).toEqual(found);
      }
    }
  });

  it("compares two sources on the days that both have", () => {
    const { differences } = score(fields());
    const { scores } = worked;
    const found = differences.find(({ a, b }) => a === "model" && b === "analyst:ines")!;
    const common = (source: string): number => scores[source].mean_on_common_days;
    expect(found.mean).toBeCloseTo(common("model") - common("analyst:ines"), 12);
  });
});

it("hindcasts, live forecasts and dated records stand apart, but for prices of markets", () => {
  const fields = [
    asked("a"),
    odds("a", "analyst:ines", 0.2, "2026-01-05"),
    odds("a", "model", 0.3, "2026-01-05", { made: "hindcast" }),
    odds("a", "market:x", 0.4, "2026-01-05", { made: "archive" }),
    odds("a", "analyst:old", 0.5, "2026-01-05", { made: "archive" }),
    answer("a", "no"),
  ];
  const sources = (made: Made) =>
    Object.keys(score(fields, { made, when: { kind: "first" } }).sources).filter(
      (name) => (name.includes(":") && !name.startsWith("constant")) || name === "model",
    );
  expect(sources("live")).toEqual(["market:x", "analyst:ines"]);
  expect(sources("hindcast")).toEqual(["model"]);
  expect(sources("archive")).toEqual(["market:x", "analyst:old"]);
});

it("what is annulled, ambiguous, open, due or late is counted and not scored", () => {
  const fields = [
    ...["a", "b", "c", "d", "e"].map((id) => asked(id)),
    asked("f", { closes: "2027-06-30", due: "2027-07-01" }),
    ...["a", "b", "c", "d", "e", "f"].map((id) => odds(id, "analyst:ines", 0.2, "2026-01-05")),
    odds("a", "analyst:ines", 0.99, "2026-03-04"),
    answer("a", "yes", { happened_on: "2026-03-04" }),
    answer("b", "annulled", { citation: null, why: "fell away" }),
    answer("c", "ambiguous", { citation: null, why: "sources differ" }),
    answer("d", "no"),
  ];
  const table = score(fields, { when: { kind: "last" } });
  expect(table.counts).toEqual({ annulled: 1, ambiguous: 1, late: 1, open: 1, due: 1 });
  expect(table.sources["analyst:ines"]).toMatchObject({ questions: 2, yes: 1 });
  expect(table.questions["a"].scores["analyst:ines"].p).toBe(0.2);
  expect(table.questions["b"]).toMatchObject({ state: "annulled", scores: {} });
});

it("a question that was resolved again says what it was", () => {
  const fields = [
    asked("a"),
    odds("a", "analyst:ines", 0.2, "2026-01-05"),
    answer("a", "no"),
    {
      ...answer("a", "yes", { happened_on: "2026-06-01", why: "the first note was of another line", supersedes: "r3" }),
      at: "2026-11-03T09:00:00Z",
    },
  ];
  const found = score(fields).questions["a"];
  expect(found).toMatchObject({ outcome: "yes", was: [{ outcome: "no", until: "2026-11-03" }] });
});

it("questions of options, numbers and days have their own scores", () => {
  const fields = [
    asked("o", { type: "ordered", options: ["low", "middle", "high"] }),
    asked("n", { type: "number", unit: "Mt" }),
    asked("d", { type: "date" }),
    forecast(0, "o", {
      at: "2026-01-05T09:00:00Z",
      source: "analyst:ines",
      probs: [0.5, 0.3, 0.2],
      information_until: "2026-01-05T09:00:00Z",
    }),
    forecast(0, "n", {
      at: "2026-01-05T09:00:00Z",
      source: "analyst:ines",
      normal: { mean: 10, sd: 2 },
      information_until: "2026-01-05T09:00:00Z",
    }),
    odds("d", "analyst:ines", 0.4, "2026-01-05", { curve: { from: "2026-01", p: [0, 0.1, 0.2, 0.3, 0.35, 0.4] } }),
    answer("o", "middle"),
    answer("n", 15),
    answer("d", "2026-03-10", { happened_on: "2026-03-10" }),
  ];
  const { sources, questions } = score(fields, { when: { kind: "first" } });
  expect(questions["o"].scores["analyst:ines"].rps).toBeCloseTo((0.5 ** 2 + (0.8 - 1) ** 2) / 2, 12);
  expect(questions["n"].scores["analyst:ines"].crps).toBeCloseTo(3.8796373816210004, 10); // scores.json: crps_normal
  const months = [0, 0.1, 0.2 - 1, 0.3 - 1, 0.35 - 1, 0.4 - 1];
  expect(questions["d"].scores["analyst:ines"].curve).toBeCloseTo(months.reduce((sum, x) => sum + x * x, 0) / 6, 12);
  expect(questions["d"].scores["analyst:ines"].brier).toBeCloseTo(0.36, 12);
  expect(sources["analyst:ines"]).toMatchObject({
    questions: 3,
    yes: 1,
    rps: { questions: 1 },
    crps: { questions: 1 },
  });
});

it("the curve of an open question is scored over the months that have ended, as provisional", () => {
  const fields = [
    asked("a", { closes: "2027-12-31", due: "2028-01-01" }),
    odds("a", "model", 0.9, "2026-01-05", {
      curve: { from: "2026-02", p: Array.from({ length: 23 }, (_, n) => 0.04 * n) },
    }),
  ];
  const found = score(fields).questions["a"].scores["model"];
  const ended = Array.from({ length: 10 }, (_, n) => (0.04 * n) ** 2); // February to November 2026
  expect(found).toMatchObject({ provisional: true, brier: null });
  expect(found.curve).toBeCloseTo(ended.reduce((sum, x) => sum + x, 0) / 10, 12);
});

it("small samples give no interval, no calibration and no AUC", () => {
  const ids = Array.from({ length: 9 }, (_, n) => `q${n}`);
  const fields = (cases: number) => [
    ...ids.map((id, n) => asked(id, { cluster: `c${n % cases}` })),
    ...ids.map((id, n) => odds(id, "analyst:ines", 0.1 + 0.08 * n, "2026-01-05")),
    ...ids.map((id, n) => answer(id, n > 5 ? "yes" : "no")),
  ];
  const few = score(fields(4), { when: { kind: "first" } }).sources["analyst:ines"];
  expect(few).toMatchObject({ cases: 4, corp: null, auc: null });
  expect(few.brier!.p5).toBeNull();
  expect(Object.keys(few.brier!.by_case)).toEqual(["c0", "c1", "c2", "c3"]);
  expect(score(fields(5), { when: { kind: "first" } }).sources["analyst:ines"].brier!.p5).not.toBeNull();
});

it("groups are tables of their own rows, by tag, horizon and cluster", () => {
  const fields = [
    asked("a", { tags: ["energy"], cluster: "x" }),
    asked("b", { tags: ["energy", "asia"], cluster: "y" }),
    asked("c", { closes: "2026-01-20", due: "2026-01-21", cluster: "y" }),
    ...["a", "b", "c"].map((id) => odds(id, "analyst:ines", 0.2, "2026-01-06")),
    ...["a", "b", "c"].map((id) => answer(id, "no")),
  ];
  const of = (by: Grouping) =>
    Object.fromEntries(
      Object.entries(score(fields, { by, when: { kind: "first" } }).groups!).map(([name, sources]) => [
        name,
        sources["analyst:ines"].questions,
      ]),
    );
  expect(of("tag")).toEqual({ energy: 2, asia: 1, "no tag": 1 });
  expect(of("cluster")).toEqual({ x: 1, y: 2 });
  expect(of("horizon")).toEqual({ "91 to 365 days": 2, "0 to 30 days": 1 });
});
