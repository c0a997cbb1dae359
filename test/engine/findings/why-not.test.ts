/** Why a future answers no, against the same said of the twin's meetings and reviews, one by one, from the definitions. */
import { describe, expect, it } from "vitest";
import { defaults, issueLeaves, type WhyNotFinding } from "../../../src/engine/index.ts";
import type { Case } from "../../../src/language/case.ts";
import { collect } from "../collect.ts";
import { randomCase } from "../random-case.ts";
import { readText } from "../read-text.ts";
import type { Occasion } from "../twin.ts";
import { findStanding, fits, keptWorlds } from "../twin-answers.ts";
import { inZone, offers, reachable, surplus } from "../twin/bargain.ts";
import { gain, plain } from "../twin/gain.ts";
import { indexOf, notNegative, positive, truth, type Package, type World } from "../twin/world.ts";

const settings = { ...defaults, draws: 15, paths: 4, limit: 300, thresholds: false, boxes: 0 };
/** Seeds of cases in which what is agreed first rules a yes out. */
const WITH_A_RIVAL = [829, 887];
/** Those of questions that no procedure has to answer. */
type Class = Exclude<keyof WhyNotFinding["because"], "turned_down" | "undecided">;

/** What one occasion offered of a yes: whether anything was in reach, acceptable, and how near the nearest refused one came, with who refused it. */
function judged(
  c: Case,
  w: World,
  o: Occasion,
  yes: (x: Package) => boolean,
  standing = o.standing,
): { reach: boolean; acceptable: boolean; worth: number; refusers: number[] } {
  const see = truth(w);
  const X =
    o.exit !== null
      ? [standing.with(o.issue, o.exit)]
          .filter((x) => standing[o.issue] !== o.exit && indexOf(c, x) >= 0)
          .map((x) => plain(standing, x, [o.issue]))
      : reachable(c, standing, o.table ? o.table.issues : [o.issue], o.sight);
  let acceptable = false;
  let worth = -Infinity;
  let refusers: number[] = [];
  const wanted = X.filter(({ to }) => yes(to));
  const offered = o.table ? offers(w, see, o.table, wanted, o.sight) : [];
  for (const [at, move] of wanted.entries()) {
    let least: number;
    let who: number[];
    if (o.table) {
      const one = offered[at];
      acceptable ||= inZone(w, o.table, one);
      const ratifying = o.table.ratifiedBy.filter((i) => !o.table!.parties.includes(i));
      const all = [
        ...o.table.parties.map((i, j) => [i, one.parties[j]] as const),
        ...ratifying.map((i, j) => [i, one.ratifiers[j]] as const),
      ];
      who = all.filter(([, g]) => !notNegative(g)).map(([i]) => i);
      const money = o.table.transfers
        ? surplus(w, o.table, one) * Math.min(...o.table.parties.map((i) => w.value[c.actors[i].pointsPerBn!]))
        : Math.min(...one.parties);
      least = Math.min(money, ...one.ratifiers);
    } else {
      least = gain(w, see, o.actor, move, o.sight);
      acceptable ||= positive(least);
      who = notNegative(least) ? [] : [o.actor];
    }
    if (least > worth) {
      worth = least;
      refusers = who;
    }
  }
  return { reach: wanted.length > 0, acceptable, worth, refusers };
}

describe("why a future answers no", () => {
  it("is the first that is true of it, as counted over the twin's occasions, with who refused", () => {
    const met: { [name: string]: number } = {};
    for (const seed of [...Array.from({ length: 19 }, (_, n) => 316 + n), ...WITH_A_RIVAL]) {
      const c = readText(randomCase(seed));
      const worlds = keptWorlds(c, settings).map(({ world }) => world);
      if (worlds.length < 3) continue;
      const { result } = collect(c, settings);
      for (const question of c.questions) {
        const counts: { [name in Class]: number } = {
          undone: 0,
          misperceived: 0,
          other_deal: 0,
          no_deal: 0,
          ruled_out: 0,
          out_of_reach: 0,
          no_meeting: 0,
        };
        const refused = new Map<string, { share: number; alone: number }>();
        const yes = (x: Package): boolean => fits(c, indexOf(c, x), question.when);
        for (const world of worlds)
          world.futures.forEach((future, f) => {
            const start = findStanding(c);
            const stood = [start, ...future.slice(0, question.by - c.asOf)].map((x) => fits(c, x, question.when));
            if (question.holds ? stood.at(-1) : stood.some(Boolean)) return;
            let undone = stood[0];
            const seen = {
              misperceived: false,
              other_deal: false,
              no_deal: false,
              ruled_out: false,
              out_of_reach: false,
            };
            let worth = -Infinity;
            let refusers: number[] = [];
            for (const [at, o] of world.occasions[f].entries()) {
              if (o.t > question.by) break;
              const open = !yes(o.standing) && (question.holds || !undone);
              if (o.result && yes(o.result)) undone = true;
              const able = issueLeaves(question.when).some(
                ({ issue, options }) =>
                  (o.table ? o.table.issues.includes(issue) : o.issue === issue) &&
                  (o.exit === null || options.includes(o.exit)),
              );
              if (!open || !able || (!question.holds && undone)) continue;
              seen.out_of_reach = true;
              const found = judged(c, world.world, o, yes);
              if (!found.reach) {
                const before = [
                  Array.from(c.standing),
                  ...world.standings[f].slice(0, o.t - c.asOf - 1),
                  ...world.occasions[f]
                    .slice(0, at)
                    .flatMap(({ standing, result: to }) => (to ? [standing, to] : [standing])),
                ];
                seen.ruled_out ||= before.some((x) => judged(c, world.world, o, yes, x).reach);
                continue;
              }
              if (found.acceptable) {
                if (o.result) seen.other_deal = true;
                else seen.misperceived = true;
                continue;
              }
              seen.no_deal = true;
              if (found.worth > worth) {
                worth = found.worth;
                refusers = found.refusers;
              }
            }
            const why: Class = undone
              ? "undone"
              : seen.misperceived
                ? "misperceived"
                : seen.other_deal
                  ? "other_deal"
                  : seen.no_deal
                    ? "no_deal"
                    : seen.ruled_out
                      ? "ruled_out"
                      : seen.out_of_reach
                        ? "out_of_reach"
                        : "no_meeting";
            counts[why]++;
            if (why === "no_deal")
              for (const i of refusers) {
                const entry = refused.get(c.actors[i].id) ?? { share: 0, alone: 0 };
                refused.set(c.actors[i].id, {
                  share: entry.share + 1,
                  alone: entry.alone + Number(refusers.length === 1),
                });
              }
          });
        const no = Object.values(counts).reduce((a, b) => a + b, 0);
        const found = result.questions[question.id].why_not!;
        const told = `case ${seed}, ${question.id}`;
        if (no === 0) {
          expect(found, told).toBeNull();
          continue;
        }
        const times = (share: number, of: number): number => Number((share * of).toFixed(6));
        expect(
          Object.fromEntries(Object.entries(found.because).map(([name, share]) => [name, times(share, no)])),
          told,
        ).toEqual(counts);
        expect(found.no, told).toBeCloseTo(no / (worlds.length * settings.paths), 12);
        expect(found.no, told).toBeCloseTo(1 - result.questions[question.id].p, 12);
        expect(
          Object.values(found.because).reduce((a, b) => a + b, 0),
          told,
        ).toBeCloseTo(1, 12);
        expect(
          Object.fromEntries(
            Object.entries(found.refused).map(([id, { share, alone }]) => [
              id,
              [times(share, counts.no_deal), times(alone, counts.no_deal)],
            ]),
          ),
          told,
        ).toEqual(Object.fromEntries([...refused].map(([id, { share, alone }]) => [id, [share, alone]])));
        for (const [name, count] of Object.entries(counts)) met[name] = (met[name] ?? 0) + count;
      }
    }
    for (const name of ["undone", "misperceived", "other_deal", "no_deal", "ruled_out", "out_of_reach", "no_meeting"])
      expect(met[name], name).toBeGreaterThan(0);
  });
});
