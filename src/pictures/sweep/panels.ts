/** The pictures that a sweep comes to: a panel a question, case, scenario and level of a third axis. */
import type { SweepAxisFinding, SweepFindings, SweepPointFinding, SweepQuestionFinding } from "../../result/index.ts";
import { levelTexts, percent, wilsonEdges } from "../../wording/format.ts";

/** Small multiples at most; the rest is in the table. */
export const MAX_PANELS = 12;

export interface Panel {
  question: string;
  title: string;
  /** What is the same in all of the panel's points, in words; null where nothing is. */
  note: string | null;
  axes: SweepAxisFinding[];
  points: PanelPoint[];
  /** The case as it is under the same scenario; null where it has no odds. */
  base: PanelPoint | null;
  /** Whether the case has a record, so that a level can fit it more or less. */
  hasRecord: boolean;
}

export interface PanelPoint {
  point: SweepPointFinding;
  /** Level on each axis of the panel. */
  at: number[];
  /** Null of a missing point. */
  odds: SweepQuestionFinding | null;
}

/** All panels of a grid of one to three axes, or of a Latin hypercube; the last axes of a grid are drawn. */
export function panelsOf({ cases, axes, points, design }: SweepFindings): Panel[] {
  const drawn = design === "lhs" ? axes : axes.slice(-2);
  const fixed = axes.length - drawn.length;
  return cases.flatMap((c) =>
    Object.entries(c.questions).flatMap(([question, { ask }]) =>
      [...new Set(points.filter((point) => point.case === c.id).map(({ scenario }) => scenario))].flatMap(
        (scenario) => {
          const own = points.filter((point) => point.case === c.id && point.scenario === scenario);
          const of = (point: SweepPointFinding): PanelPoint => ({
            point,
            at: point.at.slice(fixed),
            odds: point.questions?.[question] ?? null,
          });
          const base = own.find(({ at }) => at.length === 0);
          const levels = fixed > 0 ? axes[0].levels : [null];
          return levels.map((level): Panel => {
            const words = [
              ...(cases.length > 1 ? [c.title] : []),
              ...(scenario === null ? [] : [`scenario ${scenario}`]),
              ...(level === null ? [] : [`${axes[0].name} ${levelTexts(axes[0].levels)(level)}`]),
            ];
            return {
              question,
              title: ask,
              note: words.length === 0 ? null : words.join(", "),
              axes: drawn,
              points: own.filter(({ at }) => at.length > 0 && (level === null || at[0] === level)).map(of),
              base: base && base.questions ? of(base) : null,
              hasRecord: c.record,
            };
          });
        },
      ),
    ),
  );
}

/**
 * What the ring of a picture stands for: the case as it is with its odds, and why they may differ from those of the
 * levels around it, where these hold a driver. @param held what a level of the picture is: cells, or points of the line
 */
export function baseText({ base, axes }: Panel, held: string): string {
  const odds = base?.odds ? `, ${percent(base.odds.p, wilsonEdges(base.point.kept))}` : "";
  const drivers = axes.filter(({ kind }) => kind === "pin").map(({ name }) => name);
  return `ring: the case as it is${odds}${drivers.length > 0 ? ` (${held} hold ${drivers.join(" and ")}, which in the case moves)` : ""}`;
}

/** A name with its unit. */
export const axisText = ({ name, unit }: SweepAxisFinding): string => (unit === null ? name : `${name} (${unit})`);
