import { describe, expect, it } from "vitest";
import { cardsOf, withAnswer } from "../../../src/reader/draft/cards.ts";
import { partsOf, standingPart } from "../../../src/reader/draft/parts.ts";
import type { Proposed } from "../../../src/reader/draft/proposed.ts";
import { caseText } from "../../../src/reader/draft/case-text.ts";
import { part, strait } from "./strait.ts";

const standsOf = (proposed: Proposed): string[] => cardsOf(proposed).flatMap(({ id, stands }) => (stands ? [id] : []));

describe("cards of a proposed draft", () => {
  it("are one for every part, options of issues included, each with a sentence", () => {
    const cards = cardsOf(strait);
    expect(cards.map(({ id }) => id)).toEqual(partsOf(strait).map(({ path }) => path));
    expect(cards.map(({ id }) => id)).toContain("issues.strait.options.shared");
    for (const { becomes } of cards) expect(becomes).toMatch(/^[A-Z].*\.$/);
  });

  it("say why a part stays out", () => {
    const out = cardsOf(strait).find(({ id }) => id === "issues.strait.options.ceded")!;
    expect(out).toMatchObject({ stands: false, left_out: "only one side speaks of it" });
  });
});

describe("a fact without a date", () => {
  const none = { words: null, date: null };
  const undated: Proposed = {
    ...strait,
    accords: [
      {
        ...part("canal_treaty"),
        name: "Canal treaty",
        parties: strait.parties.map(({ id }) => id),
        date: none,
        status: "signed",
        binding: true,
        on: null,
      },
    ],
    events: [{ ...part("threat"), who: "arda", whom: strait.parties[1]!.id, does: "THREATEN", date: none }],
  };
  const written = (proposed: Proposed): string => caseText(proposed, null, "2026-03");
  it.each(["accords.canal_treaty", "events.threat"])("%s: is in no case, accepted or not, until it has one", (path) => {
    for (const proposed of [undated, withAnswer(undated, path, { do: "accept" })]) {
      expect(written(proposed)).not.toContain(`\n  ${path.split(".")[1]}:`);
      expect(cardsOf(proposed).find(({ id }) => id === path)).toMatchObject({
        stands: false,
        left_out: expect.stringContaining("date") as string,
      });
    }
    const date = { words: "1973-04", date: "1973-04" };
    const dated = withAnswer(undated, path, { do: "change", patch: { date } });
    expect(standsOf(dated)).toContain(path);
    expect(written(dated)).toMatch(new RegExp(`\n  ${path.split(".")[1]}:\n(?:    .*\n)*?    date: 1973-04\n`));
  });
});

describe("an answer", () => {
  it("that drops a part takes out what depends on it, and reopening brings it back", () => {
    const without = withAnswer(strait, "issues.strait.options.shared", { do: "drop" });
    expect(standsOf(without)).not.toContain("questions.pilots");
    expect(standingPart(without).needs[0]!.met_by).toEqual([]);
    const lost = cardsOf(without).find(({ id }) => id === "questions.pilots")!;
    const { text } = strait.issues[0]!.options.find(({ id }) => id === "shared")!;
    expect(lost.left_out).toContain(`"${text}"`);
    expect(standsOf(withAnswer(without, "issues.strait.options.shared", { do: "reopen" }))).toEqual(standsOf(strait));
  });

  it("that drops a party takes out its needs", () => {
    expect(standsOf(withAnswer(strait, "parties.arda", { do: "drop" }))).not.toContain("needs.pilots");
  });

  it("that accepts a part accepts what it depends on", () => {
    const accepted = withAnswer(strait, "questions.pilots", { do: "accept" });
    expect(cardsOf(accepted).flatMap(({ id, state }) => (state === "accepted" ? [id] : []))).toEqual([
      "issues.strait",
      "issues.strait.options.shared",
      "questions.pilots",
    ]);
  });

  it("that changes a part keeps its quotes and says so", () => {
    const changed = withAnswer(strait, "parties.arda", { do: "change", patch: { name: "Republic of Arda" } });
    expect(changed.parties[0]).toMatchObject({ name: "Republic of Arda", state: "changed" });
    expect(changed.parties[0]!.quotes).toEqual(strait.parties[0]!.quotes);
  });

  it("about no card, or about a field that it has not, is an error that says so", () => {
    expect(() => withAnswer(strait, "parties.cordova", { do: "drop" })).toThrow("no card 'parties.cordova'");
    expect(() => withAnswer(strait, "parties.arda", { do: "change", patch: { colour: "red" } })).toThrow("'colour'");
    expect(() => withAnswer(strait, "parties.arda", { do: "change", patch: { id: "x" } })).toThrow("'id'");
  });

  it("leaves the proposed draft that it was given as it was", () => {
    const before = JSON.stringify(strait);
    withAnswer(strait, "questions.pilots", { do: "accept" });
    expect(JSON.stringify(strait)).toBe(before);
  });
});
