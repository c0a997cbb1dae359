/** Made-up suites: cases whose questions share a hidden cause, with odds, joint tables and outcomes drawn from them. */
import type { CaseOdds, SuiteEntry } from "../../../src/ledger/suite/shape.ts";
import { dayAfter, lastDay } from "../../../src/numbers/days.ts";
import { monthName, monthOf } from "../../../src/numbers/months.ts";
import { pick, uniforms, type Random } from "../../random.ts";

const FUTURES = 400;

export function randomSuite(seed: number, count: number, role: SuiteEntry["role"] = "held_out"): SuiteEntry[] {
  return Array.from({ length: count }, (_, n) => randomEntry(uniforms(100 * seed + n), `case-${n}-${2005 + n}`, role));
}

function randomEntry(u: Random, id: string, role: SuiteEntry["role"]): SuiteEntry {
  const questions = 3 + Math.floor(4 * u());
  const levels = Array.from({ length: questions }, () => u() * 0.6);
  const futures = Array.from({ length: FUTURES }, () => {
    const hidden = u();
    return levels.map((level) => (0.6 * hidden + 0.4 * u() < level ? "1" : "0")).join("");
  });
  const counts = new Map<string, number>();
  for (const bits of futures) counts.set(bits, (counts.get(bits) ?? 0) + 1);
  const truth = pick(u, futures);
  const year = Number(id.slice(-4));
  const months = levels.map(() => 12 + Math.floor(100 * u()));
  const ids = levels.map((_, q) => `${id}/q${q}`);
  const odds: CaseOdds = {
    run: {
      case: id,
      case_sha256: String(year).repeat(16),
      as_of: `${year}-01-31`,
      engine: "0.1.0",
      seed: 1,
      draws: FUTURES / 4,
      paths: 4,
      kept: FUTURES / 4,
      worlds: FUTURES,
      settings: {},
      joint: { questions: ids, patterns: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)) },
    },
    questions: ids.map((question, q) => {
      const by = monthName(monthOf(year, 1) + months[q]);
      return {
        id: question,
        type: "binary",
        text: `Will the ${pick(u, ["first text", "second protocol", "pipe across the strait", "joint commission"])} of dispute ${id} be ${pick(u, ["signed", "ratified", "built", "convened"])} by ${by}?`,
        opens: dayAfter(`${year}-01-31`),
        closes: lastDay(by),
        due: dayAfter(lastDay(by)),
        rule: null,
        resolves_by: [],
        fine_print: null,
        tags: [],
        case: id,
        cluster: id,
      };
    }),
    forecasts: levels.flatMap((_, q) => {
      const p = futures.filter((bits) => bits[q] === "1").length / FUTURES;
      const common = { question: ids[q], information_until: `${year}-01-31T23:59:59Z` };
      const rising = (last: number): number[] =>
        Array.from({ length: months[q] }, (_, n) => (last * (n + 1)) / months[q]);
      const outside = 0.1 + 0.4 * u();
      return [
        { ...common, source: "model", p, se: 0.01, curve: { from: `${year}-02`, p: rising(p) } },
        { ...common, source: "model:without_record", p: Math.min(1, p * (0.6 + 0.8 * u())) },
        {
          ...common,
          source: "outside:some_class",
          p: outside,
          lead: true,
          curve: { from: `${year}-02`, p: rising(outside) },
        },
      ];
    }),
  };
  return {
    id,
    role,
    stratum: null,
    odds,
    outcomes: levels.map((_, q) => ({
      question: `q${q}`,
      answer: truth[q] === "1" ? "yes" : "no",
      happenedOn: truth[q] === "1" ? dayAfter(`${year}-03-01`, Math.floor(28 * (months[q] - 3) * u())) : null,
      between: null,
      known: null,
      citation: { quote: `what was said of question ${q} <b>in bold</b> & more`, source: "Gazette, 2030" },
    })),
  };
}
