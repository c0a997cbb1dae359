/** Deals at the medians: each package's gains to two parties, the zone of agreement, the frontier, and the choice of each rule. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { CentralPackage, CentralTable } from "../../../engine/index.ts";
import type { Case } from "../../../language/index.ts";
import { ticks } from "../../../pictures/paper.ts";
import { useStoreState, useStore } from "../state/hooks.ts";
import { figures, points } from "../../../wording/format.ts";

const SIZE = 340,
  LEFT = 38,
  RIGHT = 8,
  TOP = 8,
  BOTTOM = 34;
const RULES = [
  ["nash", "Largest product of gains (Nash)"],
  ["kalai_smorodinsky", "Equal shares of what each could gain (Kalai-Smorodinsky)"],
  ["egalitarian", "Largest least gain (egalitarian)"],
  ["utilitarian", "Largest sum of gains (utilitarian)"],
] as const;

export function Deals({ c }: { c: Case }) {
  const store = useStore();
  const last = useStoreState((s) => s.deals);
  const deals = useMemo(() => (last?.tables.every((t) => isOf(t, c)) ? last : null), [last, c]);
  const phase = useStoreState((s) => s.phase);
  const [at, setAt] = useState(0);
  const [two, setTwo] = useState<[string, string] | null>(null);
  useEffect(() => {
    if (!last && phase !== "errors" && phase !== "draft") void store.runs.dealsNow();
  }, [c, last, phase]);
  const table = deals?.tables[at] ?? deals?.tables[0];
  const who = table ? Object.keys(table.packages[0]?.gain ?? {}) : [];
  const [a, b] = two && who.includes(two[0]) && who.includes(two[1]) ? two : [who[0], who[1]];
  const name = (id: string | undefined): string => c.actors.find((one) => one.id === id)?.name ?? id ?? "";
  const scatter = useMemo(
    () => table && a && b && <Scatter c={c} table={table} a={a} b={b} name={name} />,
    [c, table, a, b],
  );
  if (c.tables.length === 0) return null;
  return (
    <section class="panel deals" aria-label="Deals now">
      <h3>Deals now, at the medians</h3>
      <div class="tools">
        {(deals?.tables.length ?? 0) > 1 ? (
          <label>
            Table{" "}
            <select
              value={at}
              onChange={(e) => {
                setAt(Number(e.currentTarget.value));
                setTwo(null);
              }}
            >
              {deals!.tables.map((t, n) => (
                <option value={n}>{c.tables.find((one) => one.id === t.table)?.name ?? t.table}</option>
              ))}
            </select>
          </label>
        ) : null}
        {who.length > 2 ? (
          <>
            <label>
              Across{" "}
              <select value={a} onChange={(e) => setTwo([e.currentTarget.value, b!])}>
                {who.map((id) => (
                  <option value={id} disabled={id === b}>
                    {name(id)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              Up{" "}
              <select value={b} onChange={(e) => setTwo([a!, e.currentTarget.value])}>
                {who.map((id) => (
                  <option value={id} disabled={id === a}>
                    {name(id)}
                  </option>
                ))}
              </select>
            </label>
          </>
        ) : null}
      </div>
      {scatter || <p class="quiet">{deals ? "Nobody bargains at a table of two or more." : "Being worked out."}</p>}
    </section>
  );
}

/** Whether deals are of a case as it stands: what was worked out before an issue was added or removed is not. */
const isOf = ({ packages }: CentralTable, c: Case): boolean =>
  packages.every(
    ({ options }) =>
      Object.keys(options).length === c.issues.length &&
      c.issues.every((issue) => issue.options.some(({ id }) => id === options[issue.id])),
  );

function Scatter({
  c,
  table,
  a,
  b,
  name,
}: {
  c: Case;
  table: CentralTable;
  a: string;
  b: string;
  name(id: string): string;
}) {
  const { packages, solutions } = table;
  const words = (p: CentralPackage): string => {
    const changed = c.issues.flatMap((issue, k) =>
      p.options[issue.id] === issue.options[c.standing[k]].id
        ? []
        : [issue.options.find((o) => o.id === p.options[issue.id])!.text || p.options[issue.id]],
    );
    return changed.length === 0 ? "what stands" : changed.join("; ");
  };
  const all = packages.map((p, n) => ({ p, n, x: p.gain[a], y: p.gain[b] }));
  const extent = (v: number[]): [number, number] => {
    const low = Math.min(0, ...v),
      high = Math.max(0, ...v),
      room = Math.max(1, (high - low) * 0.06);
    return [low - room, high + room];
  };
  const [x0, x1] = extent(all.map((p) => p.x)),
    [y0, y1] = extent(all.map((p) => p.y));
  const X = (v: number): number => LEFT + ((v - x0) / (x1 - x0)) * (SIZE - LEFT - RIGHT);
  const Y = (v: number): number => SIZE - BOTTOM - ((v - y0) / (y1 - y0)) * (SIZE - TOP - BOTTOM);
  const same = (p: CentralPackage, s: { options: { [issue: string]: string } } | null): boolean =>
    s !== null && Object.keys(s.options).every((k) => s.options[k] === p.options[k]);
  const chosen = new Map<number, string[]>();
  for (const [rule, word] of RULES) {
    const n = packages.findIndex((p) => same(p, solutions[rule]));
    if (n >= 0) chosen.set(n, [...(chosen.get(n) ?? []), word]);
  }
  const dots = (some: typeof all, r: number): string =>
    some
      .map(
        ({ x, y }) =>
          `M${(X(x) - r).toFixed(1)},${Y(y).toFixed(1)}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0`,
      )
      .join("");
  const zone = all.filter(({ p }) => p.zone),
    others = all.filter(({ p, n }) => n > 0 && !p.zone && !p.frontier),
    frontier = all.filter(({ p, n }) => n > 0 && p.frontier && !p.zone);
  const nearest =
    chosen.size > 0 || packages.length < 2
      ? null
      : all
          .slice(1)
          .reduce((best, one) =>
            Math.min(...Object.values(one.p.gain)) > Math.min(...Object.values(best.p.gain)) ? one : best,
          );
  const says =
    zone.length === 0
      ? `No package is acceptable to all who must agree${nearest ? `; nearest comes ${words(nearest.p)}` : ""}.`
      : `${zone.length} of ${packages.length - 1} packages are acceptable to all who must agree.`;
  return (
    <>
      <svg
        class="scatter"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={`Gains of ${name(a)} and ${name(b)}. ${says}`}
      >
        <rect x={X(0)} y={TOP} width={SIZE - RIGHT - X(0)} height={Y(0) - TOP} class="both" />
        {ticks(x0, x1, 5).map((v) => (
          <g>
            <line x1={X(v)} x2={X(v)} y1={TOP} y2={SIZE - BOTTOM} class={v === 0 ? "zero" : "grid"} />
            <text x={X(v)} y={SIZE - BOTTOM + 13} text-anchor="middle">
              {figures(v)}
            </text>
          </g>
        ))}
        {ticks(y0, y1, 5).map((v) => (
          <g>
            <line x1={LEFT} x2={SIZE - RIGHT} y1={Y(v)} y2={Y(v)} class={v === 0 ? "zero" : "grid"} />
            <text x={LEFT - 4} y={Y(v) + 3.5} text-anchor="end">
              {figures(v)}
            </text>
          </g>
        ))}
        <path d={dots(others, 2)} class="others" />
        <path d={dots(frontier, 2.6)} class="frontier" />
        <path d={dots(zone, 3.4)} class="zone" />
        <circle cx={X(0)} cy={Y(0)} r={4.5} class="stands" />
        {[...chosen].map(([n]) => (
          <circle cx={X(all[n].x)} cy={Y(all[n].y)} r={6.5} class="chosen" />
        ))}
        {nearest ? <circle cx={X(nearest.x)} cy={Y(nearest.y)} r={6.5} class="chosen near" /> : null}
        <text x={(LEFT + SIZE - RIGHT) / 2} y={SIZE - 6} text-anchor="middle">
          gain of {name(a)}, points
        </text>
        <text x={-(TOP + SIZE - BOTTOM) / 2} y={11} text-anchor="middle" transform="rotate(-90)">
          gain of {name(b)}, points
        </text>
      </svg>
      <p class="keys small">
        <span class="key zone">acceptable to all</span> <span class="key frontier">none is better for both</span>{" "}
        <span class="key others">other packages</span> <span class="key stands">what stands</span>{" "}
        <span class="key chosen">what a rule of fair division picks</span>
      </p>
      <p>{says}</p>
      {chosen.size === 0 ? null : (
        <ul class="decides">
          {[...chosen].map(([n, rules]) => (
            <li>
              <span dir="auto">
                <span class="quiet">{rules.join("; ")}:</span> {words(packages[n])}
              </span>{" "}
              <span class="figures">
                {Object.entries(packages[n].gain)
                  .map(([id, g]) => `${name(id)}\u00a0${points(g)}`)
                  .join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {nearest ? (
        <ul class="decides">
          <li>
            <span>
              <span class="quiet">Nearest to a deal:</span> {words(nearest.p)}
            </span>{" "}
            <span class="figures">
              {Object.entries(nearest.p.gain)
                .map(([id, g]) => `${name(id)}\u00a0${points(g)}`)
                .join(", ")}
            </span>
          </li>
        </ul>
      ) : null}
      <p class="quiet small">
        Every number at its median, nothing left out, drivers at today{"\u2019"}s level: exact, and no world in
        particular. Each side{"\u2019"}s points are its own scale; the last two rules compare them across sides.
      </p>
    </>
  );
}
