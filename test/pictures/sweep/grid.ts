/** Findings of sweeps that nobody has played, for pictures. */
import type { SweepFindings, SweepPointFinding } from "../../../src/result/index.ts";

const levels = (n: number): number[] => Array.from({ length: n }, (_, k) => k);

/** A grid of rows by columns, whose odds rise along both; `status` of a point by its number. */
export function grid(
  rows: number,
  columns: number,
  status: (n: number) => SweepPointFinding["status"] = () => "done",
): SweepFindings {
  const axis = (name: string, n: number) => ({
    kind: "set" as const,
    path: name,
    name,
    unit: null,
    levels: levels(n),
    today: 0,
  });
  const axes = [...(rows > 0 ? [axis("rows", rows)] : []), axis("columns", columns)];
  const at =
    rows > 0 ? levels(rows).flatMap((r) => levels(columns).map((c) => [r, c])) : levels(columns).map((c) => [c]);
  const point = (own: number[], n: number): SweepPointFinding => {
    const p = own.reduce((sum, level) => sum + level, 0) / Math.max(1, Math.max(1, rows) + columns - 2);
    const odds = {
      p,
      se: 0.01,
      low: Math.max(0, p - 0.02),
      high: Math.min(1, p + 0.02),
      without_record: null,
      diff: null,
      diff_se: null,
    };
    const missing = status(n) === "missing";
    return {
      id: `p${n}`,
      label: own.join(" "),
      case: "c",
      scenario: null,
      at: own,
      status: status(n),
      tried: 100,
      kept: missing ? 0 : 50,
      fit: missing ? null : 0.5,
      questions: missing ? null : { q: odds },
    };
  };
  return {
    sweep: 1,
    plan: "f",
    design: "over",
    engine: "1",
    draws: 50,
    limit: 100,
    seed: 1,
    paths: 8,
    axes,
    skipped: [],
    messages: [],
    cases: [
      {
        id: "c",
        title: "C",
        hash: "0",
        as_of: "2020-01",
        record: true,
        questions: { q: { ask: "Will it <hold>?", by: "2021-01" } },
      },
    ],
    points: at.map(point),
  };
}

/** A Latin hypercube of numbers n0, n1, ..., whose odds rise with n7. @param points a prime number above twice that of the numbers */
export function hypercube(points: number, numbers: number): SweepFindings {
  const findings = grid(0, points);
  const level = (n: number, a: number): number => ((n * (2 * a + 1) * 7) % points) / points;
  const axes = Array.from({ length: numbers }, (_, a) => ({
    ...findings.axes[0],
    path: `n${a}`,
    name: `n${a}`,
    levels: levels(points).map((n) => level(n, a)),
  }));
  return {
    ...findings,
    design: "lhs",
    axes,
    points: findings.points.map((point, n) => {
      const p = 0.2 + 0.4 * level(n, 7) + (((n * 13) % 7) - 3) / 60;
      return {
        ...point,
        at: axes.map(({ levels }) => levels[n]),
        questions: { q: { ...point.questions!["q"], p, low: p - 0.02, high: p + 0.02 } },
      };
    }),
    correlations: { q: axes.map((_, a) => (a === 7 ? 0.97 : 0.1 - a / 100)) },
  };
}
