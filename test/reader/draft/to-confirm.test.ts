import { describe, expect, it } from "vitest";
import { check } from "../../../src/language/index.ts";
import { cardsOf, withAnswer, type Card } from "../../../src/reader/draft/cards.ts";
import { begunFrom } from "../../../src/reader/draft/begin.ts";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { offersAt, offersOf } from "../../../src/reader/draft/interview/offers.ts";
import { caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";
import { read } from "../../../src/reader/index.ts";
import { plainDocument } from "../plain-document.ts";

const TEXT =
  "Benn needs gas for the winter, and fears a shortage of bread. Higher prices of gas sharpen the need of Benn for gas. Alba might offer a pipeline by the end of 2026. The parliament of Alba would have to agree to any treaty. Benn said that it would sign no treaty unless Alba leaves the harbour. A general election in Benn is due in October 2025. Alba recalled its ambassador from Benn in March 2025. Poland hopes for a seat in the council.";
const begun = begunFrom(
  read(TEXT, { asOf: "2025-06-30" }),
  plainDocument(TEXT),
  { title: "Harbour", asOf: "2025-06-30", basis: null },
  [],
);
const said = (proposals: Proposals, id: string, words: string): Proposals => {
  const after = withStep(proposals, id, words);
  if ("problem" in after) throw new Error(after.problem);
  return after;
};
const named = (parties: string): Proposals =>
  said(said(begun.proposals, "parties", parties), "issues", "The harbour; The gas");
const cards = ({ proposed }: Proposals): Card[] => cardsOf(proposed);
const taken = (proposals: Proposals, id: string): Proposals => ({
  ...proposals,
  proposed: withAnswer(proposals.proposed, id, { do: "accept" }),
});
const messages = (proposals: Proposals) =>
  check({ id: "harbour", file: "case.yaml", text: caseOf(proposals) }, (name) =>
    name === "article.txt" ? { text: TEXT } : { problem: "absent" },
  ).messages.filter(({ severity }) => severity === "error");

describe("a text in which no negotiation is found", () => {
  it("writes nothing of what was read once parties and matters are named, before somebody says yes", () => {
    expect(begun.unfound).toMatch(/^No negotiation found/);
    const after = named("Alba; Benn");
    for (const { kind, stands, state } of cards(after))
      if (!["parties", "issues", "options", "others"].includes(kind))
        expect([stands, state]).toEqual([false, "proposed"]);
    expect(caseOf(after).replace(/#.*$/gm, "")).not.toMatch(/winter|bread|pipeline|treaty|recalled|general election/);
  });
  it("shows each on the page that asks about it", () => {
    const after = named("Alba; Benn");
    const pages = offersOf(after.proposed);
    const on = new Map(cards(after).flatMap(({ id, kind }) => (pages.has(id) ? [[kind, pages.get(id)]] : [])));
    expect([...on].sort()).toEqual([
      ["constraints", "bonds"],
      ["drivers", "needs"],
      ["events", "record"],
      ["governments", "governments"],
      ["needs", "hurts"],
      ["questions", "questions"],
    ]);
    expect(pages.get("constraints.ratification")).toBe("procedures");
    expect(pages.get("needs.gas_for_the_winter")).toBe("needs");
  });
  it("a yes takes it with its passage, alone", () => {
    let after = named("Alba; Benn");
    for (const id of offersOf(after.proposed).keys()) {
      const before = cards(after).filter(({ stands }) => stands);
      after = taken(after, id);
      const fresh = cards(after).filter(({ id: one, stands }) => stands && !before.some((old) => old.id === one));
      expect(fresh.map(({ id: one }) => one).filter((one) => one !== id && !one.startsWith("procedures."))).toEqual([]);
      expect(offersOf(after.proposed).has(id), "it stays on its page, so that it can be changed").toBe(true);
    }
    expect(messages(after)).toEqual([]);
    expect(caseOf(after)).toContain('"gas for the winter"');
    expect(caseOf(after)).toContain("Benn needs gas for the winter");
  });
  it("what is of nobody who is at the table is not offered", () => {
    const after = named("Alba; Corvia");
    const ids = [...offersOf(after.proposed).keys()];
    expect(ids.filter((id) => id.startsWith("needs.") || id.startsWith("governments."))).toEqual([]);
  });
  it("in a terminal stands at the step of its party, and goes once it is answered", () => {
    const after = named("Alba; Benn");
    expect(offersAt(after.proposed, "needs.benn")).toContain("needs.gas_for_the_winter");
    expect(offersAt(after.proposed, "needs.alba")).not.toContain("needs.gas_for_the_winter");
    expect(offersAt(taken(after, "needs.gas_for_the_winter").proposed, "needs.benn")).not.toContain(
      "needs.gas_for_the_winter",
    );
  });
});

describe("an actor that was read as no party", () => {
  const other = begun.proposals.proposed.others.find(({ name }) => name === "Poland")!;
  it("becomes one by Change, under its id, and what was read of it can then be confirmed", () => {
    const asked = named("Alba; Benn");
    const patch = { role: "party" };
    const after = { ...asked, proposed: withAnswer(asked.proposed, `others.${other.id}`, { do: "change", patch }) };
    expect(after.proposed.others.map(({ id }) => id)).not.toContain(other.id);
    expect(stepsOf(after).find(({ id }) => id === "parties")!.now).toContain("Poland");
    const [need] = after.proposed.needs.filter(({ holder }) => holder === other.id);
    expect(need!.drafted).toBe(false);
    expect(offersOf(after.proposed).get(`needs.${need!.id}`)).toBe("needs");
    expect(offersOf(asked.proposed).has(`needs.${need!.id}`)).toBe(false);
    expect(messages(taken(after, `needs.${need!.id}`))).toEqual([]);
    expect(caseOf(taken(after, `needs.${need!.id}`))).toContain("Poland hopes for a seat");
  });
  it("is named as what is missing where a need of it is accepted before", () => {
    const asked = named("Alba; Benn");
    const need = asked.proposed.needs.find(({ holder }) => holder === other.id)!;
    const card = cards(taken(asked, `needs.${need.id}`)).find(({ id }) => id === `needs.${need.id}`)!;
    expect([card.stands, card.left_out]).toEqual([false, 'it depends on "Poland", which is no party']);
  });
});

it("a need that was read as another's is given to whose it is", () => {
  const asked = named("Alba; Benn");
  const path = "needs.gas_for_the_winter";
  const after = {
    ...asked,
    proposed: withAnswer(asked.proposed, path, { do: "change", patch: { holder: "alba" } }),
  };
  expect(stepsOf(after).find(({ id }) => id === "needs.alba")!.now).toContain("gas for the winter");
  expect(messages(after)).toEqual([]);
});
