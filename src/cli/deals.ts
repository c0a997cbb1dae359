/**
 * `entente deals`: packages that could be signed now. With --central every number is at its median and every residual
 * 0, so the answer is exact; without it packages are counted over the worlds that fit the record. JSON: with --central
 * `{tables: [...]}`; without it `{worlds, kept, fit, packages}`, packages as in a result.
 */
import { deals as central, type CentralPackage, type CentralTable, type Result } from "../engine/index.ts";
import { MAX_CENTRAL_PACKAGES, type Case } from "../language/index.ts";
import { percent, points, wilsonEdges } from "../wording/format.ts";
import { modelOf, run } from "../runners/node/index.ts";
import type { Given } from "./arguments.ts";
import { readSettings } from "./settings.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { endAtOnce } from "./signals.ts";
import { bold, columns, dim, print, printJson, wrap } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

const MAX_ROWS = 25;

export async function deals(given: Given, signal: AbortSignal): Promise<number> {
  const most = given.flags["central"] ? MAX_CENTRAL_PACKAGES : undefined;
  if (most !== undefined) endAtOnce();
  const { case: c, settings, workers } = readSettings(loadValidCase(given.positionals[0], most).case, given);
  if (given.flags["central"]) {
    const found = central(modelOf(c, settings));
    return given.flags["json"] ? printJson(found) : print(found.tables.map((table) => exactly(c, table)).join("\n\n"));
  }
  const result = await withProgress((tell) =>
    run(
      c,
      { ...settings, paths: 0, thresholds: false },
      { ...(workers === undefined ? {} : { workers }), signal, progress: tell },
    ),
  );
  const { worlds, kept, fit } = result.run;
  return given.flags["json"] ? printJson({ worlds, kept, fit, packages: result.packages }) : print(shares(result));
}

/** `gas: contract; treaty: signed`: options that differ from the standing. */
const changes = (c: Case, options: { [issue: string]: string }): string =>
  c.issues
    .flatMap(({ id, options: own }, k) => (options[id] === own[c.standing[k]].id ? [] : [`${id}: ${options[id]}`]))
    .join("; ") || "the standing";

function exactly(c: Case, { table, counts, packages, solutions, degenerate, transfers }: CentralTable): string {
  const { name, parties, ratifiedBy } = c.tables.find(({ id }) => id === table)!;
  const members = [...parties, ...ratifiedBy].map((i) => c.actors[i]);
  const [standing, ...others] = packages as [CentralPackage, ...CentralPackage[]];
  const zone = others.filter((p) => p.zone);
  const same = (p: CentralPackage, solution: CentralTable["solutions"]["nash"]): boolean =>
    solution !== null && c.issues.every(({ id }) => p.options[id] === solution.options[id]);
  const named = (p: CentralPackage): string =>
    (["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"] as const)
      .filter((key) => same(p, solutions[key]))
      .map((key) => key.replace("_", "-"))
      .join(", ");
  const least = (p: CentralPackage): number => Math.min(...Object.values(p.gain));
  const shown = [...zone]
    .sort((a, b) => Number(named(b) !== "") - Number(named(a) !== "") || least(b) - least(a))
    .slice(0, MAX_ROWS);
  const row = (p: CentralPackage): string[] => [
    changes(c, p.options),
    ...members.map(({ id }) => points(p.gain[id])),
    p.frontier ? "frontier" : "",
    named(p),
  ];
  const head = `${bold(`${name} (${members.map(({ name }) => name).join(", ")})`)}\nEvery number at its median, nothing left out. ${counts.packages} packages can be reached, ${counts.zone} ${counts.zone === 1 ? "is a deal" : "are deals"} that all would accept.`;
  if (zone.length === 0) {
    const best = [...others].sort((a, b) => least(b) - least(a))[0];
    const near = best
      ? `\nThe nearest to a deal is ${changes(c, best.options)}: ${members.map(({ id, name }) => `${name} ${points(best.gain[id])}`).join(", ")}.`
      : "";
    return `${wrapped(head)}\nNo deal: nothing is acceptable to all.${wrapped(near)}`;
  }
  const rows = columns(
    [["package", ...members.map(({ name }) => name), "", "solution"], ...shown.map(row)],
    members.map((_, at) => at + 1),
  );
  const more =
    counts.zone > shown.length
      ? `\n${counts.zone - shown.length} more are acceptable to all; --json lists ${packages.length > counts.packages ? "all" : "those on the frontier and the solutions"}.`
      : "";
  const money = transfers
    ? `\nPaid at signing: ${Object.entries(transfers.paid)
        .map(([id, bn]) => `${id} ${bn >= 0 ? "receives" : "pays"} ${Math.abs(bn).toFixed(2)} bn`)
        .join(", ")}.`
    : "";
  return [
    wrapped(head),
    "",
    rows,
    ...(more + money).split("\n").slice(1),
    dim(
      wrap(
        `Gains are points of each party's own scale, from the status quo (utility ${members.map(({ id, name }) => `${name} ${standing.utility[id].toFixed(1)}`).join(", ")}). Egalitarian and utilitarian solutions compare points between actors.${degenerate ? " In the Nash package not every party gains." : ""}`,
      ),
    ),
  ].join("\n");
}

const wrapped = (text: string): string =>
  text
    .split("\n")
    .map((line) => wrap(line))
    .join("\n");

function shares(result: Result): string {
  const { run, packages, actors } = result;
  const edges = wilsonEdges(run.kept);
  const found = packages
    .filter((p) => !p.standing && p.now.zone > 0)
    .sort((a, b) => b.now.nash - a.now.nash || b.now.zone - a.now.zone);
  const shown = found.slice(0, MAX_ROWS);
  const basis = result.record
    ? `over ${run.kept} worlds that fit the record (${run.worlds} tried)`
    : `over ${run.kept} worlds, not conditioned on any record`;
  if (found.length === 0)
    return wrap(
      `In none of the worlds (${basis}) is any package acceptable to all at today's drivers: ${percent(0, edges)} of worlds at most have a deal.`,
    );
  const parties = [...new Set(shown.flatMap((p) => Object.keys(p.gain)))];
  const rows = shown.map((p) => [
    Object.entries(p.changes)
      .map(([issue, option]) => `${issue}: ${option}`)
      .join("; "),
    percent(p.now.zone),
    percent(p.now.frontier),
    percent(p.now.nash),
    ...parties.map((id) => (p.gain[id] ? points(p.gain[id].mean) : "")),
  ]);
  return [
    wrap(
      `Shares of worlds today, ${basis}: acceptable to all at some table, on its frontier (no party can gain without another losing), its Nash solution (largest product of gains). Gains are means in points of each party's own scale.`,
    ),
    "",
    columns(
      [["package", "zone", "frontier", "Nash", ...parties.map((id) => actors[id]?.name ?? id)], ...rows],
      rows[0].map((_, at) => at).slice(1),
    ),
    ...(found.length > shown.length
      ? [`${found.length - shown.length} more are acceptable in some world; --json lists all.`]
      : []),
  ].join("\n");
}
