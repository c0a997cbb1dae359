/** What is known and said, held against the numbers of a case before any run: what has happened, and who would sign today. */
import { acceptsOf, askedOf, togetherOf, type WorldColumns } from "../engine/findings/acceptance/index.ts";
import { happenedFindings } from "../engine/findings/culprits.ts";
import type { Model } from "../engine/index.ts";
import type { HappenedFinding } from "../result/index.ts";
import { textsExpected, type ExpectedTexts } from "./texts.ts";
import type { GainsToday } from "./today.ts";

export interface HeldToday {
  /** What happened since the record began, with who accepts it by the numbers; empty without a record. */
  happened: HappenedFinding[];
  /** Statements of the case that its numbers speak of. */
  statements: StatementHeld[];
  /** Tables by whose numbers many more texts would have been signed since the record began than are known. */
  texts: ExpectedTexts[];
}

export interface StatementHeld {
  id: string;
  /** Null: all whose consent the package takes. */
  actor: string | null;
  /** Issues in which the package differs from what stands. */
  changes: { [issue: string]: string };
  /** Limits that the case states, 0..1. */
  stated: [number, number];
  /** Share of worlds in which it accepts, before any record, 0..1. */
  share: number;
}

/** @param gains today's, of the same case @param worlds the first ones, at least 1 */
export function heldToday(model: Model, gains: GainsToday, worlds: WorldColumns): HeldToday {
  const { case: c } = model;
  return {
    happened: c.record === null ? [] : happenedFindings(model, worlds.count),
    statements: c.today.length === 0 ? [] : statementsHeld(model, worlds),
    texts: c.record === null ? [] : textsExpected(c, gains),
  };
}

function statementsHeld(model: Model, worlds: WorldColumns): StatementHeld[] {
  const { case: c, packages, standing } = model;
  const { rows, K } = packages;
  return c.today.flatMap((statement): StatementHeld[] => {
    const asked = askedOf(model, statement);
    if (!asked) return [];
    const { move, actors } = asked;
    const together = togetherOf(acceptsOf(model, worlds, move, actors), worlds.count);
    return [
      {
        id: statement.id,
        actor: statement.actor === null ? null : c.actors[statement.actor].id,
        changes: Object.fromEntries(
          c.issues.flatMap(({ id, options }, k) =>
            rows[move.x * K + k] === rows[standing * K + k] ? [] : [[id, options[rows[move.x * K + k]].id]],
          ),
        ),
        stated: [statement.low, statement.high],
        share: together.reduce((sum, one) => sum + one, 0) / worlds.count,
      },
    ];
  });
}
