/** `entente sweep extend`: more chunks where a point came out short of its draws. */
import { seriesOf, worldsToTry, type Extension } from "../../analyses/sweep/index.ts";
import { EntenteError } from "../../errors.ts";
import { shownPath } from "../../files/put.ts";
import { addMore, registerMore } from "../../files/sweep/plan-folder.ts";
import { canonical } from "../../ledger/index.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { print } from "../terminal.ts";
import { foldSeries } from "./fold.ts";
import { openPlan, typedPlan } from "./flags.ts";
import { Player } from "./player.ts";

export async function extend(given: Given): Promise<number> {
  const open = openPlan(given).requireOwnEngine();
  const added = await extendPlan(new Player(open, { pool: null }));
  if (added === null)
    return print("Every point has the worlds that it was asked for, or has tried as many as --limit allows.");
  const { points, worlds, path } = added;
  return print(
    `${number(points)} point${points === 1 ? "" : "s"} extended by ${number(worlds)} worlds\nplan  ${shownPath(path)}\nnext  entente sweep work ${typedPlan(open.folder, open.storeFolder)}`,
  );
}

/** Adds worlds to points that are short of their draws; null where none is. @throws EntenteError `unavailable` where chunks are missing */
export async function extendPlan(player: Player): Promise<{ points: number; worlds: number; path: string } | null> {
  const { open } = player;
  const { plan, more } = open;
  const upto: Extension["upto"] = {};
  let worlds = 0;
  for (let point = 0; point < plan.points.length; point++) {
    const series = seriesOf(plan, more, point).find(({ kind }) => kind === "worlds")!;
    const folded = await foldSeries(player, point, series, new Set());
    if (folded.missing.length > 0)
      throw new EntenteError(
        "unavailable",
        `chunks are missing still: \`entente sweep work ${typedPlan(open.folder, open.storeFolder)}\` first, so that it is known what is short`,
      );
    if (folded.status !== "short") continue;
    const wanted = worldsToTry(plan.draws, plan.limit, true, folded.tried, folded.kept);
    upto[point] = Math.min(plan.limit, Math.max(wanted, folded.end + plan.chunk));
    worlds += upto[point] - folded.end;
  }
  const points = Object.keys(upto).length;
  if (points === 0) return null;
  const path = addMore(open.folder, `${canonical({ v: 1, plan: plan.id, upto } satisfies Extension)}\n`);
  registerMore(open.storeFolder, open.folder, plan.id);
  return { points, worlds, path };
}
