/** A number as the analysts of the case have it: marks over its density, and in words. */
import { useMemo } from "preact/hooks";
import { useStoreState } from "../state/hooks.ts";

export type View = { name: string; text: string; p5: number; p50: number; p95: number };

/** The number at a path as each analyst has it who states it. */
export function useViews(path: string): View[] {
  const people = useStoreState((s) => s.analysts.shown);
  return useMemo(
    () => people.flatMap(({ name, numbers }) => (numbers[path] ? [{ name, ...numbers[path] }] : [])),
    [people, path],
  );
}

/** The 90 % interval and the median of each, one under the other. @param toX place of a value */
export const ViewMarks = ({ views, toX }: { views: readonly View[]; toX: (value: number) => number }) => (
  <>
    {views.map(({ name, text, p5, p50, p95 }, n) => (
      <g class="view">
        <title>
          {name}: {text}
        </title>
        <line x1={toX(p5)} x2={toX(p95)} y1={2 + 3 * n} y2={2 + 3 * n} />
        <circle cx={toX(p50)} cy={2 + 3 * n} r={1.8} />
      </g>
    ))}
  </>
);

/** Whether the medians of some two each lie outside the other's 90 % interval. */
const isApart = (views: readonly View[]): boolean =>
  views.some((a) => views.some((b) => (a.p50 < b.p5 || a.p50 > b.p95) && (b.p50 < a.p5 || b.p50 > a.p95)));

export const ViewsText = ({ views }: { views: readonly View[] }) =>
  views.length === 0 ? null : (
    <p class="views small quiet" dir="auto">
      {views.map(({ name, text }) => `${name}: ${text}`).join("; ")}
      {isApart(views) ? (
        <strong title={"some two medians each lie outside the other\u2019s 90 % interval"}> (apart)</strong>
      ) : null}
    </p>
  );
