/** Variants of one case, each played on worlds of the same names: what `compare` sets side by side. */
import type { Side } from "../engine/index.ts";
import type { Case } from "../language/index.ts";
import { play } from "../runners/node/index.ts";
import type { Given } from "./arguments.ts";
import { settingsOf } from "./settings.ts";
import { underWay } from "./with-progress.ts";

export interface Variant {
  scenario: string | null;
  /** By path, as typed. */ set: { [path: string]: string };
}

/** Plays one variant: its worlds, without thresholds and without the worlds that no record bounds. @throws Failure where no world fits, Interrupted */
export async function playVariant(c: Case, given: Given, variant: Variant, signal: AbortSignal): Promise<Side> {
  const { case: amended, settings, workers } = settingsOf(c, withVariant(given, variant));
  return playCase(amended, settings, workers, signal);
}

/** The same for a case as it is. */
export async function playCase(
  c: Case,
  settings: ReturnType<typeof settingsOf>["settings"],
  workers: number | undefined,
  signal: AbortSignal,
): Promise<Side> {
  const { model, worlds } = await underWay((tell) =>
    play(
      c,
      { ...settings, thresholds: false },
      { ...(workers === undefined ? {} : { workers }), signal, progress: tell },
    ),
  );
  return { model, blocks: worlds };
}

function withVariant(given: Given, { scenario, set }: Variant): Given {
  const { scenario: _, ...flags } = given.flags;
  return {
    ...given,
    flags: scenario === null ? flags : { ...flags, scenario },
    list: { ...given.list, set: Object.entries(set).map(([path, text]) => `${path}=${text}`) },
  };
}
