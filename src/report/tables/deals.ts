import type { Result } from "../../result/index.ts";
import { optionList, table, type Table } from "./table.ts";

/** The tables of packages, deals and decisions. */
export function dealTables({ packages, deals, linkage = [], decisions = {} }: Result): Table[] {
  return [
    table(
      "packages",
      [
        "options",
        "changes",
        "standing",
        "zone",
        "frontier",
        "nash",
        "reached",
        "left",
        "when_p25",
        "when_p50",
        "when_p75",
      ],
      packages.map((one) => ({
        ...one,
        ...one.now,
        options: optionList(one.options),
        changes: optionList(one.changes),
        when_p25: one.when?.p25,
        when_p50: one.when?.p50,
        when_p75: one.when?.p75,
      })),
    ),
    table(
      "gains",
      ["changes", "actor", "part", "of", "points"],
      packages.flatMap((one) =>
        Object.entries(one.gain).flatMap(([actor, { stakes, needs, ...gain }]) => {
          const row = (part: string, of: string | null, points: number) => ({
            changes: optionList(one.changes),
            actor,
            part,
            of,
            points,
          });
          return [
            row("mean", null, gain.mean),
            row("p5", null, gain.p5),
            row("p95", null, gain.p95),
            ...Object.entries(stakes).map(([issue, points]) => row("stake", issue, points)),
            ...Object.entries(needs).map(([need, points]) => row("need", need, points)),
            row("friction", null, gain.friction),
            row("residual", null, gain.residual),
          ];
        }),
      ),
    ),
    table(
      "deals",
      ["table", "changes", "zone", "frontier", "actor", "gain"],
      deals.flatMap((one) =>
        one.packages.flatMap((deal) =>
          Object.entries(deal.gain).map(([actor, gain]) => ({
            table: one.table,
            ...deal,
            changes: optionList(deal.changes),
            actor,
            gain,
          })),
        ),
      ),
    ),
    table(
      "linkage",
      ["table", "agenda", "share"],
      linkage.flatMap((one) => [
        { table: one.table, agenda: "together", share: one.together },
        { table: one.table, agenda: "only together", share: one.only_together },
        ...Object.entries(one.apart).map(([issue, share]) => ({ table: one.table, agenda: issue, share })),
      ]),
    ),
    table(
      "decisions",
      ["decision", "option", "mean", "se", "p5", "p95", "best_in", "evpi"],
      Object.entries(decisions).flatMap(([decision, { options, evpi }]) =>
        Object.entries(options).map(([option, payoff]) => ({
          decision,
          option,
          ...payoff,
          best_in: payoff.best,
          evpi,
        })),
      ),
    ),
    table(
      "evppi",
      ["decision", "path", "worth", "se", "below_noise"],
      Object.entries(decisions).flatMap(([decision, { evppi }]) => evppi.map((one) => ({ decision, ...one }))),
    ),
  ];
}
