/** The odds of a question by month: the mean of the worlds' curves with their spread, and the curve of the last run under that of a look. */
import { useMemo } from "preact/hooks";
import type { CurvePoint } from "../../../result/index.ts";
import { shareTop, ticks } from "../../../pictures/paper.ts";
import { useLater } from "../state/hooks.ts";
import { decimalYear } from "../../../numbers/months.ts";

const W = 320,
  H = 92,
  L = 34,
  R = 6,
  T = 6,
  B = 18;

export function Curve({
  curve,
  look,
  says,
}: {
  curve: readonly CurvePoint[];
  look: readonly number[] | null;
  says: string;
}) {
  const late = useLater(curve, 40); // a task for each curve, when a run ends
  const drawn = useMemo(() => (late.length < 2 ? null : draw(late, look)), [late, look]);
  return (
    drawn && (
      <svg class="curve" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={says}>
        {drawn}
      </svg>
    )
  );
}

function draw(curve: readonly CurvePoint[], look: readonly number[] | null) {
  const from = decimalYear(curve[0].month),
    to = decimalYear(curve.at(-1)!.month);
  const top = shareTop(Math.max(...curve.map((p) => Math.max(p.p, p.p75)), ...(look ?? [])));
  const x = (n: number): number => L + (n / (curve.length - 1)) * (W - L - R);
  const y = (p: number): number => T + (1 - Math.min(top, p) / top) * (H - T - B);
  const line = (values: readonly number[]): string =>
    `M${values.map((p, n) => `${x(n).toFixed(1)},${y(p).toFixed(1)}`).join("L")}`;
  const band = `${line(curve.map((p) => p.p75))}L${curve
    .map((p, n) => `${x(n).toFixed(1)},${y(p.p25).toFixed(1)}`)
    .reverse()
    .join("L")}Z`;
  const span = to - from,
    every = [1, 2, 5, 10, 20].find((n) => span / n <= 5) ?? 50;
  const years: number[] = [];
  for (let at = Math.ceil(from / every) * every; at <= to; at += every) years.push(at);
  return (
    <>
      {ticks(0, top, 2).map((p) => (
        <g>
          <line x1={L} x2={W - R} y1={y(p)} y2={y(p)} class={p === 0 ? "base" : "grid"} />
          <text x={L - 4} y={y(p) + 3.5} text-anchor="end">
            {Math.round(p * 1000) / 10}&nbsp;%
          </text>
        </g>
      ))}
      {years.map((at) => (
        <text x={L + ((at - from) / span) * (W - L - R)} y={H - 5} text-anchor="middle">
          {at}
        </text>
      ))}
      <path d={band} class={look ? "band stale" : "band"} />
      {look === null ? null : <path d={line(curve.map((p) => p.p))} class="was" />}
      <path d={line(look ?? curve.map((p) => p.p))} class={look ? "mean look" : "mean"} />
    </>
  );
}
