/** Pools of analysts against runs of each analyst by itself, and against ../shared/reference/numbers/believe.json. */
import { describe, expect, it } from "vitest";
import { analystOf, draw, find, replay, poolOf, simulate, type Columns, type Model } from "../../src/engine/index.ts";
import { linearPool } from "../../src/engine/findings/analysts.ts";
import { inputColumn } from "../../src/engine/findings/inputs.ts";
import { firstOrder, spreadOf } from "../../src/engine/findings/sensitivity.ts";
import { asAnalyst, asPool, readAnalyst, type Analyst } from "../../src/language/index.ts";
import { modelOf } from "../../src/runners/index.ts";
import { first, key } from "../../src/numbers/streams.ts";
import { few, smallCase } from "../analyses/small-case.ts";
import { describeShared, hasShared, sharedJson } from "../shared.ts";

const reference = hasShared ? sharedJson("reference/numbers/believe.json").pool : null;
const c = smallCase();
const WEIGHT = "actors.arland.stakes.dam.weight";
const settings = { ...few, draws: 128, limit: 128 };

function analyst(id: string, numbers: { [path: string]: string }): Analyst {
  const text = `entente_analyst: 1\nname: ${id}\nnumbers:\n${Object.entries(numbers)
    .map(([path, quantity]) => `  ${path}: ${quantity}\n`)
    .join("")}`;
  const { analyst: read, messages } = readAnalyst({ id, file: `analysts/${id}.yaml`, text }, c);
  if (!read) throw new Error(messages.map(({ message }) => message).join("\n"));
  return read;
}
const people = [
  analyst("ines", { [WEIGHT]: "45 to 60", "actors.coramia.friction": "0 to 0.5" }),
  analyst("lea", { [WEIGHT]: "10 to 20" }),
];
const pool = asPool(c, [
  { analyst: people[0], weight: 2 },
  { analyst: people[1], weight: 1 },
]);
const play = (model: Model): Columns => simulate(model, { kind: "worlds", from: 0, to: 128 });

describeShared("the reference values of a pool", () => {
  it("has the analysts of the reference worlds by name", () => {
    const { seed, weights, first_worlds: worlds, u } = reference.stream;
    const ids = Object.keys(weights).sort();
    const drawn = poolOf(
      seed,
      ids.map((id) => weights[id]),
      [],
    );
    expect(worlds.map((_: string, s: number) => ids[analystOf(drawn, s)])).toEqual(worlds);
    u.forEach((value: number, s: number) => expect(first(key(seed, "analysts"), s, 0, 0, 0)).toBe(value));
  });
  it("has the unbiased share of the variance between analysts", () => {
    const found = firstOrder(
      inputColumn("analyst", Float64Array.from(reference.analyst)),
      spreadOf(Float64Array.from(reference.y)),
      1,
    );
    expect(found.share).toBeCloseTo(reference.share_unbiased, 12);
  });
  it("has the odds of the pool before and after the record reweighed the people", () => {
    const { weights, weights_after_the_record: after, odds, pool_after, pool_equal } = reference.record;
    expect(linearPool(after, odds)).toBeCloseTo(pool_after, 12);
    expect(linearPool(weights, odds)).toBeCloseTo(pool_equal, 12);
    expect(linearPool(weights, [0.2, null, 0.3])).toBeNull();
  });
});

describe("a world of a pool", () => {
  const model = modelOf(pool, settings);
  const singles = people.map((one) => modelOf(asAnalyst(c, one), settings));
  const blocks = [play(model)];
  const own = singles.map(play);
  const owners = Array.from({ length: 128 }, (_, s) => analystOf(model.pool!, s));

  it("is the world of its analyst, number by number", () => {
    const [a, b] = [0, 1].map(() => new Float64Array(c.parameters.length));
    for (let s = 0; s < 128; s++) {
      draw(model, s, a);
      draw(singles[owners[s]], s, b);
      expect(a).toEqual(b);
    }
  });
  it("is played as its analyst's, with every column in the order of the draws", () => {
    const kept = owners.flatMap((n, s) => (own[n].worlds.includes(s) ? [s] : []));
    expect([...blocks[0].worlds]).toEqual(kept);
    expect(blocks[0].tried).toBe(128);
    const Q = c.questions.length;
    const rowOf = (
      columns: Columns,
      key: "hits" | "answers" | "levels" | "pinned" | "why" | "refused" | "standing",
      s: number,
    ) => {
      const width = columns[key].length / columns.kept;
      const w = columns.worlds.indexOf(s);
      return Array.from(columns[key].subarray(w * width, (w + 1) * width));
    };
    for (const s of kept)
      for (const key of ["hits", "answers", "levels", "why", "refused", "standing"] as const)
        expect(rowOf(blocks[0], key, s), `${key} of ${s}`).toEqual(rowOf(own[owners[s]], key, s));
    expect(blocks[0].answers.length).toBe(kept.length * settings.paths * Q);
    const changesOf = (columns: Columns, s: number) => {
      const at = columns.worlds.indexOf(s) * settings.paths;
      const [from, to] = [columns.starts[at], columns.starts[at + settings.paths]];
      return [Array.from(columns.changeMonth.subarray(from, to)), Array.from(columns.changePackage.subarray(from, to))];
    };
    for (const s of kept) expect(changesOf(blocks[0], s)).toEqual(changesOf(own[owners[s]], s));
    expect([...blocks[0].gaveUp]).toEqual(owners.map((n, s) => own[n].gaveUp[s]));
  });
  it("does not depend on how the worlds are split", () => {
    const parts = [play(model), ...[0, 64].map((from) => simulate(model, { kind: "worlds", from, to: from + 64 }))];
    expect([...parts[1].answers, ...parts[2].answers]).toEqual([...parts[0].answers]);
    const draws = parts[0].worlds.slice(3, 9);
    const Q = c.questions.length;
    const [again] = replay(model, { draws, counterfactuals: [{ set: [], pin: {}, forget: [] }] });
    const firstFutures = Array.from(draws, (_, at) => (3 + at) * settings.paths * Q).flatMap((from) => [
      ...parts[0].answers.subarray(from, from + Q),
    ]);
    expect([...again]).toEqual(firstFutures);
  });
  it("counts towards zones and agreements of today by its analyst's own numbers", () => {
    const todayOf = (
      one: Model,
      worlds: Columns,
      into: Map<string, [number, number]>,
    ): Map<string, [number, number]> => {
      const { packages } = find(one, { prior: [], worlds: [worlds], boxes: {}, seconds: 0, engine: "test" });
      for (const { options, now, reached } of packages) {
        if (now.zone === 0 && reached === 0) continue;
        const [zone, nash] = into.get(JSON.stringify(options)) ?? [0, 0];
        const counts: [number, number] = [zone + now.zone * worlds.kept, nash + now.nash * worlds.kept];
        into.set(JSON.stringify(options), counts);
      }
      return into;
    };
    const together = todayOf(model, blocks[0], new Map());
    const apart = new Map<string, [number, number]>();
    singles.forEach((single, n) => {
      const fits = blocks[0].worlds.filter((s) => owners[s] === n);
      todayOf(single, simulate(single, { kind: "worlds", from: 0, to: 128, fits }), apart);
    });
    expect([...together.keys()].sort()).toEqual([...apart.keys()].sort());
    expect([...together.values()].filter(([zone]) => zone > 0).length).toBeGreaterThan(1);
    for (const [name, counts] of together)
      counts.forEach((count, at) => expect(count, name).toBeCloseTo(apart.get(name)![at]!, 6));
  });
  it("counts towards the odds of its analyst, and the pool is their mean by the weights after the record", () => {
    const prior = [simulate(model, { kind: "prior", from: 0, to: 128 })];
    const result = find(model, { prior, worlds: blocks, boxes: {}, seconds: 0, engine: "test" });
    const found = result.analysts!;
    expect(result.run.analysts).toEqual({ ines: 2 / 3, lea: 1 / 3 });
    expect(Object.values(found.analysts).reduce((sum, { after }) => sum + after, 0)).toBeCloseTo(1, 12);
    people.forEach(({ id }, n) => {
      const mine = [...blocks[0].worlds].filter((s) => owners[s] === n);
      expect(found.analysts[id]).toMatchObject({
        kept: mine.length,
        tried: owners.filter((owner) => owner === n).length,
      });
      c.questions.forEach((question, q) => {
        const yes = mine.map((s) => {
          const w = own[n].worlds.indexOf(s);
          return Array.from(
            { length: settings.paths },
            (_, f) => own[n].answers[(w * settings.paths + f) * c.questions.length + q],
          );
        });
        const p = yes.flat().reduce((sum, one) => sum + one, 0) / (mine.length * settings.paths);
        expect(found.questions[question.id].odds[id]!.p).toBeCloseTo(p, 12);
      });
    });
    for (const [id, { pool: p, odds, at_weights, between }] of Object.entries(found.questions)) {
      expect(p).toBe(result.questions[id].p);
      const each = Object.keys(found.analysts).map((name) => odds[name]!.p);
      const after = Object.values(found.analysts).map((one) => one.after);
      expect(linearPool(after, each)).toBeCloseTo(p, 12);
      expect(at_weights).toBeCloseTo((2 * each[0] + each[1]) / 3, 12);
      expect(between!.share).toBe(result.questions[id].sensitivity!.find(({ path }) => path === "analyst")!.share);
    }
    expect(Object.keys(found.numbers)).toEqual(["actors.arland.stakes.dam.weight", "actors.coramia.friction"]);
    expect(found.numbers[WEIGHT].apart).toBe(true);
  });
});

describe("analysts who agree", () => {
  it("give the odds that each gives alone, and differ in no number", () => {
    const twins = asPool(
      c,
      ["a", "b", "c"].map((id) => ({ analyst: { ...people[1], id }, weight: 1 })),
    );
    expect([...play(modelOf(twins, settings)).answers]).toEqual([
      ...play(modelOf(asAnalyst(c, people[1]), settings)).answers,
    ]);
    const model = modelOf(twins, settings);
    const { analysts } = find(model, { prior: [], worlds: [play(model)], boxes: {}, seconds: 0, engine: "test" });
    expect(analysts!.numbers).toEqual({});
  });
});
