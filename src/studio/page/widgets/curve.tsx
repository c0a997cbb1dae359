/** The odds of a question by month: the mean of the worlds' curves with their spread, and the curve of the last run under that of a preview. */
import { useMemo } from "preact/hooks";
import type { CurvePoint } from "../../../result/index.ts";
import { shareTop, ticks } from "../../../pictures/paper.ts";
import { useDelayed } from "../state/hooks.ts";
import { decimalYear } from "../../../numbers/months.ts";

const WIDTH = 320,
  HEIGHT = 92,
  LEFT = 34,
  RIGHT = 6,
  TOP = 6,
  BOTTOM = 18;

export function Curve({
  curve,
  preview,
  says,
}: {
  curve: readonly CurvePoint[];
  preview: readonly number[] | null;
  says: string;
}) {
  const late = useDelayed(curve, 40); // a task for each curve, when a run ends
  const drawn = useMemo(() => (late.length < 2 ? null : draw(late, preview)), [late, preview]);
  return (
    drawn && (
      <svg class="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
        {drawn}
      </svg>
    )
  );
}

function draw(curve: readonly CurvePoint[], preview: readonly number[] | null) {
  const from = decimalYear(curve[0].month),
    to = decimalYear(curve.at(-1)!.month);
  const top = shareTop(Math.max(...curve.map((p) => Math.max(p.p, p.p75)), ...(preview ?? [])));
  const x = (n: number): number => LEFT + (n / (curve.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (p: number): number => TOP + (1 - Math.min(top, p) / top) * (HEIGHT - TOP - BOTTOM);
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
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(p)} y2={y(p)} class={p === 0 ? "base" : "grid"} />
          <text x={LEFT - 4} y={y(p) + 3.5} text-anchor="end">
            {Math.round(p * 1000) / 10}&nbsp;%
          </text>
        </g>
      ))}
      {years.map((at) => (
        <text x={LEFT + ((at - from) / span) * (WIDTH - LEFT - RIGHT)} y={HEIGHT - 5} text-anchor="middle">
          {at}
        </text>
      ))}
      <path d={band} class={preview ? "band stale" : "band"} />
      {preview === null ? null : <path d={line(curve.map((p) => p.p))} class="was" />}
      <path d={line(preview ?? curve.map((p) => p.p))} class={preview ? "mean preview" : "mean"} />
    </>
  );
}
