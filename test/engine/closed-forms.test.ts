/** Small cases whose odds are known in closed form, or by one integral, against the engine. */
import { describe, expect, it } from "vitest";
import { compile, defaults, simulate, type Columns } from "../../src/engine/index.ts";
import { normalCdf, normalDensity, Z95 } from "../../src/numbers/normal.ts";
import { readText } from "./read-text.ts";

const DRAWS = 6000;

/** Worlds of a case with one future each, so that futures are independent of one another. */
function run(text: string, draws = DRAWS): { columns: Columns; by: (question: number, month: number) => number } {
  const c = readText(text);
  const model = compile(c, { ...defaults, draws, paths: 1, thresholds: false });
  const columns = simulate(model, { kind: "worlds", from: 0, to: draws });
  const months = c.until - c.asOf;
  const by = (question: number, month: number): number => {
    let yes = 0;
    for (let w = 0; w < columns.kept; w++)
      yes += columns.hits[(w * c.questions.length + question) * months + month - 1];
    return yes / columns.kept;
  };
  return { columns, by };
}

/** Within 4 standard errors of a binomial share. */
function expectShare(found: number, p: number, n: number, told: string): void {
  expect(Math.abs(found - p), `${told}: ${found}, expected ${p}`).toBeLessThanOrEqual(
    4 * Math.sqrt((p * (1 - p)) / n) + 1e-12,
  );
}

const monthly = (perYear: number): number => 1 - Math.exp(-perYear / 12);
const sumOf = (n: number, term: (t: number) => number): number =>
  Array.from({ length: n }, (_, j) => term(j + 1)).reduce((a, b) => a + b, 0);

interface Parts {
  arda?: string;
  borea?: string;
  issues?: string;
  tables?: string;
  when?: string;
  more?: string;
}
/** Two actors with one pact to sign and what else a case needs. */
const pact = ({
  arda = "{stakes: {pact: {weight: 100, values: {deal: 5}}}}",
  borea = "{stakes: {pact: {weight: 100, values: {deal: 5}}}}",
  issues = "",
  tables = "talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 3}",
  when = "pact: deal",
  more = "",
}: Parts): string => `
entente: 1
title: Fictional talks
as_of: 2010-01
until: 2013-01
actors:
  arda: ${arda}
  borea: ${borea}
issues:
  pact: {options: {none: no pact, deal: a pact}}
${issues}
tables:
  ${tables}
questions:
  asked: {ask: Will it be so?, when: {${when}}, by: 2013-01}
${more}`;

const vote = (more: string): string =>
  `  vote: {procedure: {when: {pact: deal}, outcome: {yes: 0.6}, otherwise: no, ${more}}, options: {pending: ..., yes: ..., no: ...}}`;

describe("the outcome of a procedure", () => {
  const idle = "talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 0}";
  const opened = (months: string): string =>
    pact({ issues: vote(months), tables: idle, when: "vote: 'yes'", more: "standing: {pact: deal}" });

  it("comes after the whole months that its waiting time takes, by its chance", () => {
    const { by } = run(opened("months: uniform(1 5)"));
    for (const m of [1, 2, 3, 4, 5, 12]) expectShare(by(0, m), (0.6 * Math.min(4, m - 1)) / 4, DRAWS, `month ${m}`);
    const exact = run(opened("months: 3"));
    expect(exact.by(0, 2)).toBe(0);
    expectShare(exact.by(0, 3), 0.6, DRAWS, "month 3");
    expect(exact.by(0, 36)).toBe(exact.by(0, 3));
  });

  it("is known not to have come where the procedure has been open for some time", () => {
    // Open for two months at as_of: waiting times of 3, 4 and 5 months are left, one in three each.
    const { by } = run(opened("months: uniform(1 5), opened: 2009-11"));
    for (const m of [1, 2, 3, 12]) expectShare(by(0, m), (0.6 * Math.min(3, m)) / 3, DRAWS, `month ${m}`);
    const late = run(opened("months: uniform(1 5), opened: 2008-01"));
    expectShare(late.by(0, 1), 0.6, DRAWS, "no waiting time is left: the next month");
  });

  it("waits from the month in which the pact was signed", () => {
    const h = monthly(3);
    const { by } = run(pact({ issues: vote("months: uniform(1 5)"), when: "vote: 'yes'" }));
    const F = (w: number): number => Math.max(0, Math.min(4, w - 1)) / 4;
    for (const m of [2, 5, 9, 18, 36])
      expectShare(by(0, m), 0.6 * sumOf(m, (t) => h * (1 - h) ** (t - 1) * F(m - t)), DRAWS, `month ${m}`);
  });

  it("opens after as many failures as it asks for, at the end of that month", () => {
    const h = monthly(6);
    const { by } = run(
      pact({
        borea: "{stakes: {pact: {weight: 100, values: {deal: -5}}}}",
        issues:
          "  mediator: {procedure: {when: {tables: {talks: {failed: 3}}}, outcome: {named: 0.7}, otherwise: refused, months: 2}, options: {none: ..., named: ..., refused: ...}}",
        tables: "talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 6}",
        when: "mediator: named",
      }),
    );
    const under = (t: number): number =>
      (1 - h) ** t + t * h * (1 - h) ** (t - 1) + ((t * (t - 1)) / 2) * h * h * (1 - h) ** (t - 2);
    for (const m of [4, 5, 8, 14, 24]) expectShare(by(0, m), m < 5 ? 0 : 0.7 * (1 - under(m - 2)), DRAWS, `month ${m}`);
  });
});

describe("minds that change under a silent record", () => {
  it("leave the odds of the AR(1) posterior, by numerical integration", () => {
    const [low, high, perYear, persistence, meetings] = [-30, 20, 0.8, 0.7, 4];
    const text = pact({
      arda: `{turnover: {per_year: ${perYear}, persistence: ${persistence}}, stakes: {pact: {weight: 100, values: {deal: ${low} to ${high}}}}}`,
      tables: `talks: {parties: [arda, borea], issues: [pact], meetings_per_year: ${meetings}}`,
      more: "record: {since: 2006-01}",
    });
    const draws = 20_000;
    const { columns, by } = run(text, draws);

    // Cells of the normal score, one edge where arda's gain is 0; what is left of each after months in which nothing was signed.
    const edge = (-(low + high) / (high - low)) * Z95;
    const N = 500;
    const width = 10 / N;
    const first = edge - width * Math.ceil((edge + 5) / width);
    const startOf = (j: number): number => first + j * width;
    let left = Array.from({ length: N }, (_, j) => normalCdf(startOf(j + 1)) - normalCdf(startOf(j)));
    const spread = Math.sqrt(1 - persistence ** 2);
    const kernel = left.map((_, i) => {
      const centre = persistence * (startOf(i) + width / 2);
      const at = Array.from({ length: N + 1 }, (__, j) => normalCdf((startOf(j) - centre) / spread));
      return Float64Array.from(left, (__, j) => at[j + 1] - at[j]);
    });
    const [change, meets] = [monthly(perYear), monthly(meetings)];
    const month = (): void => {
      const moved = new Float64Array(N);
      left.forEach((mass, i) => kernel[i].forEach((share, j) => (moved[j] += mass * share)));
      left = left.map((mass, j) => {
        const before = (1 - change) * mass + change * moved[j];
        return startOf(j) + width / 2 > edge ? before * (1 - meets) : before;
      });
    };
    const total = (): number => left.reduce((a, b) => a + b, 0);
    for (let t = 0; t < 48; t++) month();
    const silent = total();
    expectShare(columns.kept / draws, silent, draws, "share of pasts that are silent");
    const odds = [3, 12, 24, 36];
    for (let m = 1; m <= 36; m++) {
      month();
      if (odds.includes(m)) expectShare(by(0, m), 1 - total() / silent, columns.kept, `month ${m}`);
    }
  });
});

describe("numbers that share a factor", () => {
  const together = (a: string, b: string, more = ""): string =>
    pact({
      arda: `{${more}stakes: {pact: {weight: 100, values: {deal: {value: ${a}, with: {boldness: 0.8}}}}}}`,
      borea: `{stakes: {pact: {weight: 100, values: {deal: {value: ${b}, with: {boldness: -0.9}}}}}}`,
      tables: "talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 0, meets_on: [2010-06]}",
      more: "factors: {boldness: {name: How bold both are}}",
    });
  const orthant = (r: number): number => 1 / 4 + Math.asin(r) / (2 * Math.PI);

  it("are both above their medians as often as the bivariate normal is", () => {
    const { by } = run(together("-20 to 20", "-10 to 10"));
    expect(by(0, 4)).toBe(0);
    expectShare(by(0, 5), orthant(0.8 * -0.9), DRAWS, "both");
  });

  it("are both above any level as often, by the integral over the factor", () => {
    const { by } = run(together("-10 to 30", "-15 to 5"));
    const [a, b] = [(-10 / 20) * Z95, (5 / 10) * Z95];
    const above = (level: number, r: number, f: number): number =>
      1 - normalCdf((level - r * f) / Math.sqrt(1 - r * r));
    let both = 0;
    for (let f = -8; f < 8; f += 0.01) both += 0.01 * normalDensity(f) * above(a, 0.8, f) * above(b, -0.9, f);
    expectShare(by(0, 5), both, DRAWS, "both");
  });

  it("are less alike by the persistence once one mind has changed", () => {
    const governments =
      "governments: {now: left, persistence: 0.5, lines: {left: {name: Left}, right: {name: Right}}, changes: {election: {on: 2010-03, to: {right: 1}}}}, ";
    const { by } = run(together("-20 to 20", "-10 to 10", governments));
    expectShare(by(0, 5), orthant(0.5 * 0.8 * -0.9), DRAWS, "both");
  });
});

describe("a change of government", () => {
  const ruled = (changes: string): string =>
    pact({
      arda: `{stakes: {pact: {weight: 100, values: {deal: -5}}}, governments: {now: left, persistence: 0.5, lines: {left: {name: Left}, right: {name: Right, set: {stakes.pact.values.deal: 5}}}, changes: ${changes}}}`,
    });
  const h = monthly(3);

  it("on a date lets a pact be signed from that month on, in the futures in which the willing line won", () => {
    const { by } = run(ruled("{election: {on: 2010-07, to: {right: 0.4}}}"));
    expect(by(0, 5)).toBe(0);
    for (const m of [6, 7, 12, 24]) expectShare(by(0, m), 0.4 * (1 - (1 - h) ** (m - 5)), DRAWS, `month ${m}`);
  });

  it("comes at any time by its rate, and only under the lines that it can come from", () => {
    const { by } = run(
      ruled(
        "{collapse: {per_year: 0.9, from: left, to: {right: 0.5}}, never: {per_year: 9, from: right, to: {right: 1}}}",
      ),
    );
    const c = 0.5 * monthly(0.9);
    for (const m of [1, 6, 18, 36])
      expectShare(
        by(0, m),
        sumOf(m, (t) => c * (1 - c) ** (t - 1) * (1 - (1 - h) ** (m - t + 1))),
        DRAWS,
        `month ${m}`,
      );
  });
});

describe("a text whose worth is what follows it", () => {
  const both = "{friction: 2, stakes: {signature: {weight: 100, values: {signed: 20}}}}";
  const [h1, h2] = [monthly(3), monthly(5)];
  const twoStages = (expected: string, order: "talks first" | "summit first"): string => {
    const tables = [
      "talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 3}",
      "summit: {parties: [arda, borea], issues: [signature], meetings_per_year: 5}",
    ];
    return pact({
      arda: both,
      borea: both,
      issues: `  signature: {${expected}options: {none: ..., signed: ...}}`,
      tables: (order === "talks first" ? tables : tables.reverse()).join("\n  "),
      when: "signature: signed",
      more: "constraints: {text_first: {if: {signature: signed}, then: {pact: deal}}}",
    });
  };
  const EXPECTED = "expected: {when: {pact: deal}, chance: {signed: 0.9}}, ";

  it("is agreed where the signature at another table is expected, and then the odds are those of the waiting times", () => {
    for (const [order, same] of [
      ["talks first", 1],
      ["summit first", 0],
    ] as const) {
      const { by } = run(twoStages(EXPECTED, order));
      for (const m of [1, 3, 8, 20])
        expectShare(
          by(0, m),
          sumOf(m, (t) => h1 * (1 - h1) ** (t - 1) * (1 - (1 - h2) ** (m - t + same))),
          DRAWS,
          `${order}, month ${m}`,
        );
    }
  });

  it("is not agreed where nothing is expected of it, nor where too little is", () => {
    expect(run(twoStages("", "talks first"), 200).by(0, 36)).toBe(0);
    expect(run(twoStages(EXPECTED.replace("0.9", "0.09"), "talks first"), 200).by(0, 36)).toBe(0);
  });

  it("is agreed in the worlds in which a vote after it is likely enough", () => {
    // Each gains 20 c - 2 by the vote that may follow: enough from c = 0.1 on.
    const { by } = run(
      pact({
        arda: "{friction: 2, stakes: {vote: {weight: 100, values: {'yes': 20}}}}",
        borea: "{friction: 2, stakes: {vote: {weight: 100, values: {'yes': 20}}}}",
        issues: vote("months: 1").replace("0.6", "uniform(0 0.4)"),
      }),
    );
    for (const m of [1, 6, 24]) expectShare(by(0, m), 0.75 * (1 - (1 - h1) ** m), DRAWS, `month ${m}`);
  });

  it("is an interim deal where a third party's reward is expected to outweigh its price", () => {
    // borea pays 3 and gains 10 c: enough from c = 0.3 on. The patron, who alone moves the reward, never grants it.
    const { by } = run(
      pact({
        borea:
          "{stakes: {pact: {weight: 100, values: {deal: -3}}, reward: {weight: 100, values: {granted: 10}}}}\n  patron: {stakes: {reward: {weight: 100, values: {granted: -1}}}}",
        issues:
          "  reward: {moved_by: patron, reviews_per_year: 12, expected: {when: {pact: deal}, chance: {granted: uniform(0 1)}}, options: {none: ..., granted: ...}}",
      }),
    );
    for (const m of [1, 6, 24]) expectShare(by(0, m), 0.7 * (1 - (1 - h1) ** m), DRAWS, `month ${m}`);
  });
});
