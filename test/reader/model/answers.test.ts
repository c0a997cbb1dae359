import { describe, expect, it } from "vitest";
import { jsonIn } from "../../../src/reader/model/json.ts";
import { parseRead } from "../../../src/reader/model/read-call.ts";
import { parseDraft } from "../../../src/reader/model/draft-call.ts";

const QUOTE = "Cod has become rarer";
const ITEM = { kind: "driver", quote: QUOTE, direction: "falling" };
const whole = JSON.stringify({ actors: [{ name: "Norway", role: "party" }], items: [ITEM] });

describe("an answer about a part of a text", () => {
  it.each<[string, string]>([
    ["as it was asked for", whole],
    ["in a code fence with words around it", `Here you are:\n\`\`\`json\n${whole}\n\`\`\`\nAnything else?`],
    ["after thoughts that hold JSON of their own", `<think>maybe {"items": [{"kind": "x"}]}?</think>${whole}`],
    ["after thoughts whose opening mark is missing", `{"items": []} or not... </think>\n${whole}`],
    ["after words with brackets", `The parties {Norway, Denmark} [2 of them] quarrel. ${whole}`],
    ["as a bare list", JSON.stringify([ITEM])],
    ["with capitals", `{"Items": [{"Kind": "DRIVER", "Quote": "${QUOTE}", "Direction": "Falling"}]}`],
    [
      "with null for what is absent",
      JSON.stringify({
        actors: null,
        items: [{ ...ITEM, speaker: null, subject: null, holder: null, links: null, event: null, date_quote: "null" }],
      }),
    ],
    ["with a lone word for a list", JSON.stringify({ items: { ...ITEM, subject: "Cod" } })],
    ["with a comma too many", `{"items": [${JSON.stringify(ITEM)},],}`],
    [
      "with words that no field has",
      JSON.stringify({ items: [{ ...ITEM, probability: 0.9, start: 3, status: "maybe" }] }),
    ],
  ])("%s is read", (_, answer) => {
    const { items, cut, malformed } = parseRead(answer)!;
    expect([cut, malformed]).toEqual([false, 0]);
    expect(items).toHaveLength(1);
    const { subject: _subject, links: _links, ...item } = items[0];
    expect(item).toEqual(ITEM);
  });
  it("with the actors among the items is read as such", () => {
    const { actors, items } = parseRead(
      JSON.stringify({ items: [{ kind: "Actor", quote: "Norway", role: "party" }, ITEM] }),
    )!;
    expect(actors).toEqual([{ name: "Norway", role: "party" }]);
    expect(items).toHaveLength(1);
  });
  it("keeps the items that came whole, wherever it was cut", () => {
    const items = [ITEM, { ...ITEM, quote: "two", speaker: ["Ole Vik"] }, { ...ITEM, quote: "three" }];
    const answer = JSON.stringify({ actors: [{ name: "Norway" }], items });
    const ends = items.map((item) => answer.indexOf(JSON.stringify(item)) + JSON.stringify(item).length);
    for (let at = answer.indexOf('"items"') + 10; at < answer.length - 1; at++) {
      const read = parseRead(answer.slice(0, at))!;
      expect(read.items.map(({ quote }) => quote)).toEqual(
        items.filter((_item, n) => ends[n] <= at).map(({ quote }) => quote),
      );
      expect(read.cut).toBe(true);
    }
  });
  it.each(["nonsense", "", "null", "[1, 2]", '{"items": 3}', '{"answer": []}', "\u0000\ud800"])(
    "of %j is none",
    (answer) => {
      expect(parseRead(answer)).toBeNull();
    },
  );
  it("counts entries that are not items", () => {
    expect(
      parseRead(JSON.stringify({ items: [{ kind: "prophecy", quote: "x" }, { kind: "need" }, ITEM] })),
    ).toMatchObject({
      items: [ITEM],
      malformed: 2,
    });
  });
  it("holds no control characters and no halves of characters", () => {
    const [item] = parseRead('{"items": [{"kind": "need", "quote": "a\\u0000b\\u001b[2J\\ud800c\\nd"}]}')!.items;
    expect(item.quote).toBe("a b [2J\ufffdc d");
  });
});

describe("a draft", () => {
  it("gets every list, and every part an id", () => {
    const { draft } = parseDraft('```\n{"parties": [{"name": "Norway"}], "needs": null}\n```')!;
    expect(draft.parties).toEqual([{ id: "parties_1", name: "Norway" }]);
    expect(draft).toMatchObject({ negotiation: false, needs: [], record: [] });
  });
  it("that is cut keeps the parts that came whole", () => {
    const { draft, cut } = parseDraft(
      '{"negotiation": true, "parties": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}], "issues": [{"id": "x", "name": "tolls", "options": [{"id": "none", "te',
    )!;
    expect(cut).toBe(true);
    expect(draft.parties.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(draft.issues).toEqual([]);
  });
});

it("an answer of brackets alone is given up soon", () => {
  const started = performance.now();
  expect(jsonIn(`${"[{".repeat(50_000)}${'{"a": '.repeat(20_000)}`, () => true)).toBeNull();
  expect(performance.now() - started).toBeLessThan(5000); // all brackets one by one would take minutes
});
