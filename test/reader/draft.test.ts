import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { defaults } from "../../src/engine/index.ts";
import { check, edit, format } from "../../src/language/index.ts";
import { caseText } from "../../src/reader/draft/case-text.ts";
import { standingPart } from "../../src/reader/draft/parts.ts";
import { propose } from "../../src/reader/draft/propose.ts";
import type { Proposed } from "../../src/reader/draft/proposed.ts";
import { read, type Accord, type Reading } from "../../src/reader/index.ts";
import { run } from "../../src/runners/node/index.ts";

const source = { title: "The article", author: null, publisher: null, date: null, url: null, file: "article.txt" };
const texts = join(root, "bench/reader/texts/tuned");
const ALL: { name: string; text: string; asOf: string }[] = [
  ...readdirSync(texts)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => ({
      name,
      text: readFileSync(join(texts, name), "utf8"),
      asOf:
        (JSON.parse(readFileSync(join(texts, name.replace(".txt", ".json")), "utf8")) as { as_of?: string }).as_of ??
        "2024-01",
    })),
  { name: "kurils-2012", text: readFileSync(join(root, "cases/kurils-2012/article.txt"), "utf8"), asOf: "2012-10" },
];
const propounded = (text: string, asOf: string): { reading: Reading; proposed: Proposed } => {
  const reading = read(text, { asOf });
  return { reading, proposed: propose(reading, { date: asOf, basis: "stated" }) };
};
const drafts = ALL.map((one) => ({ ...one, ...propounded(one.text, one.asOf) })).filter(
  ({ proposed }) => proposed.negotiation,
);
const yamlOf = ({ proposed, asOf }: { proposed: Proposed; asOf: string }): string => caseText(proposed, source, asOf);
const look = (yaml: string, text: string) => check({ id: "draft", file: "case.yaml", text: yaml }, () => ({ text }));
const words = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

describe("what a draft must never do, over all texts at hand", () => {
  it("has drafts to look at", () => {
    expect(drafts.length).toBeGreaterThan(ALL.length / 3);
  });

  it("every quote is the text's own, at its place", () => {
    for (const { name, text, proposed } of drafts)
      for (const list of [proposed.parties, proposed.issues, proposed.questions, proposed.needs, proposed.accords])
        for (const { quotes } of list)
          for (const quote of quotes) expect(text.slice(quote.start, quote.end), name).toBe(quote.text);
  });

  it("no court, mediator, guarantor, venue or source sits at the table", () => {
    for (const { name, reading, proposed } of drafts) {
      const roles = new Map(
        reading.items.flatMap((item) => (item.kind === "actor" ? [[item.entity, item.role!]] : [])),
      );
      for (const party of proposed.parties) {
        expect(
          party.names.some((one) => /\b(court|tribunal)\b/i.test(one)),
          `${name}: ${party.name}`,
        ).toBe(false);
        for (const [id, role] of roles)
          if (reading.entities[id]!.name === party.name) expect(role, `${name}: ${party.name}`).toBe("party");
      }
    }
  });

  it("no party and no issue is invented: words of its name stand in the text", () => {
    for (const { name, text, proposed } of drafts) {
      const said = new Set(words(text));
      for (const issue of proposed.issues)
        expect(
          words(issue.name).some((word) => said.has(word)),
          `${name}: ${issue.name}`,
        ).toBe(true);
      for (const party of proposed.parties)
        expect(
          party.names.some((one) => text.includes(one)),
          `${name}: ${party.name}`,
        ).toBe(true);
    }
  });

  it("only what a clause states as signed, in force, lapsed or ended is an accord of the draft", () => {
    for (const { proposed, reading } of drafts)
      for (const { status, quotes } of standingPart(proposed).accords) {
        expect(status).toMatch(/^(signed|in force|lapsed|ended)$/);
        const item = reading.items.find((one) => one.kind === "accord" && one.start === quotes[0]!.start) as Accord;
        expect([item.status, item.stated]).toEqual([status, true]);
      }
  });

  it("no question is about the past, and none asks a settlement of what breaks one", () => {
    for (const { name, asOf, proposed } of drafts)
      for (const { yes, until, quotes } of proposed.questions) {
        if (until.date !== null)
          expect(until.date >= asOf.slice(0, until.date.length), `${name}: ${until.date}`).toBe(true);
        if (yes !== null) {
          const issue = proposed.issues.find(({ id }) => id === yes.issue)!;
          expect(
            issue.options.findIndex(({ id }) => id === yes.option),
            name,
          ).toBeGreaterThan(0);
          expect(quotes[0]!.text).not.toMatch(/\b(collapse|fail|break|lapse|suspend|reject|war)/i);
        }
      }
  });

  it("nothing that is feared meets a need", () => {
    for (const { proposed } of drafts)
      for (const { polarity, met_by } of proposed.needs) if (polarity === "avoid") expect(met_by).toEqual([]);
  });

  it("every number is open, with what would do and why; a date stands only where the text gives one", () => {
    for (const one of drafts) {
      const { draft, messages } = look(yamlOf(one), one.text);
      expect(
        messages.filter(({ code }) => !/^(unfilled|open-question|no-question)$/.test(code)).map(format),
        one.name,
      ).toEqual([]);
      expect(draft!.unfilled.every(({ suggestion, reason }) => suggestion !== null && reason !== null)).toBe(true);
      // The ends of a driver's index, by its definition.
      const given = draft!.case.parameters.filter((p) => !p.default && !p.unfilled && !/\.(from|to)$/.test(p.path));
      expect(
        given.map((p) => p.text),
        one.name,
      ).toEqual([]);
      for (const { date } of standingPart(one.proposed).accords)
        if (date.date !== null) expect(date.words, one.name).not.toBeNull();
    }
  });
});

it("a draft of suggestions alone runs, and leaves out the questions whose `when` is open", async () => {
  const text =
    "Peru and Chile negotiate a fishing treaty. A fishing treaty could be signed by December. Peru may close its ports to Chile.";
  const one = { text, asOf: "2024-05", ...propounded(text, "2024-05") };
  expect(one.proposed.questions.map(({ yes }) => yes !== null)).toEqual([true, false]);
  const yaml = yamlOf(one);
  const edited = edit(
    yaml,
    Object.fromEntries(look(yaml, one.text).draft!.unfilled.map(({ path, suggestion }) => [path, suggestion!])),
  );
  if ("problem" in edited) throw new Error(edited.problem);
  const { case: c, messages } = look(edited.text, one.text);
  expect(messages.filter(({ code }) => code === "open-question").map(({ path }) => path)).toEqual(
    one.proposed.questions.filter(({ yes }) => yes === null).map(({ id }) => `questions.${id}.when`),
  );
  const result = await run(c!, { ...defaults, draws: 40, paths: 2, limit: 20_000 }, { workers: 1 });
  expect(Object.keys(result.questions)).toEqual(
    one.proposed.questions.filter(({ yes }) => yes !== null).map(({ id }) => id),
  );
});

describe("no negotiation found is an answer", () => {
  it.each([
    "The sea was calm and grey that morning, and the gulls were loud above the pier.",
    "Norway needs gas. Prices rose in May, said the ministry of energy.",
    "Recipe: melt the butter, add the flour and stir until the sauce is smooth.",
    "The tennis final between two old rivals was the best match of the year.",
  ])("%s", (text) => {
    expect(propounded(text, "2024-01").proposed).toMatchObject({ negotiation: false, why: expect.any(String) });
  });
});

describe("the words of a draft", () => {
  it("an actor with one matter has no plural", () => {
    for (const draft of drafts) expect(yamlOf(draft), draft.name).not.toMatch(/its 1 \w+s together/);
    expect(drafts.some((draft) => yamlOf(draft).includes("its only stake spans about 100 points"))).toBe(true);
  });
  it.each(["her", "his"])("what one person claims as %s own is not an issue between states", (whose) => {
    const { proposed } = propounded(
      `Kenya and Uganda signed a border deal in 2010. The president of Kenya asserted ${whose} democratic right to speak of it.`,
      "2013-07",
    );
    expect(proposed.issues.map(({ name }) => name)).not.toContainEqual(expect.stringMatching(/democratic right/i));
  });
});

describe("a draft of which one actor is dropped", () => {
  it("has no event that names the actor, as the one who acts or as the one acted upon", () => {
    let named = 0;
    for (const { name, proposed } of drafts)
      for (const list of ["parties", "others"] as const)
        for (const { id } of proposed[list]) {
          const names = ({ who, whom }: { who: string; whom: string | null }): boolean => who === id || whom === id;
          if (standingPart(proposed).events.some(({ whom }) => whom === id)) named++;
          const dropped = proposed[list].map((one) => (one.id === id ? { ...one, state: "dropped" as const } : one));
          expect(standingPart({ ...proposed, [list]: dropped }).events.filter(names), `${name}: ${id}`).toEqual([]);
        }
    expect(named).toBeGreaterThan(0);
  });
});
