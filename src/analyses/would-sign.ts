/** What a person said that a party would sign today, held against what the numbers say. */
import type { GainsToday } from "./today.ts";

/** What was said, 0 to 1, by party and by path of an option, `issues.gas.options.contract`. */
export interface WouldSign {
  [party: string]: { [option: string]: number };
}

export interface ConsentGap {
  party: string;
  issue: string;
  option: string;
  said: number;
  /** Share of worlds in which the party accepts the package with this option that changes least besides, 0 to 1. */
  numbers: number;
}

/** Every statement that the numbers speak of, those that lie furthest apart first. */
export function consentGaps({ movers }: GainsToday, said: WouldSign): ConsentGap[] {
  const packages = movers.filter(({ mover }) => mover.kind === "table").flatMap((one) => one.packages);
  return Object.entries(said)
    .flatMap(([party, options]) =>
      Object.entries(options).flatMap(([path, share]): ConsentGap[] => {
        const [, issue, , option] = path.split(".") as [string, string, string, string];
        const found = packages
          .filter(({ changes, actors }) => changes[issue] === option && actors.some(({ actor }) => actor === party))
          .sort((a, b) => Object.keys(a.changes).length - Object.keys(b.changes).length)[0];
        const consent = found?.actors.find(({ actor }) => actor === party);
        return consent ? [{ party, issue, option, said: share, numbers: consent.accepts }] : [];
      }),
    )
    .sort((a, b) => Math.abs(b.said - b.numbers) - Math.abs(a.said - a.numbers));
}
