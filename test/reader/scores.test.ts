/** Floors under what `npm run bench:reader` measures, so that a change that reads worse is seen. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { accuracy, typeOf, usable } from "../../bench/reader/events.ts";
import { details, rates, tally, type Gold } from "../../bench/reader/score.ts";
import { read, type Kind, type Reading } from "../../src/reader/index.ts";
import { describeShared, sharedJson, sharedText } from "../shared.ts";

const texts = fileURLToPath(new URL("../../bench/reader/texts/", import.meta.url));
const own = ["tuned", "unseen"]
  .filter((folder) => existsSync(texts + folder))
  .flatMap((folder) =>
    readdirSync(texts + folder)
      .filter((file) => file.endsWith(".txt"))
      .map((file) => ({
        name: `${folder}/${file}`,
        text: readFileSync(`${texts}${folder}/${file}`, "utf8"),
        gold: JSON.parse(readFileSync(`${texts}${folder}/${file.replace(".txt", ".json")}`, "utf8")) as Gold,
      })),
  );

describe("annotations of our own texts", () => {
  it.each(own)("$name: every quote stands in its text where it says", ({ text, gold }) => {
    for (const item of gold.items) {
      expect(text.slice(item.start, item.end)).toBe(item.quote);
      for (const h of [...(item.hedges ?? []), ...(item.negation ?? [])])
        expect(text.slice(h.start, h.end)).toBe(h.text);
    }
  });
  it("no accord that is only proposed is read as signed or in force", () => {
    const wrong = own.flatMap(({ name, text, gold }) =>
      tally(gold.items, read(text, { asOf: gold.as_of }).items, "accord")
        .pairs.filter(([g, f]) => g.status === "proposed" && (f.status === "signed" || f.status === "in force"))
        .map(([g]) => `${name}: ${g.quote}`),
    );
    expect(wrong).toEqual([]);
  });
});

describeShared("the article", () => {
  const gold = sharedJson("reference/reader/seed-gold.json") as Gold;
  const found: Reading = read(sharedText("reference/article.txt"), { asOf: gold.as_of });
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
    expect(rates(tally(gold.items, found.items, kind)).f1).toBeGreaterThanOrEqual(floor);
  });
  it("hedge cues .90, polarity .95 on what is matched", () => {
    const d = details(gold, found);
    expect(rates(d.hedges).f1).toBeGreaterThanOrEqual(0.9);
    expect(d.polarity[0] / d.polarity[1]).toBeGreaterThanOrEqual(0.95);
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
  const item = (id: string, start: number, end: number, optional = false): any => ({
    id,
    kind: "need",
    quote: "x".repeat(end - start),
    start,
    end,
    optional,
  });
  it("one to one, best overlap first, half of the characters that either covers", () => {
    const t = tally(
      [item("a", 0, 10), item("b", 20, 30)],
      [item("1", 0, 10), item("2", 1, 10), item("3", 26, 36)],
      "need",
    );
    expect(t).toMatchObject({ gold: 2, found: 3, right: 1 });
    expect(t.pairs.map(([g, f]) => [g.id, f.id])).toEqual([["a", "1"]]);
  });
  it("what is optional counts neither way", () => {
    expect(tally([item("a", 0, 10, true)], [item("1", 0, 10)], "need")).toMatchObject({ gold: 0, found: 0, right: 0 });
    expect(tally([item("a", 0, 10, true)], [], "need")).toMatchObject({ gold: 0, found: 0, right: 0 });
  });
});
