/** A driver of the model: its history and fan in small and, opened, in full with its numbers. */
import type { Case, Driver, Parameter } from "../../../language/index.ts";
import { monthName, parseMonth } from "../../../numbers/months.ts";
import { median } from "../../../numbers/quantity.ts";
import { date, figures as three } from "../../../wording/format.ts";
import type { Names } from "../../../wording/paths.ts";
import { useDelayed, useStoreState } from "../state/hooks.ts";
import { toStep } from "../state/quantities.ts";
import { Block } from "../widgets/block.tsx";
import { Figure } from "../widgets/figure.tsx";

export function DriverCard({ c, names, driver, own }: { c: Case; names: Names; driver: Driver; own: Parameter[] }) {
  const result = useDelayed(
    useStoreState((s) => s.result),
    120,
  );
  const found = result?.drivers[driver.id];
  const points = driver.process.kind === "path" ? driver.process.points : [];
  return (
    <Block
      own={own}
      dated={[...driver.history, ...points].map(({ value }) => c.parameters[value])}
      names={names}
      head={
        <span class="driver">
          <span class="name" dir="auto">
            {driver.name}
          </span>
          <Spark c={c} driver={driver} fan={found?.fan ?? []} />
          <span class="figures" title={driver.unit ?? ""}>
            {found ? three(toStep(found.now, Math.max(...found.fan.map(({ p5, p95 }) => p95 - p5), 0))) : ""}
          </span>
        </span>
      }
      before={
        <>
          {driver.unit ? (
            <p class="quiet small">
              {driver.unit}
              {driver.history.length > 0 ? `; history from ${date(monthName(driver.history[0].month))}` : ""}
            </p>
          ) : null}
          {result ? <Figure of={result} draw={(f) => f.driver(result, driver.id, { document })} /> : null}
        </>
      }
    />
  );
}

/** History and fan in small. */
function Spark({
  c,
  driver,
  fan,
}: {
  c: Case;
  driver: Driver;
  fan: { month: string; p5: number; p50: number; p95: number }[];
}) {
  const past = driver.history.map((h) => ({ x: h.month, y: median(c.parameters[h.value]) }));
  const step = Math.max(1, Math.floor(fan.length / 40));
  const future = fan.filter((_, n) => n % step === 0).map((f) => ({ x: parseMonth(f.month), ...f }));
  const xs = [...past.map((p) => p.x), ...future.map((p) => p.x)];
  if (xs.length < 2) return <svg class="spark" viewBox="0 0 120 24" aria-hidden="true" />;
  const ys = [...past.map((p) => p.y), ...future.flatMap((p) => [p.p5, p.p95])];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const X = (v: number): string => (2 + ((v - x0) / (x1 - x0 || 1)) * 116).toFixed(1);
  const Y = (v: number): string => (22 - ((v - y0) / (y1 - y0 || 1)) * 20).toFixed(1);
  return (
    <svg class="spark" viewBox="0 0 120 24" aria-hidden="true">
      {future.length > 1 ? (
        <path
          class="fan"
          d={`M${future.map((p) => `${X(p.x)},${Y(p.p95)}`).join("L")}L${[...future]
            .reverse()
            .map((p) => `${X(p.x)},${Y(p.p5)}`)
            .join("L")}Z`}
        />
      ) : null}
      {future.length > 1 ? (
        <path class="median" d={`M${future.map((p) => `${X(p.x)},${Y(p.p50)}`).join("L")}`} />
      ) : null}
      {past.length > 1 ? <path class="past" d={`M${past.map((p) => `${X(p.x)},${Y(p.y)}`).join("L")}`} /> : null}
      <line class="now" x1={X(c.asOf)} x2={X(c.asOf)} y1="1" y2="23" />
    </svg>
  );
}
