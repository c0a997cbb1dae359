/** A small case with a record, planned and played in this process, for the tests of sweeps. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenPlan } from "../../../src/cli/sweep/open-plan.ts";
import { Player, type PlayerOptions } from "../../../src/cli/sweep/player.ts";
import type { SweepFindings } from "../../../src/result/index.ts";
import { entente, inFolder, type Ended } from "../command.ts";

/** A chunk of this many seconds has one block: plans do not depend on the speed of the machine. */
export const ONE_BLOCK = ["--chunk-seconds", "0.000001"];

export function sweepsIn(name: string) {
  const place = inFolder(name);
  let made = 0;
  let shared: string | null = null;
  const example = (): string => (shared ??= place.small());
  const ok = async (...args: string[]): Promise<Ended> => {
    const ended = await entente(...args);
    if (ended.status !== 0) throw new Error(`${args.join(" ")}: ${ended.status}\n${ended.stderr}${ended.stdout}`);
    return ended;
  };
  return {
    ...place,
    ok,
    /** The folder of the case that is planned. */
    example,
    /** A plan of the small case; the path of its folder. */
    plan: async (...flags: string[]): Promise<string> => {
      const folder = join(place.folder, `plan-${++made}`);
      await ok("sweep", "plan", example(), "--threads", "1", "--paths", "3", ...ONE_BLOCK, ...flags, "-o", folder);
      return folder;
    },
    work: (plan: string, ...flags: string[]): Promise<Ended> =>
      entente("sweep", "work", plan, "--threads", "1", ...flags),
    merge: (plan: string, ...flags: string[]): Promise<Ended> =>
      entente("sweep", "merge", plan, "--threads", "1", ...flags),
    found: (plan: string): SweepFindings => JSON.parse(readFileSync(join(plan, "out/sweep.json"), "utf8")),
    read: (...path: string[]): string => readFileSync(join(...path), "utf8"),
  };
}

export const opened = (plan: string, store: string | null = null, options: Partial<PlayerOptions> = {}): Player =>
  new Player(new OpenPlan(plan, store, () => {}), { pool: null, ...options });
