/** The score of drafts: a gold's own draft is nearly perfect, and every planted fault is named. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { viewOfCase, viewOfYaml } from "../../bench/reader/draft/from-case.ts";
import { viewOfGold, viewOfProposed } from "../../bench/reader/draft/from-proposed.ts";
import type { Misleading } from "../../bench/reader/draft/misleading.ts";
import { sameDate, scoreDraft, WEIGHTS } from "../../bench/reader/draft/score.ts";
import { FACTS, GROUPS, quotesOf, textsOf, type Gold, type Text } from "../../bench/reader/gold.ts";
import { anyMatches } from "../../bench/reader/spans.ts";
import { uniforms } from "../random.ts";
import { goldCase, goldProposed, yamlOf } from "./gold-case.ts";

const folder = fileURLToPath(new URL("../../bench/reader/texts/", import.meta.url));
const texts = GROUPS.flatMap((group) => textsOf(folder + group.folder));
const golds = texts.flatMap(({ name, text, gold, second }) => [
  { name, text, gold },
  ...(second === null ? [] : [{ name: `${name}, second annotator`, text, gold: second }]),
]);
const negotiations = golds.filter(({ gold }) => gold.draft.negotiation);

describe("golds", () => {
  it.each(golds)("$name: every quote stands in the text where the gold says", ({ text, gold }) => {
    for (const { text: quote, start, end } of quotesOf(gold)) expect(text.slice(start, end)).toBe(quote);
  });
  it.each(golds)("$name: pairs of questions and needs name options of the draft", ({ gold: { draft } }) => {
    const known = draft.issues.flatMap(({ id, options }) => options.map((option) => `${id}.${option.id}`));
    const named = [
      ...draft.questions.flatMap(({ yes, also = [] }) => [...(yes ? [yes] : []), ...also]),
      ...draft.needs.flatMap(({ met_by = [] }) => met_by),
    ].map(({ issue, option }) => `${issue}.${option}`);
    expect(named.filter((pair) => !known.includes(pair))).toEqual([]);
  });
});

describe("a gold written as a draft", () => {
  it.each(negotiations)("$name: as a case it scores above .93, with nothing misleading", ({ text, gold }) => {
    const score = scoreDraft(text, gold, viewOfYaml(yamlOf(goldCase(gold)), text));
    expect(score.misleading).toEqual([]);
    expect(score.total).toBeGreaterThan(0.93);
  });
  it.each(negotiations)("$name: as a proposed draft it scores above .93, with nothing misleading", ({ text, gold }) => {
    const score = scoreDraft(text, gold, viewOfProposed(goldProposed(gold)));
    expect(score.misleading).toEqual([]);
    expect(score.total).toBeGreaterThan(0.93);
  });
  it.each(negotiations)("$name: as JSON it scores 1", ({ text, gold }) => {
    expect(scoreDraft(text, gold, viewOfGold(gold.draft))).toMatchObject({ total: 1, misleading: [] });
  });
  it("is read from a folder too, and a folder without a case is not a draft", () => {
    const { text, gold } = negotiations[0];
    const at = mkdtempSync(join(tmpdir(), "entente-draft-"));
    try {
      expect(viewOfCase(at, text)).toBeNull();
      writeFileSync(join(at, "case.yaml"), yamlOf(goldCase(gold)));
      expect(scoreDraft(text, gold, viewOfCase(at, text)).total).toBeGreaterThan(0.93);
    } finally {
      rmSync(at, { recursive: true });
    }
  });
});

type Case = ReturnType<typeof goldCase>;
type Pick = <T>(all: readonly T[]) => T;
/** Plants a fault; false where the gold has nothing to plant it on. */
type Plant = (draft: Case, gold: Gold, pick: Pick) => boolean;

const quoting = (gold: { quotes: { text: string }[] }): object => ({ because: [{ article: gold.quotes[0].text }] });
const some = <T>(all: readonly T[], pick: Pick, plant: (one: T) => void): boolean => {
  if (all.length > 0) plant(pick(all));
  return all.length > 0;
};
const NEVER = new Set(["court", "guarantor", "mediator", "venue", "source"]);

const faults: [Misleading["code"], string, Plant][] = [
  [
    "opposite question",
    "a breakdown on an option that settles",
    (draft, gold, pick) =>
      some(
        gold.draft.questions.filter(
          (question) =>
            question.toward === "standing" && question.polarity === "positive" && !onAnOption(gold, question),
        ),
        pick,
        (question) => {
          const issue = pick(gold.draft.issues);
          draft.questions.planted = {
            ask: `Will it be so: ${question.quotes[0].text}?`,
            when: { [issue.id]: issue.options[1].id },
            ...quoting(question),
          };
          removeTwins(draft, question.quotes[0].text);
        },
      ),
  ],
  [
    "opposite question",
    "a denial on an option that settles",
    (draft, gold, pick) =>
      some(
        gold.draft.questions.filter(({ toward, polarity }) => toward === "standing" && polarity === "negative"),
        pick,
        (question) => {
          const issue = pick(gold.draft.issues);
          removeTwins(draft, question.quotes[0].text);
          draft.questions.planted = {
            ask: "Will it not come to this?",
            when: { [issue.id]: issue.options[1].id },
            ...quoting(question),
          };
        },
      ),
  ],
  [
    "opposite question",
    "a settlement on what stands",
    (draft, gold, pick) =>
      some(
        gold.draft.questions.filter(
          ({ toward, polarity, yes }) => toward === "settlement" && polarity === "positive" && yes,
        ),
        pick,
        (question) => {
          const issue = gold.draft.issues.find(({ id }) => id === question.yes!.issue)!;
          removeTwins(draft, question.quotes[0].text);
          draft.questions.planted = {
            ask: question.ask,
            when: pick([{ [issue.id]: issue.options[0].id }, { not: { [issue.id]: issue.options[1].id } }]),
            ...quoting(question),
          };
        },
      ),
  ],
  [
    "past question",
    "a question by a date before the text's",
    (draft, gold, pick) =>
      some(Object.values(draft.questions) as { by: string }[], pick, (question) => {
        question.by = `${Number(gold.as_of.slice(0, 4)) - 1}-06`;
      }),
  ],
  [
    "accord as fact",
    "an accord that is proposed, refused or imagined",
    (draft, gold, pick) =>
      some(
        gold.draft.accords.filter(({ status, quotes }) => !FACTS.has(status) && !nearAFact(gold, quotes)),
        pick,
        (accord) => {
          draft.accords.planted = { parties: [], text: accord.quotes[0].text, ...quoting(accord) };
        },
      ),
  ],
  [
    "invented accord",
    "an accord out of a clause that has none",
    (draft, gold, pick) =>
      some(
        gold.draft.drivers.filter(({ quotes }) => !overlapsAnAccord(gold, quotes)),
        pick,
        (driver) => {
          draft.accords.planted = { parties: [], ...quoting(driver) };
        },
      ),
  ],
  [
    "invented accord",
    "an accord without a quote",
    (draft) => {
      draft.accords.planted = { parties: [], text: "the Zanzibar protocol on narwhals" };
      return true;
    },
  ],
  [
    "invented issue",
    "an issue of which no word stands in the text",
    (draft) => {
      draft.issues.planted = { name: "Narwhal zoology", options: { none: "None", some: "Xylophones" } };
      return true;
    },
  ],
  [
    "false party",
    "a court, guarantor, mediator, venue or source at the table",
    (draft, gold, pick) =>
      some(
        gold.draft.others.filter(({ role }) => NEVER.has(role)),
        pick,
        ({ id }) => {
          draft.tables.talks.parties.push(id);
        },
      ),
  ],
  [
    "false party",
    "a word of the text that is not an actor",
    (draft, gold, pick) =>
      some(
        gold.draft.drivers.filter(
          ({ quotes }) => !gold.items.some(({ kind, quote }) => kind === "actor" && quotes[0].text.includes(quote)),
        ),
        pick,
        ({ quotes }) => {
          draft.actors.planted = { name: quotes[0].text };
          draft.tables.talks.parties.push("planted");
        },
      ),
  ],
  [
    "invented party",
    "a party of which no word stands in the text",
    (draft) => {
      draft.actors.planted = { name: "Xanadu" };
      draft.tables.talks.parties.push("planted");
      return true;
    },
  ],
  [
    "invented date",
    "an exact date that the text does not give",
    (draft, _, pick) =>
      some(Object.values(draft.accords) as { date: string }[], pick, (accord) => {
        accord.date = "1871-05-10";
      }),
  ],
  [
    "unreal event",
    "an event that the text has only as an outcome to come",
    (draft, gold, pick) =>
      some(
        gold.items.filter((item) => item.kind === "question" && !item.optional && !overEvent(gold, item)),
        pick,
        ({ quote }) => {
          draft.events = { planted: { does: "AGREE", because: [{ article: quote }] } };
        },
      ),
  ],
  [
    "false record",
    "a record of silence out of a rule or a forecast",
    (draft, gold, pick) =>
      some([...gold.draft.constraints, ...gold.draft.questions], pick, (part) => {
        draft.record = { since: gold.as_of, ...quoting(part) };
      }),
  ],
  [
    "need met by what is feared",
    "an option that its holder fears",
    (draft, gold, pick) =>
      some(
        gold.draft.needs
          .map((need, at) => ({ ...need, at }))
          .filter(({ polarity, holder }) => polarity === "avoid" && holder in draft.actors),
        pick,
        ({ quotes, holder, at }) => {
          const issue = pick(gold.draft.issues);
          draft.issues[issue.id].options.feared = quotes[0].text.split(" ").slice(-3).join(" ");
          draft.actors[holder].needs[`n${at}`].met_by = { [issue.id]: { feared: "? 0.1" } };
        },
      ),
  ],
];
const removeTwins = (draft: Case, quote: string): void => {
  for (const [id, { because }] of Object.entries(draft.questions) as [string, any][])
    if (id !== "planted" && because?.some(({ article }: { article: string }) => article === quote))
      delete draft.questions[id];
};
const accordsOf = (gold: Gold) => [
  ...gold.draft.accords.flatMap(({ quotes, status }) => quotes.map((quote) => ({ ...quote, status }))),
  ...gold.items.flatMap((item) => (item.kind === "accord" ? [{ ...item, status: item.status! }] : [])),
];
/** Whether the gold has the question on an option that does not stand today. */
const onAnOption = (gold: Gold, { yes }: Gold["draft"]["questions"][number]): boolean =>
  gold.draft.issues.some(({ id, options }) => id === yes?.issue && options[0].id !== yes.option);
const nearAFact = (gold: Gold, quotes: { text: string; start: number; end: number }[]): boolean =>
  anyMatches(
    quotes,
    accordsOf(gold).filter(({ status }) => FACTS.has(status)),
  );
const overlapsAnAccord = (gold: Gold, quotes: { start: number; end: number }[]): boolean =>
  accordsOf(gold).some((accord) => quotes.some(({ start, end }) => accord.start < end && start < accord.end));
const overEvent = (gold: Gold, span: { start: number; end: number }): boolean =>
  anyMatches(
    [span],
    gold.items.filter(({ kind }) => kind === "event"),
  );

describe("a planted fault is named", () => {
  it.each(faults)("%s: %s", (code, _, plant) => {
    const next = uniforms(code.length);
    const pick: Pick = (all) => all[Math.floor(next() * all.length)];
    let planted = 0;
    for (const { name, text, gold } of negotiations) {
      const draft = goldCase(gold);
      if (!plant(draft, gold, pick)) continue;
      planted++;
      const { misleading } = scoreDraft(text, gold, viewOfYaml(yamlOf(draft), text));
      expect(
        misleading.map((fault) => fault.code),
        name,
      ).toContain(code);
    }
    expect(planted).toBeGreaterThan(0);
  });
  it("draft of nothing: any draft of a text without a negotiation", () => {
    const { text, gold } = golds.find((one) => !one.gold.draft.negotiation)!;
    const view = viewOfYaml(yamlOf(goldCase(negotiations[0].gold)), text);
    expect(scoreDraft(text, gold, view)).toMatchObject({ total: 0, misleading: [{ code: "draft of nothing" }] });
    expect(scoreDraft(text, gold, null)).toMatchObject({ total: 1, misleading: [] });
  });
});

describe("the total", () => {
  const { text, gold }: Text = texts.find((one) => one.gold.draft.negotiation)!;
  it("weighs parts that add up to 1, and no draft where one is due is 0", () => {
    expect(Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(scoreDraft(text, gold, null)).toMatchObject({ total: 0, misleading: [] });
  });
  it("falls by a part's weight where the part is left out", () => {
    const full = goldCase(gold);
    const without = scoreDraft(text, gold, viewOfYaml(yamlOf({ ...full, drivers: {} }), text));
    const all = scoreDraft(text, gold, viewOfYaml(yamlOf(full), text));
    const weight = Object.keys(all.parts).reduce((sum, part) => sum + WEIGHTS[part as keyof typeof WEIGHTS], 0);
    expect(all.total - without.total).toBeCloseTo(WEIGHTS.drivers / weight, 12);
  });
  it("takes a date one month off, any month of a year, and an open date only where the text names none", () => {
    expect(sameDate("2027-12", "2028-01")).toBe(true);
    expect(sameDate("2027-12", "2028-02")).toBe(false);
    expect(sameDate("2027", "2027-03-31")).toBe(true);
    expect(sameDate(null, null)).toBe(true);
    expect(sameDate("2027", null)).toBe(false);
    expect(sameDate(null, "2027")).toBe(false);
  });
});
