/** Cruxes of a small case against mixtures made by hand and shared out by brute force. */
import { describe, expect, it } from "vitest";
import { cruxesOf, settingsOf, type CruxOptions, type Cruxes } from "../../../src/analyses/index.ts";
import { marginals } from "../../../src/analyses/cruxes/shapley.ts";
import { simulate, type Settings } from "../../../src/engine/index.ts";
import { asAnalyst, readAnalyst, type Case } from "../../../src/language/index.ts";
import { modelOf } from "../../../src/runners/index.ts";
import { few, play, smallCase } from "../small-case.ts";

const c = smallCase();
const settings: Settings = { ...few, draws: 30, paths: 2 };
const options: CruxOptions = {
  by: "number",
  budget: 600,
  exact: true,
  questions: null,
  seconds: () => 0,
  planned: () => {},
};
const changed: { [path: string]: string } = {
  "actors.arland.stakes.dam.weight": "60 to 80",
  "actors.coramia.friction": "0 to 0.3",
  "drivers.drought.levels.dry.value": "40 to 60",
};
function withSet(set: { [path: string]: string }, of: Case = c): Case {
  const done = settingsOf(of, { set });
  if ("problem" in done) throw new Error(done.problem);
  return done.case;
}
const b = withSet(changed);
const shareOf = (found: Cruxes, question: string, player: string): number =>
  found.questions[question].shares.find((one) => one.player === player)!.share;

describe("the cruxes between two variants", () => {
  const once = cruxesOf(c, [c, b], settings, play, options);
  it("are the shares of all orders of mixtures made by hand, and add up to the gap", async () => {
    const found = await once;
    const paths = Object.keys(changed).sort();
    const players = found.players.flatMap((one) => (one.id === "rest" ? [one.paths] : [[one.id]]));
    const values = new Map<string, number>();
    const value = (question: string, some: string[]): number => {
      const name = `${question} ${some.join()}`;
      if (!values.has(name)) {
        const mixed = withSet(Object.fromEntries(some.map((path) => [path, changed[path]])));
        const block = { kind: "worlds" as const, from: 0, to: found.worlds };
        const model = modelOf(mixed, { ...settings, thresholds: false });
        const { answers, kept } = simulate(model, block);
        const Q = c.questions.length;
        const q = c.questions.findIndex(({ id }) => id === question);
        const yes = answers.filter((_, at) => at % Q === q).reduce((sum, one) => sum + one, 0);
        values.set(name, yes / (kept * settings.paths));
      }
      return values.get(name)!;
    };
    expect(found).toMatchObject({ method: "exact", pairs: 0 });
    expect(players.flat().sort()).toEqual(paths);
    const orders = (rest: number[]): number[][] =>
      rest.length === 0 ? [[]] : rest.flatMap((i) => orders(rest.filter((j) => j !== i)).map((more) => [i, ...more]));
    const all = orders(players.map((_, i) => i));
    for (const [question, { gap, a, b: to, shares }] of Object.entries(found.questions)) {
      const sum = new Float64Array(players.length);
      for (const order of all)
        marginals(order, (some) =>
          value(
            question,
            paths.filter((path) => some.some((i) => players[i].includes(path))),
          ),
        ).forEach((x, i) => (sum[i] += x / all.length));
      found.players.forEach(({ id }, i) => expect(shareOf(found, question, id)).toBeCloseTo(sum[i], 12));
      expect(a).toBeCloseTo(value(question, []), 12);
      expect(to - a).toBeCloseTo(gap, 12);
      expect(shares.reduce((total, { share }) => total + share, 0)).toBeCloseTo(gap, 12);
    }
  });
  it("change their signs exactly where the two are exchanged", async () => {
    const [found, swapped] = [await once, await cruxesOf(c, [b, c], settings, play, options)];
    for (const [question, { shares }] of Object.entries(found.questions))
      for (const { player, share } of shares) expect(shareOf(swapped, question, player)).toBe(0 - share);
  });
  it("are estimated by pairs of permutations where all subsets take too long", async () => {
    const planned: unknown[] = [];
    const found = await cruxesOf(c, [c, b], settings, play, {
      ...options,
      exact: false,
      budget: 1e-9,
      seconds: (() => {
        let now = 0;
        return () => (now += 1);
      })(),
      planned: (plan) => planned.push(plan),
    });
    expect(planned).toMatchObject([{ method: "permutations" }]);
    expect(found.method).toBe("permutations");
    expect(found.pairs).toBeGreaterThanOrEqual(8);
    for (const { gap, shares } of Object.values(found.questions))
      expect(shares.reduce((total, { share }) => total + share, 0)).toBeCloseTo(gap, 12);
  });
  it("say that there is no gap to share out where nothing differs", async () => {
    await expect(cruxesOf(c, [c, c], settings, play, options)).rejects.toMatchObject({ code: "wrong-input" });
  });
});

describe("what differs between two variants", () => {
  const playersOf = async (one: Case, other: Case, by: CruxOptions["by"]): Promise<string[]> =>
    (await cruxesOf(c, [one, other], { ...settings, draws: 5, paths: 1 }, play, { ...options, by })).players.map(
      ({ id }) => id,
    );
  it("is grouped by sentence, number or actor", async () => {
    const two = withSet({
      "actors.arland.stakes.dam.weight": "60 to 80",
      "actors.arland.stakes.dam.friction": "10 to 20",
      "actors.arland.friction": "5 to 9",
    });
    expect(await playersOf(c, two, "actor")).toEqual(["actors.arland"]);
    const sentences = await playersOf(c, two, "because");
    expect(sentences.some((id) => id === "actors.arland.stakes.dam" || id === "rest")).toBe(true);
  });
  it("has one player for the structure, with the numbers that one side alone has", async () => {
    const other = smallCase((text) => text.replace(/^ {2}pact_holds:/m, "  pact_lasts:"));
    const found = await cruxesOf(c, [c, other], { ...settings, draws: 5, paths: 1 }, play, options);
    expect(found.players.map(({ id }) => id)).toEqual(["structure"]);
    expect(Object.keys(found.questions)).toEqual(["dam_built"]);
  });
  it("lists sentences that differ over equal numbers, and gives them no share", async () => {
    const path = "actors.arland.stakes.dam.weight";
    const { text } = c.parameters.find((one) => one.path === path)!;
    const file = `entente_analyst: 1\nname: A\nnumbers:\n  ${path}: {value: ${text}, because: [{judgment: For another reason.}]}\n  actors.coramia.friction: 9 to 12\n`;
    const { analyst } = readAnalyst({ id: "a", file: "analysts/a.yaml", text: file }, c);
    const found = await cruxesOf(c, [c, asAnalyst(c, analyst!)], { ...settings, draws: 5, paths: 1 }, play, options);
    expect(found.sentences.map((one) => [one.path, one.b])).toEqual([[path, ["For another reason."]]]);
    expect(found.players.map(({ id }) => id)).toEqual(["actors.coramia.friction"]);
  });

  it("give exactly 0 to what changes nothing, alone or put together", async () => {
    const STAY = "scenarios.dry_decade.set.drivers.drought.levels.dry.stay_months";
    const idle = c.parameters.filter(
      ({ path, quantity }) => path.startsWith("scenarios.") && quantity.kind !== "exact",
    );
    expect(idle.map(({ path }) => path)).toContain(STAY);
    const other = {
      ...b,
      parameters: b.parameters.map((one) =>
        one.path === STAY ? { ...one, quantity: { kind: "exact" as const, value: 60 }, text: "60" } : one,
      ),
    };
    const found = await cruxesOf(c, [c, other], settings, play, options);
    for (const { shares } of Object.values(found.questions)) {
      const nothing = shares.find(({ player }) => player === STAY);
      if (nothing === undefined) continue; // put together with others that do little
      const { share, se, first, last } = nothing;
      expect([share, se, first, last].map(Math.abs)).toEqual([0, 0, 0, 0]);
    }
    const alone = await cruxesOf(
      c,
      [c, { ...other, parameters: other.parameters.map((one, at) => (one.path === STAY ? one : c.parameters[at])) }],
      settings,
      play,
      options,
    );
    for (const { gap, shares } of Object.values(alone.questions))
      expect([gap, ...shares.map(({ share }) => share)].map(Math.abs)).toEqual([0, 0]);
  });
});
