/** A whole run over any carrier: the same bytes of `questions` whoever plays the blocks. */
import { find, unfit, type BoxFinding, type Columns, type Model, type Result } from "../engine/index.ts";
import { fitFinding } from "../evidence/fit/finding.ts";
import { version } from "../version.ts";
import type { Carrier } from "./carrier.ts";
import { boxesOf, keptWorlds, priorWorlds, type Progress } from "./collect.ts";
import { withLenses, type Lens } from "./lenses.ts";

/** No world fits the record; the message says what the pasts failed to produce. */
export class Unfit extends Error {}

export interface Watch { progress?: (p: Progress) => void; signal?: AbortSignal }

export interface Played { worlds: Columns[]; prior: Columns[]; /** By question id. */ boxes: { [question: string]: BoxFinding[] } }

/** The kept worlds of a run and, where wanted, its boxes and (if the case has a record) the worlds without it. @throws Interrupted when `signal` aborts, Unfit when no world is kept. */
export async function playOver(model: Model, carrier: Carrier, { progress = () => {}, signal }: Watch, withPrior: boolean): Promise<Played> {
  const worlds = await keptWorlds(model, carrier, progress, signal);
  if (!worlds.some(({ kept }) => kept > 0)) throw new Unfit(unfit(model, worlds));
  const prior = withPrior && model.case.record ? await priorWorlds(model, carrier, progress, signal) : [];
  const boxes = withPrior ? await boxesOf(model, carrier, worlds, progress, signal) : {};
  return { worlds, prior, boxes };
}

/** Findings of what was played, with those of the lenses asked for. @param seconds since the run began. */
export function findAll(model: Model, { worlds, prior, boxes }: Played, lenses: readonly Lens[], seconds: () => number): Result {
  const result = withLenses(model, worlds, find(model, { prior, worlds, boxes, seconds: 0, engine: version }), lenses);
  for (const driver of model.case.drivers) {
    const fit = fitFinding(model.case, driver);
    if (fit) result.drivers[driver.id]!.fit = fit;
  }
  return { ...result, run: { ...result.run, seconds: seconds() } };
}
