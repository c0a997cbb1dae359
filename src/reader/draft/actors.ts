/** Stakes, needs, beliefs and reliability of each actor. */
import type { Item } from "../reading.ts";
import type { Cast } from "./cast.ts";
import { driverFor, type Driver } from "./drivers.ts";
import type { Issue } from "./issues.ts";
import { Ids, Links, nameOf } from "./phrases.ts";
import type { PlannedActor, PlannedNeed } from "./plan.ts";
import * as suggest from "./suggestions.ts";
import { keyWord, topicsOf } from "./topics.ts";

interface Drafted {
  id: string;
  name: string;
  grounds: Item[];
  drivers: { driver: Driver; grounds: Item[]; said: boolean }[];
  groups: string[];
}

export function actorsOf(
  links: Links,
  cast: Cast,
  issues: readonly Issue[],
  drivers: readonly Driver[],
): PlannedActor[] {
  const needs = new Map(cast.parties.map((party) => [party, needsOf(links, cast, drivers, party)]));
  homeless(needs, drivers);
  const drafted = new Map(
    cast.parties.map((party) => {
      const stakes = issues.filter(
        ({ kind, grounds }) => kind === "stake" && grounds.some((g) => cast.concerned(g).includes(party)),
      );
      const own = needs.get(party)!;
      const matters: suggest.Matters = {
        stakes: stakes.length,
        driven: own.filter((need) => need.drivers.length > 0).length,
        steady: own.filter((need) => need.drivers.length === 0).length,
      };
      return [
        party,
        {
          stakes: stakes.map((issue) => ({
            issue: issue.id,
            weight: suggest.weight(matters, null),
            values: issue.options.slice(1).map(({ id }) => ({ option: id, open: suggest.stakeValue() })),
            grounds: issue.grounds,
          })),
          needs: own.map((need) => planned(need, issues, matters)),
        },
      ] as const;
    }),
  );
  unvalued(drafted, issues);
  const beliefs = beliefsOf(links, cast, needs, drafted);
  const reliable = reliabilityOf(links, cast);
  for (const id of [...beliefs.keys(), ...reliable.keys()])
    if (!drafted.has(id)) drafted.set(id, { stakes: [], needs: [] });
  for (const { kind, grounds } of issues) if (kind === "deal") for (const g of grounds) cast.actors(g.subject);
  return cast.all().map(({ id, name, code, partOf }) => ({
    id,
    name,
    code,
    partOf,
    reliability: reliable.get(id) ?? null,
    stakes: drafted.get(id)?.stakes ?? [],
    needs: drafted.get(id)?.needs ?? [],
    beliefs: beliefs.get(id) ?? [],
  }));
}

/** A party's needs; readings of one topic are one need. */
function needsOf(links: Links, cast: Cast, drivers: readonly Driver[], party: string): Drafted[] {
  const ids = new Ids();
  const groups = new Map<string, Item[]>();
  for (const item of links.of("need")) {
    if (!cast.actors(item.subject).includes(party)) continue;
    const key = topicsOf(item.quote)[0]?.id ?? keyWord(item.quote);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].slice(0, 8).map(([key, grounds]) => {
    const sharpening = new Map<Driver, Item[]>();
    for (const need of grounds) {
      for (const source of [...links.to(need, "sharpened-by"), ...links.from(need, "sharpens")]) {
        for (const item of source.kind === "claim"
          ? links.around(source, "driver").filter(({ start, end }) => start >= source.start && end <= source.end)
          : [source]) {
          const driver = driverFor(drivers, item);
          if (driver) sharpening.set(driver, [...new Set([...(sharpening.get(driver) ?? []), source])]);
        }
      }
    }
    return {
      id: ids.give(key),
      name: nameOf(grounds[0].quote.replace(/^[A-Z]\w+ (?:to|must|needs? to|wants? to|hopes? to|seeks? to)\s+/, "")),
      grounds,
      groups: [...new Set(grounds.flatMap(({ quote }) => topicsOf(quote).map(({ group }) => group)))],
      drivers: [...sharpening].map(([driver, g]) => ({ driver, grounds: g, said: true })),
    };
  });
}

/**
 * A driver without a linked need may bear on the security of the actor that it is directed at; the analyst decides
 * whether it does.
 */
function homeless(needs: ReadonlyMap<string, Drafted[]>, drivers: readonly Driver[]): void {
  const all = [...needs.values()].flat();
  for (const driver of drivers) {
    if (all.some((need) => need.drivers.some((d) => d.driver === driver))) continue;
    const hit = [...needs].filter(
      ([party]) =>
        driver.objects.length === 0 || driver.objects.includes(party) || !driver.objects.some((o) => needs.has(o)),
    );
    const homes = hit.flatMap(([, own]) => own.find(({ groups }) => groups.includes("security")) ?? own[0] ?? []);
    for (const need of homes) need.drivers.push({ driver, grounds: driver.grounds, said: false });
    // No actor under its pressure has a need in the text: its cost is one.
    if (homes.length === 0)
      hit[0]?.[1].push({
        id: "relief",
        name: `relief from ${driver.name.charAt(0).toLowerCase()}${driver.name.slice(1)}`,
        grounds: driver.grounds,
        groups: ["security"],
        drivers: [{ driver, grounds: driver.grounds, said: false }],
      });
  }
}

function planned(need: Drafted, issues: readonly Issue[], matters: suggest.Matters): PlannedNeed {
  const word =
    need.grounds
      .map(({ quote }) => /\b(high-priority|vital|existential|urgent|desperate|pressing|core|top)\b/i.exec(quote)?.[1])
      .find((w) => w !== undefined) ?? null;
  const fit = issues.filter(({ kind, groups }) => kind !== "stake" && groups.some((g) => need.groups.includes(g)));
  const treaties = issues.filter(({ kind }) => kind === "treaty");
  const broad = treaties.length > 0 ? treaties : issues.filter(({ kind }) => kind !== "stake").slice(0, 1);
  const meeting = fit.length > 0 ? fit : broad.length > 0 ? broad : issues.slice(0, 1);
  return {
    id: need.id,
    name: need.name,
    weight: suggest.weight(matters, word),
    level: suggest.level(need.drivers.length > 0),
    sharpenedBy: need.drivers.map(({ driver, grounds, said }) => ({
      driver: driver.id,
      by: suggest.sharpens(said),
      grounds,
    })),
    metBy: meeting.flatMap((issue) =>
      issue.options
        .slice(1)
        .map(({ id }) => ({ issue: issue.id, option: id, open: suggest.meets(fit.length > 0, id === "memorandum") })),
    ),
    grounds: need.grounds,
  };
}

type Sides = Map<string, { stakes: PlannedActor["stakes"]; needs: PlannedNeed[] }>;

/** An issue without any stake gets one for an actor: the text reports that it is negotiated. */
function unvalued(sides: Sides, issues: readonly Issue[]): void {
  for (const issue of issues) {
    const touched = [...sides.values()].some(
      ({ stakes, needs }) =>
        stakes.some((s) => s.issue === issue.id) || needs.some(({ metBy }) => metBy.some((m) => m.issue === issue.id)),
    );
    if (!touched) for (const side of sides.values()) side.stakes.push(stakeIn(issue, side));
  }
  for (const side of sides.values())
    if (side.stakes.length === 0 && side.needs.length === 0 && issues[0]) side.stakes.push(stakeIn(issues[0], side));
}

const stakeIn = (
  issue: Issue,
  { stakes, needs }: { stakes: unknown[]; needs: unknown[] },
): PlannedActor["stakes"][number] => ({
  issue: issue.id,
  weight: suggest.weight({ stakes: stakes.length + 1, driven: needs.length, steady: 0 }, null),
  values: issue.options.slice(1).map(({ id }) => ({ option: id, open: suggest.stakeValue() })),
  grounds: issue.grounds,
});

/** Beliefs about another side's needs become a bias on the weight of that need; other beliefs stay readings. */
function beliefsOf(
  links: Links,
  cast: Cast,
  needs: ReadonlyMap<string, Drafted[]>,
  sides: Sides,
): Map<string, PlannedActor["beliefs"]> {
  const out = new Map<string, PlannedActor["beliefs"]>();
  for (const belief of links.of("belief")) {
    const holder = belief.holder ? cast.actor(belief.holder) : (cast.actors(belief.subject)[0] ?? null);
    if (holder === null) continue;
    const about = cast.actors(belief.object).find((id) => id !== holder && sides.has(id));
    const groups = topicsOf(belief.quote).map(({ group }) => group);
    const need =
      about === undefined ? undefined : needs.get(about)?.find((n) => n.groups.some((g) => groups.includes(g)));
    if (
      about === undefined ||
      !need ||
      !/\b(demand|need|want|seek|access|depend|desire|interest|hunger|rel(?:y|ies|iance)|afraid|fear|desperate|willing)/i.test(
        belief.quote,
      )
    )
      continue;
    const path = `actors.${about}.needs.${need.id}.weight`;
    const corrections = [...links.from(belief, "corrects"), ...links.to(belief, "corrected-by")];
    const known = out.get(holder)?.find((b) => b.about === path);
    if (known) {
      known.grounds.push(belief, ...corrections);
      if (corrections.length > 0) known.bias = corrected(corrections);
      continue;
    }
    const bias =
      corrections.length > 0
        ? corrected(corrections)
        : suggest.bias(null, "the text does not say how far the belief is from the truth");
    out.set(holder, [...(out.get(holder) ?? []), { about: path, bias, grounds: [belief, ...corrections] }]);
  }
  return out;
}

const corrected = (corrections: readonly Item[]): PlannedActor["beliefs"][number]["bias"] => {
  const under = corrections.some(({ quote }) =>
    /\b(under-?estimat|larger than|greater than|more than .* thinks?)/i.test(quote),
  );
  return suggest.bias(
    !under,
    `the text says that the belief is wrong (${under ? "too low" : "too high or only partly true"}), not by how many points`,
  );
};

/** Reports of kept or broken promises: the actor's record. */
function reliabilityOf(links: Links, cast: Cast): Map<string, NonNullable<PlannedActor["reliability"]>> {
  const out = new Map<string, NonNullable<PlannedActor["reliability"]>>();
  for (const claim of links.of("claim")) {
    if (
      claim.end - claim.start > 160 ||
      !/\b((?:commercial|track|delivery|payment|poor|terrible|good|long|bad|patchy) record|reputation|reliab|unreliab|broken promises?|defaulted|kept its word|creditworth|breach(?:es|ed)?)\b/i.test(
        claim.quote,
      )
    )
      continue;
    const [actor] = cast.actors(claim.subject);
    if (actor === undefined || out.has(actor)) continue;
    const word =
      /\b(terrible|poor|bad|patchy|good|excellent|long|unreliable|reliable)\b/i.exec(claim.quote)?.[1] ?? null;
    out.set(actor, { open: suggest.reliability(word), grounds: [claim] });
  }
  return out;
}
