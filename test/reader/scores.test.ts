/** Floors under what `npm run bench:reader` measures, so that a change that reads worse is seen. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { accuracy, typeOf, usable } from "../../bench/reader/events.ts";
import { GROUPS, textsOf, type Gold, type Kind } from "../../bench/reader/gold.ts";
import { asFound, details, foundIn, micro, rates, tally } from "../../bench/reader/items.ts";
import { read } from "../../src/reader/index.ts";
import { describeShared, sharedJson, sharedText } from "../shared.ts";

const texts = fileURLToPath(new URL("../../bench/reader/texts/", import.meta.url));
const all = GROUPS.flatMap(({ folder }) => textsOf(texts + folder));
const open = GROUPS.filter((group) => group.open).flatMap(({ folder }) => textsOf(texts + folder));

describe("our own texts", () => {
  it("no accord that is only proposed is read as signed or in force", () => {
    const wrong = open.flatMap(({ name, text, gold }) =>
      tally(gold, foundIn(read(text, { asOf: gold.as_of })), "accord")
        .pairs.filter(([g, f]) => g.status === "proposed" && (f.status === "signed" || f.status === "in force"))
        .map(([g]) => `${name}: ${g.quote}`),
    );
    expect(wrong).toEqual([]);
  });
});

describeShared("the article", () => {
  const gold = sharedJson("reference/reader/seed-gold.json") as Gold;
  const found = foundIn(read(sharedText("reference/article.txt"), { asOf: gold.as_of }));
  const floors: [Kind, number][] = [
    ["actor", 0.9],
    ["attribution", 0.9],
    ["accord", 0.8],
    ["event", 0.7],
    ["question", 0.7],
    ["claim", 0.7],
    ["driver", 0.65],
    ["need", 0.65],
    ["belief", 0.65],
    ["stake", 0.65],
  ];
  it.each(floors)("%s: lenient F1 of %f or more", (kind, floor) => {
    expect(rates(tally(gold, found, kind)).f1).toBeGreaterThanOrEqual(floor);
  });
  it("hedges .90, polarity .95 on what is matched", () => {
    const { hedges, polarity } = details(gold, found);
    expect(hedges[0] / hedges[1]).toBeGreaterThanOrEqual(0.9);
    expect(polarity[0] / polarity[1]).toBeGreaterThanOrEqual(0.95);
  });
});

describeShared("event types on PLOVER's gold standard", () => {
  it(".50 of types and .65 of quad classes on the four folds that nobody looked at", () => {
    const records = usable(sharedJson("reference/events/develop.json").records, "plover-gsr-cameo").filter(
      (_, at) => at % 5 !== 0,
    );
    const { type, quad, of } = accuracy(records, (r) => typeOf(r.text));
    expect(type / of).toBeGreaterThanOrEqual(0.5);
    expect(quad / of).toBeGreaterThanOrEqual(0.65);
  });
});

describe("the rules of the scores", () => {
  const item = (id: string, start: number, end: number, more: object = {}): any => ({
    id,
    kind: "need",
    quote: "x".repeat(end - start),
    start,
    end,
    ...more,
  });
  const gold = (...items: any[]): Gold => ({ as_of: "2020-01", items, draft: {} as Gold["draft"] });
  it("one to one, best overlap first, half of the characters that either covers", () => {
    const t = tally(
      gold(item("a", 0, 10), item("b", 20, 30)),
      [item("1", 0, 10), item("2", 1, 10), item("3", 26, 36)],
      "need",
    );
    expect(t).toMatchObject({ gold: 2, found: 3, right: 1 });
    expect(t.pairs.map(([g, f]) => [g.id, (f as any).id])).toEqual([["a", "1"]]);
  });
  it("what is optional counts neither way", () => {
    const optional = gold(item("a", 0, 10, { optional: true }));
    expect(tally(optional, [item("1", 0, 10)], "need")).toMatchObject({ gold: 0, found: 0, right: 0 });
    expect(tally(optional, [], "need")).toMatchObject({ gold: 0, found: 0, right: 0 });
    expect(asFound(optional)).toEqual([]);
  });
  it("kinds nest: an item is looked for among its own kind only", () => {
    const nested = gold(item("a", 0, 30), item("b", 10, 20, { kind: "driver" }));
    expect(tally(nested, [item("1", 0, 30), item("2", 10, 20, { kind: "driver" })], "driver")).toMatchObject({
      gold: 1,
      found: 1,
      right: 1,
    });
  });
  it("a claim beside an event, question, driver, need, belief or constraint counts neither way", () => {
    const claim = { kind: "claim" };
    for (const kind of ["event", "question", "driver", "need", "belief", "constraint"]) {
      const beside = gold(item("a", 0, 30, claim), item("b", 5, 30, { kind }));
      expect(tally(beside, [item("1", 0, 30, claim)], "claim")).toMatchObject({ gold: 0, found: 0, right: 0 });
      expect(tally(beside, [item("1", 4, 30, claim)], "claim")).toMatchObject({ gold: 0, found: 0, right: 0 });
    }
    const alone = gold(item("a", 0, 30, claim), item("b", 5, 12, { kind: "stake" }));
    expect(tally(alone, [], "claim")).toMatchObject({ gold: 1, found: 0, right: 0 });
  });
  it("an actor is found where one of its mentions is; further mentions count neither way", () => {
    const actors = gold(
      item("a", 0, 10, { kind: "actor" }),
      item("b", 50, 55, { kind: "actor", optional: true, same_as: "a" }),
    );
    const found = [item("1", 50, 55, { kind: "actor" }), item("2", 0, 10, { kind: "actor" })];
    expect(tally(actors, found, "actor")).toMatchObject({ gold: 1, found: 1, right: 1 });
    expect(tally(actors, found.slice(0, 1), "actor")).toMatchObject({ gold: 1, found: 1, right: 1 });
    expect(tally(actors, [], "actor")).toMatchObject({ gold: 1, found: 0, right: 0 });
  });
  it.each(all)("$name: a gold agrees with itself", ({ gold: annotated }) => {
    expect(rates(micro(annotated, asFound(annotated))).f1).toBe(1);
  });
});
