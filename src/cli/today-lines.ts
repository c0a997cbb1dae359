/** Today's gains on a terminal: for each mover its likeliest packages and every question's nearest yes, with who accepts them. */
import {
  shownToday,
  textsExpected,
  type ConsentToday,
  type GainsToday,
  type MoverToday,
  type PackageToday,
  type ShownToday,
} from "../analyses/index.ts";
import type { Case } from "../language/index.ts";
import type { TodayFinding } from "../result/index.ts";
import { list, percent, points } from "../wording/format.ts";
import { consentText as acceptedText, NO_MOVE, statementText } from "../wording/today.ts";
import { bold, dim, wrap } from "./terminal.ts";

/** Lines on who would accept what today; empty where no mover can change anything. @param accepted as `acceptanceToday` finds it */
export function todayLines(c: Case, gains: GainsToday, accepted: TodayFinding): string[] {
  const today = shownToday(gains);
  if (today.movers.length === 0) return [];
  return [
    bold("Who would accept what today"),
    ...firstLine(today, c),
    ...today.movers.flatMap(({ mover, packages }) => [
      moverText(c, mover),
      ...packages.flatMap((one) => [
        wrap(`${percent(one.accepted)} of worlds: ${changesText(one)}`, "  "),
        wrap(one.actors.map(consentText(c)).join("; "), "      "),
      ]),
    ]),
    ...textsExpected(c, gains).map(({ table, known, expected }) =>
      wrap(
        `${moverText(c, { kind: "table", table })}: by the numbers of the case about ${expected.toFixed(0)} texts would have been signed since the record begins, and ${known === 0 ? "none is" : known === 1 ? "one is" : `${known} are`} known (accords). Check who gains, how often it meets, and concludes.`,
      ),
    ),
    dim(
      wrap(
        `Points are each actor's own; gains are at the medians with friction paid, shares over ${today.worlds} worlds before any record, drivers as today, without money.`,
      ),
    ),
    ...acceptanceLines(c, accepted),
    "",
  ];
}

/** The nearest package of each question, and a line a statement. */
function acceptanceLines(c: Case, { nearest, statements }: TodayFinding): string[] {
  const changes = (options: { [issue: string]: string }): string =>
    Object.entries(options)
      .map(([issue, option]) => `${issue}=${option}`)
      .join(" ");
  return [
    ...Object.entries(nearest).map(([id, found]) =>
      wrap(
        found === null
          ? `Nearest to ${id}: ${NO_MOVE}.`
          : `Nearest to ${id}: ${changes(found.package)}; ${acceptedText(found, (actor) => nameOf(c, actor), changes)}.`,
      ),
    ),
    ...Object.entries(statements).map(([id, found]) =>
      wrap(`Statement ${id}: ${statementText(found, (actor) => nameOf(c, actor), changes)}`),
    ),
  ];
}

/** Where no package is acceptable to all at the medians, that comes first, with who refuses the nearest one. */
function firstLine({ forbidden }: ShownToday, c: Case): string[] {
  if (forbidden === null) return [];
  const refusing = list(forbidden.refusing.map(({ actor, gain }) => `${nameOf(c, actor)} (${points(gain)})`));
  return [
    wrap(
      `Your numbers forbid every deal at the medians. The nearest, ${changesText(forbidden.nearest)}, is refused by ${refusing}.`,
    ),
  ];
}

const nameOf = (c: Case, id: string): string => c.actors.find((actor) => actor.id === id)?.name ?? id;

function moverText(c: Case, mover: MoverToday): string {
  if (mover.kind === "table") return c.tables.find(({ id }) => id === mover.table)?.name ?? mover.table;
  const issue = c.issues.find(({ id }) => id === mover.issue)?.name ?? mover.issue;
  return `${nameOf(c, mover.actor)} alone${mover.kind === "exit" ? ", leaving" : ""}: ${issue}`;
}

const changesText = ({ changes, answers }: PackageToday): string =>
  Object.entries(changes)
    .map(([issue, option]) => `${issue}=${option}`)
    .join(" ") + (answers.length > 0 ? ` [${answers.join(", ")}]` : "");

const consentText =
  (c: Case) =>
  ({ actor, gain, accepts, friction }: ConsentToday): string =>
    `${nameOf(c, actor)} gains ${points(gain)} (friction ${friction.toFixed(1)}) and accepts in ${percent(accepts)}`;
