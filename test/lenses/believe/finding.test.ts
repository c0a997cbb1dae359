/** What is told of a tilt: guard, verdict, price of luck, reliability, and why odds cannot be had. */
import { describe, expect, it } from "vitest";
import { believe, type Asked, type Line } from "../../../src/lenses/believe/finding.ts";
import type { BelieveTilt } from "../../../src/result/index.ts";
import { COINCIDENCE, infeasibleText, notWeighedText } from "../../../src/wording/believe.ts";
import type { Names } from "../../../src/wording/paths.ts";
import { uniforms } from "../../random.ts";
import { describeShared, hasShared, sharedJson } from "../../shared.ts";

const reference = hasShared ? sharedJson("reference/numbers/believe.json") : null;
const column = (rows: number[][], at: number): Float64Array => Float64Array.from(rows, (row) => row[at]);
const exact = (id: string, yes: ArrayLike<number>, odds: number): Asked => ({
  id,
  yes: Float64Array.from(yes),
  condition: null,
  low: odds,
  high: odds,
});
const tilted = (asked: Asked[], lines: Line[] = [], paths = 8, others: Asked[] = []): BelieveTilt => {
  const found = believe({ asked, others, lines, paths });
  if (!found.feasible) throw new Error(found.why);
  return found;
};

describeShared("the reference's findings", () => {
  it("have its guard, the lines that pass it, its luck and its effective worlds", () => {
    const { planted: p, one_question: one } = reference;
    const lines = p.x_names.map((path: string, at: number) => ({ path, x: column(p.x, at) }));
    const both = tilted([exact("a", column(p.m, 0), p.c[0]), exact("b", column(p.m, 1), p.c[1])], lines);
    expect(both.guard.lines).toBe(4);
    expect(both.guard.z).toBeCloseTo(p.guard_z, 12);
    for (const { path, moves } of both.shifts) expect(moves, path).toBe(p.shifts[path].passes);
    expect(both.effective.kish).toBeCloseTo(p.effective.kish, 8);
    expect(both.effective.entropy).toBeCloseTo(p.effective.entropy, 8);
    expect(both.effective.largest).toBeCloseTo(p.effective.largest, 10);
    expect(both.luck).toBeNull();
    const alone = tilted([exact("a", column(p.m, 0), one.c[0])], lines, 8, [exact("b", column(p.m, 1), 0.5)]);
    expect(alone.luck).toBeCloseTo(one.luck_alone, 12);
    expect(alone.then["b"].before).toBeCloseTo(one.other_question.before, 12);
    expect(alone.then["b"].after).toBeCloseTo(one.other_question.after, 9);
    expect(alone.verdict).toBe("named");
  });

  it("in the Gaussian limit shift by e/b at (e/b)^2 / 2 nats", () => {
    const { b, e, shift, nats } = reference.gaussian_limit;
    const u = uniforms(3);
    const n = 20000;
    const x = Float64Array.from({ length: n }, () => Array.from({ length: 12 }, u).reduce((sum, v) => sum + v, -6));
    const p = 0.5;
    const mean = x.reduce((sum, v) => sum + v, 0) / n;
    const found = tilted(
      [
        exact(
          "q",
          x.map((v) => p + b * v),
          p + b * mean + e,
        ),
      ],
      [{ path: "x", x }],
      1,
    );
    // Of a sample of 20,000 the variance is 1 within 3 sqrt(2/n), and with it both.
    expect(Math.abs(found.shifts[0].shift - shift)).toBeLessThan(shift * 3 * Math.sqrt(2 / n));
    expect(Math.abs(found.nats - nats)).toBeLessThan(nats * 6 * Math.sqrt(2 / n));
  });
});

describe("a finding", () => {
  const u = uniforms(17);
  const n = 400;
  const x = Float64Array.from({ length: n }, () => u());

  it("names a number that carries the odds, and says a coincidence of many where none does", () => {
    const carried = tilted(
      [exact("q", x, 0.65)],
      [
        { path: "x", x },
        { path: "y", x: x.map(() => u()) },
      ],
    );
    expect(carried.verdict).toBe("named");
    expect(carried.shifts[0]).toMatchObject({ path: "x", moves: true });
    const many = Array.from({ length: 60 }, () => Float64Array.from({ length: n }, u));
    const mean = x.map((_, s) => many.reduce((sum, one) => sum + one[s], 0) / many.length);
    const found = tilted(
      [exact("q", mean, 0.5 + 0.02)],
      many.map((one, k) => ({ path: `x${k}`, x: one })),
    );
    expect(found.verdict).toBe("many");
  });

  it("costs luck no more than belief, and nothing where nothing binds", () => {
    for (const odds of [0.1, 0.3, 0.6, 0.9]) {
      const { luck, nats } = tilted([exact("q", x, odds)]);
      expect(luck!).toBeLessThanOrEqual(nats);
    }
    const inside = tilted([{ ...exact("q", x, 0.5), low: 0.1, high: 0.9 }]);
    expect(inside).toMatchObject({ nats: 0, luck: 0, binds: { q: "none" }, verdict: "many" });
    expect(inside.to["q"]).toBeCloseTo(inside.from["q"], 12);
  });

  it("says where futures are mostly chance, and where few worlds carry it", () => {
    const noisy = Float64Array.from({ length: n }, () => Math.round(8 * u()) / 8);
    const binomial = noisy.map(() => Array.from({ length: 8 }, () => Number(u() < 0.3)).reduce((a, b) => a + b) / 8);
    expect(tilted([exact("q", binomial, 0.4)]).messages).toEqual([
      "the odds of single worlds are mostly chance at 8 futures: --paths 32",
    ]);
    expect(tilted([exact("q", x, 0.97)], [], 1).messages).toEqual(["too few worlds carry this: --draws"]);
  });

  it("never ends without a next step where odds cannot be had by weighing", () => {
    const half = x.map((v) => v / 2);
    for (const id of ["a", "today.s"]) {
      const found = believe({ asked: [exact(id, half, 0.7)], others: [], lines: [], paths: 8 });
      if (found.feasible) throw new Error("it can be had");
      expect(infeasibleText(found)).toMatch(id === "a" ? /run CASE --set PATH/ : /explain CASE --package .* of s,/);
      if (id === "a") continue;
      const path = "actors.a.stakes.i.values.o";
      expect(infeasibleText(found, { s: { path, low: -80, high: -40 } })).toContain(`With ${path} at -80 to -40`);
    }
  });

  it("names the numbers written as a point that it cannot move, the pace of meetings first, and none where all have ranges", () => {
    const number = (text: string, uncertain: boolean, isDefault = false) => ({ text, uncertain, default: isDefault });
    const names = (parameters: NonNullable<Names["parameters"]>): Names =>
      ({ actors: {}, drivers: {}, issues: {}, tables: { talks: { name: "talks" } }, parameters }) as unknown as Names;
    const told = notWeighedText(
      names({
        "actors.a.friction": number("0.5", false),
        "actors.a.stakes.i.weight": number("20 to 40", true),
        "actors.b.friction": number("1", false, true),
        "tables.talks.meetings_per_year": number("6", false),
      }),
    );
    expect(told).toMatch(/^Only numbers with a range are weighed\. .* not moved: talks: meetings a year \(6\) and /);
    expect(told).toContain("--set tables.talks.meetings_per_year=");
    expect(told).not.toMatch(/20 to 40|\(1\)/);
    expect(notWeighedText(names({ "actors.a.stakes.i.weight": number("20 to 40", true) }))).toBe("");
    expect(COINCIDENCE).toContain("of the numbers with a range");
  });

  it("says in words why odds cannot be had", () => {
    const refused = (asked: Asked[]): string => {
      const found = believe({ asked, others: [], lines: [], paths: 8 });
      if (found.feasible) throw new Error("it can be had");
      return infeasibleText(found).replaceAll("\u00a0", " ");
    };
    const half = x.map((v) => v / 2);
    expect(refused([exact("a", half, 0.7)])).toContain("No world that fits gives a more than 50 %");
    expect(refused([exact("a", half, 0.4), exact("b", x, 0.3)])).toBe(
      "In no world is a more likely than b; so 40 % and 30 % cannot both be.",
    );
    const sum = refused([
      exact("a", x, 0.9),
      exact(
        "b",
        x.map((v) => 1 - v),
        0.6,
      ),
    ]);
    expect(sum).toMatch(/^No weights of the worlds give these odds together: in every world .* is below/);
    const edge = Float64Array.from({ length: 40 }, (_, s) => (s === 0 ? 1 : s === 1 ? 0.9 : 0.1));
    expect(refused([exact("a", edge, 0.94)])).toMatch(/^Only a few worlds at the edge/);
  });
});
