/**
 * What a draft must never hold, by rules and by a model that proposes each fault, about composed texts of which the
 * truth is known: mediators, courts and states of the past at the table, treaties that were refused, proposed or only
 * imagined, outcomes as events, sanctions on a bystander, needs met by what is feared, dates that no passage gives.
 */
import { describe, expect, it } from "vitest";
import { check } from "../../../src/language/index.ts";
import { draftCase, read } from "../../../src/reader/index.ts";
import type { Part, Proposed } from "../../../src/reader/draft/proposed.ts";
import { propose } from "../../../src/reader/model/index.ts";
import { says } from "../model/stand-in.ts";
import { composed, type Composed } from "./composed.ts";
import { plainDocument } from "../plain-document.ts";
import { idOf, lies } from "./liar.ts";

const TEXTS = Array.from({ length: 24 }, (_, n) => composed((n + 1) * 7919));

function byRules({ text, asOf }: Composed): { proposed: Proposed; files: { [name: string]: string } } | null {
  const drafted = draftCase(read(text, { asOf }), plainDocument(text), { title: null, asOf, basis: null }, []);
  return "problem" in drafted ? null : drafted;
}
const byLiar = async (one: Composed): Promise<Proposed> =>
  (await propose(read(one.text, { asOf: one.asOf }), "liar", says(lies(one)))).proposed!;

const ruled = TEXTS.map((text) => ({ text, draft: byRules(text) })).flatMap(({ text, draft }) =>
  draft === null ? [] : [{ text, draft: draft.proposed, files: draft.files }],
);
const lied = await Promise.all(TEXTS.map(async (text) => ({ text, draft: await byLiar(text) })));
const all = [...ruled, ...lied];

const drafted = <P extends Part>(parts: readonly P[]): P[] => parts.filter((part) => part.drafted);
/** Whether the first passage of a part lies in a sentence of the text. */
const isIn = (part: Part, text: string, sentence: string): boolean => {
  const at = text.indexOf(sentence);
  return part.quotes.some(({ start, end }) => start >= at && end <= at + sentence.length);
};

describe("a draft about a composed text", () => {
  it("is written for most of them", () => {
    expect(ruled.length).toBeGreaterThan(TEXTS.length / 2);
    expect(lied).toHaveLength(TEXTS.length);
  });
  it("holds both parties, and no mediator, court or state of the past at the table", () => {
    for (const { text, draft } of all) {
      const names = drafted(draft.parties).map(({ name }) => name);
      for (const party of text.parties) expect(names, text.text).toContain(party);
      for (const other of text.notParties) expect(names, text.text).not.toContain(other);
    }
  });
  it("holds no accord that was refused, proposed, discussed, shelved or imagined", () => {
    for (const { text, draft } of all)
      for (const { sentence } of text.notConcluded)
        expect(
          drafted(draft.accords).filter((accord) => isIn(accord, text.text, sentence)),
          sentence,
        ).toEqual([]);
  });
  it("holds no event that may yet be", () => {
    for (const { text, draft } of all)
      for (const sentence of text.outcomes)
        expect(
          drafted(draft.events).filter((event) => isIn(event, text.text, sentence)),
          sentence,
        ).toEqual([]);
  });
  it("holds no sanctions on whom they were not imposed", () => {
    for (const { text, draft } of all) {
      const imposed = drafted(draft.events).filter(({ does }) => does === "SANCTION");
      for (const { whom } of imposed) expect([null, idOf(text.sanctions.whom)], text.text).toContain(whom);
    }
  });
  it("holds no date that the sentence of its passage does not give", () => {
    for (const { text, draft } of all)
      for (const { quotes, when } of datesOf(draft)) {
        const year = when.slice(0, 4);
        const sentences = text.text.split(/(?<=\.) /).filter((one) => quotes.some((q) => one.includes(q)));
        const beside = Math.abs(Number(year) - Number(text.asOf.slice(0, 4))) === 1;
        const given =
          year === text.asOf.slice(0, 4) ||
          sentences.some((one) => one.includes(year) || (beside && /\b(?:next|last) year\b/.test(one)));
        expect(given, `${when}: ${quotes.join(" / ")}`).toBe(true);
      }
  });
  it("holds no question about the past, and none on an agreement's end that another one answers", () => {
    for (const { text, draft } of all)
      for (const question of drafted(draft.questions)) {
        const { date } = question.until;
        expect(date === null || date >= text.asOf.slice(0, date.length), question.ask).toBe(true);
        expect(isIn(question, text.text, text.sanctions.sentence), question.ask).toBe(false);
        if (isIn(question, text.text, text.expiry)) expect(question.yes, question.ask).toBeNull();
      }
  });
  it("by rules passes its check", () => {
    for (const { text, files } of ruled) {
      const found = check({ id: "draft", file: "case.yaml", text: files["case.yaml"]! }, () => ({ text: text.text }));
      expect(found.messages.filter(({ severity, code }) => severity === "error" && code !== "unfilled")).toEqual([]);
    }
  });
});

describe("a draft of a model that lies", () => {
  it("has a fear as something to avoid, met by nothing that is feared", () => {
    for (const { text, draft } of lied) {
      const fear = draft.needs.find(({ id }) => id === "fear")!;
      expect(fear.polarity, text.fear.clause).toBe("avoid");
      expect(fear.met_by, text.fear.clause).toEqual([]);
    }
  });
  it("meets no need by the option that its holder rates low", () => {
    for (const { draft } of lied)
      expect(draft.needs.find(({ id }) => id === "low")!.met_by).toEqual([
        { issue: "quotas", option: "larger", share: "all" },
      ]);
  });
  it("keeps out what is asked in the negative, of the past, of what runs out anyway, or of a passage that says nothing of it", () => {
    for (const { draft } of lied) expect(drafted(draft.questions).map(({ id }) => id)).toEqual(["standing"]);
  });
  it("asks of what stands today whether it holds, and not whether it is reached", () => {
    for (const { draft } of lied) expect(draft.questions.find(({ id }) => id === "standing")!.mode).toBe("hold");
  });
  it("takes no forecast for a record of silence", () => {
    for (const { draft } of lied) expect(drafted(draft.record)).toEqual([]);
  });
});

function datesOf(draft: Proposed): { quotes: string[]; when: string }[] {
  const dated = [
    ...drafted(draft.accords).map((part) => ({ part, date: part.date })),
    ...drafted(draft.events).map((part) => ({ part, date: part.date })),
    ...drafted(draft.questions).map((part) => ({ part, date: part.until })),
    ...drafted(draft.record).map((part) => ({ part, date: part.since })),
  ];
  return dated.flatMap(({ part, date }) =>
    date.date === null ? [] : [{ quotes: part.quotes.map(({ text }) => text), when: date.date }],
  );
}
