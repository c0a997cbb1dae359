/** What the checks on a model's draft keep out, and what they must leave in it. */
import { describe, expect, it } from "vitest";
import { PLOVER, QUAD, type Plover } from "../../../src/language/blocks/events.ts";
import {
  emptyProposed,
  type Issue,
  type Option,
  type Proposed,
  type Share,
} from "../../../src/reader/draft/proposed.ts";
import { read, type Reading } from "../../../src/reader/index.ts";
import { propose } from "../../../src/reader/model/index.ts";
import { eventFault } from "../../../src/reader/model/verify/events.ts";
import { needFault } from "../../../src/reader/model/verify/needs.ts";
import { doubtOf, questionFault } from "../../../src/reader/model/verify/question-faults.ts";
import { says } from "./stand-in.ts";

const passage = (text: string, start = 0) => ({ text, start, end: start + text.length });
const part = (id: string, quotes: ReturnType<typeof passage>[]) => ({
  id,
  by: "model" as const,
  quotes,
  speaker: [],
  state: "proposed" as const,
  drafted: true,
  left_out: null,
});
const reading: Reading = { ...read("", { asOf: "2024-05-15" }), items: [] };

describe("an event", () => {
  const fault = (text: string, does: Plover): string | null =>
    eventFault({ quotes: [passage(text)], does, date: { words: null, date: null } }, reading);
  it.each(["In May of last year", "Since last May", "This May", "Late in May", "Until May", "On 3 May"])(
    "is not kept out for the month: %s it declared the treaty terminated",
    (when) => expect(fault(`${when} it declared the treaty terminated`, "REJECT")).toBeNull(),
  );
  it.each(["the will of the people was ignored", "it showed its military might off the coast"])(
    "is not kept out for a noun: %s",
    (text) => expect(fault(text, "MOBILIZE")).toBeNull(),
  );
  const verbal = PLOVER.filter((does) => QUAD[does].startsWith("verbal"));
  it.each(verbal)("of words (%s) is what was said, whatever it is about", (does) => {
    for (const told of ["warned that it would close the strait", "declared in May that it will leave"])
      expect(fault(told, does), told).toBeNull();
    expect(fault("Norland may well say that it offered talks", does)).toMatch(/something to come/);
  });
  it.each(["threatens to close the strait", "threatened to leave", "is threatening to cut off the gas"])(
    "that is a threat is made by the words %s",
    (text) => expect(fault(text, "THREATEN")).toBeNull(),
  );
  it.each(PLOVER.filter((does) => !verbal.includes(does)))("of deeds (%s) that is threatened is to come", (does) =>
    expect(fault("Norland threatens to close the strait", does)).toMatch(/something to come/),
  );
});

const option = (id: string, text: string, quote: string, start: number, unspecified = false): Option => ({
  ...part(id, [passage(quote, start)]),
  text,
  unspecified,
});
const issue = (...options: Option[]): Issue => ({ ...part("quotas", []), name: "quotas", options });
const withIssue = (one: Issue, more: Partial<Proposed> = {}): Proposed => ({
  ...emptyProposed({ date: "2024-05-15", basis: "given", conflicts: [] }),
  issues: [one],
  ...more,
});

describe("a question", () => {
  const fault = (ask: string, quote: string, chosen: Option): string | null =>
    questionFault(
      {
        ...part("q", [passage(quote, 100)]),
        ask,
        yes: { issue: "quotas", option: chosen.id },
        also: [],
        not_expressible: null,
        mode: "reach",
        until: { words: null, date: null },
        polarity: "positive",
      },
      withIssue(issue(option("now", "the quotas of 2019", "the quotas of 2019", 0), chosen)),
      reading,
    );
  it.each([
    ["Are the quotas suspended before September 30?", "the quotas will be suspended", "the quotas are suspended"],
    ["Does Norland withdraw its troops?", "Norland may withdraw its troops", "Norland withdraws its troops"],
    ["Does Norland terminate the lease?", "it could terminate the lease", "the lease is terminated"],
  ])("about a breakdown that its option is stands: %s", (ask, quote, text) =>
    expect(fault(ask, quote, option("out", text, "elsewhere", 50))).toBeNull(),
  );
  it("about a breakdown stands on an option that rests on its passage", () =>
    expect(
      fault("Are the quotas suspended?", "suspended", option("none", "fishing without limits", "suspended", 100)),
    ).toBeNull());
  it.each([option("deal", "a treaty", "a treaty", 100), option("deal", "new terms", "new terms", 100, true)])(
    "about a breakdown does not hang on a settlement",
    (settlement) =>
      expect(fault("Do the talks collapse?", "the talks may collapse", settlement)).toMatch(
        /its option is a settlement/,
      ),
  );
  it.each([
    "Does the port open without payment?",
    "Does Norland lift the ban without conditions?",
    "Does Norland sign not later than 1 June?",
    "Does Norland sign no longer than a year after?",
    "Does Varda, which has not signed, join?",
    "Are not only the quotas shared?",
  ])("is not taken for a denial: %s", (ask) =>
    expect(fault(ask, "the port may open", option("open", "the port opens", "opens", 50))).toBeNull(),
  );
  it.each([
    "Does Norland not sign?",
    "Does the year end without a treaty?",
    "Does Varda fail to join?",
    "Is the port no longer open?",
  ])("is kept out for what is not to be: %s", (ask) =>
    expect(fault(ask, "it may be", option("open", "the port opens", "opens", 50))).toMatch(/not to be/),
  );
  it("for what is not to be stands on an option that says so", () =>
    expect(
      fault("Is fish no longer landed?", "it may be", option("none", "no fish is landed", "no fish", 50)),
    ).toBeNull());
});

describe("a question on the end of an agreement", () => {
  const doubt = (at: number, text: string): string | null => {
    const options = [option("now", at === 0 ? text : "as it is", "as it is", 0), option("met", text, "met", 50)];
    const yes = { issue: "quotas", option: options[at].id };
    const asked = { ...part("q", [passage("the pact expires in May", 100)]), ask: "Does the pact expire?" };
    const question = {
      ...asked,
      also: [],
      not_expressible: null,
      mode: "hold" as const,
      polarity: "positive" as const,
    };
    return doubtOf({ ...question, yes, until: { words: null, date: null } }, withIssue(issue(...options)));
  };
  it.each([
    [0, "the pact, which expires in May"],
    [0, "the quotas of 2019"],
    [1, "larger quotas"],
  ])("is open on option %i, %s", (at, text) => expect(doubt(at, text)).toMatch(/still to be said/));
  it.each([
    [0, "no pact is in force"],
    [1, "the pact has expired"],
    [1, "the pact is not renewed"],
  ])("is answered by option %i, %s", (at, text) => expect(doubt(at, text)).toBeNull());
});

describe("a need", () => {
  const fault = (
    fear: string | null,
    text: string,
    share: Share = "most",
    worth: "low" | "high" | null = null,
  ): string | null => {
    const shared = passage(fear ?? "needs open water", 100);
    const other = worth === "high" ? ("low" as const) : ("high" as const);
    const order =
      worth === null
        ? []
        : [
            { option: "met", worth },
            { option: "now", worth: other },
          ];
    return needFault(
      { holder: "norland", polarity: fear === null ? "get" : "avoid", quotes: [shared] },
      { issue: "quotas", option: "met", share },
      withIssue(issue(option("now", "as it is", "as it is", 0), { ...option("met", text, shared.text, 100) }), {
        stakes: [{ ...part("s", []), actor: "norland", issue: "quotas", weight: null, order }],
      }),
    );
  };
  it.each([
    ["loathe the idea of foreign inspectors", "none"],
    ["loathe the idea of foreign inspectors", "no foreign inspectors"],
    ["fears a flood of imports", "a cap on imports"],
    ["dreads the return of troops", "an end to the presence of troops"],
    ["loathe the idea of foreign inspectors", "national means alone"],
  ])("to avoid (%s) is met by what keeps it away: %s", (fear, text) => expect(fault(fear, text)).toBeNull());
  it.each([
    ["loathe the idea of foreign inspectors", "inspections by foreigners"],
    ["fears a flood of imports", "free imports"],
    ["dreads the return of troops", "troops in the enclave"],
  ])("to avoid (%s) is not met by what it fears: %s", (fear, text) =>
    expect(fault(fear, text)).toMatch(/what its holder fears/),
  );
  it("to avoid is met by what its holder rates high", () =>
    expect(fault("fears a flood of imports", "imports by quota", "most", "high")).toBeNull());
  it.each<Share>(["little", "half", "most", "all"])(
    "is not met, not even %s, by what its holder wants least",
    (share) => expect(fault(null, "a strait", share, "low")).toMatch(/wants it least/),
  );
});

describe("a party", () => {
  const stands = async (sentence: string): Promise<boolean> => {
    const text = `Norway and Denmark quarrel over quotas. ${sentence}`;
    const parties = ["Norway", "Denmark"].map((name) => ({ id: name.toLowerCase(), name, quotes: [] }));
    const actors = parties.map(({ name }) => ({ name, role: "party" }));
    const answers = { "read-1": { actors, items: [] }, draft: { negotiation: true, parties } };
    const { proposed } = await propose(read(text, { asOf: "2024-05-15" }), "m", says(answers));
    return proposed!.parties.every(({ drafted }) => drafted);
  };
  it.each([
    "The next round is hosted by Norway.",
    "Norway offered to host the next round in Oslo.",
    "Norway proposed that Sweden mediate.",
    "Norway accepted the mediation of Sweden.",
  ])("may host a round and ask for a mediator: %s", async (sentence) => expect(await stands(sentence)).toBe(true));
  it.each([
    "Norway mediates.",
    "Norway has offered to mediate.",
    "The two talk under the auspices of Norway.",
    "A truce was brokered by Norway.",
    "Norway's mediators are patient.",
  ])("that mediates is none: %s", async (sentence) => expect(await stands(sentence)).toBe(false));
});

describe("the status of an accord", () => {
  const HEAD = "Norway and Denmark quarrel over quotas.";
  const drafted = async (text: string, quotes: string[], status: string, items: object[] = []) => {
    const draft = {
      negotiation: true,
      parties: [
        { id: "n", name: "Norway" },
        { id: "d", name: "Denmark" },
      ],
      accords: [{ id: "a", name: "accord", parties: ["n", "d"], status, quotes }],
    };
    const { proposed } = await propose(
      read(`${HEAD} ${text}`, { asOf: "2024-05-15" }),
      "m",
      says({ "read-1": { actors: [], items }, draft, criticise: { edits: [] } }),
    );
    return proposed!.accords[0].status;
  };
  it("is none of a passage that names no agreement", async () => {
    const quote = "Norway signed up 200 pilots in 2012";
    const draft = { negotiation: true, accords: [{ id: "a", name: "pilots", status: "in force", quotes: [quote] }] };
    const { proposed } = await propose(
      read(`${HEAD} ${quote}.`, { asOf: "2024-05-15" }),
      "m",
      says({ draft, "read-1": { actors: [], items: [] } }),
    );
    expect(proposed!.accords[0].left_out).toMatch(/names an agreement|only what was concluded/);
  });
  it.each(["expires on September 30", "will expire in June", "is due to lapse next year", "may lapse in June"])(
    "is not lapsed before its end: it %s",
    async (end) =>
      expect(await drafted(`The grain accord of 2022 ${end}.`, [`The grain accord of 2022 ${end}`], "in force")).toBe(
        "in force",
      ),
  );
  it.each(["expired in March", "has lapsed", "has collapsed"])("is lapsed after it: it %s", async (end) =>
    expect(await drafted(`The grain accord of 2022 ${end}.`, [`The grain accord of 2022 ${end}`], "in force")).toBe(
      "lapsed",
    ),
  );
  const signed = "The two signed the Grain Accord in 2012";
  it.each([
    ["The Grain Accord is still in force", "in force"],
    ["The Grain Accord expired in March", "lapsed"],
    ["Norway denounced the Grain Accord in 2020", "ended"],
  ])("is the last that its passages state: %s", async (later, status) => {
    for (const quotes of [
      [signed, later],
      [later, signed],
    ])
      expect(await drafted(`${signed}. ${later}.`, quotes, "in force")).toBe(status);
  });
  it("is no more than its passages state", async () =>
    expect(await drafted(`${signed}.`, [signed], "in force")).toBe("signed"));
  it("is not taken down by how the accord is only spoken of", async () => {
    const text = "The ministers are glad of a renewal of the grain pact, which both have kept.";
    const quote = "a renewal of the grain pact";
    const rules = read(`${HEAD} ${text}`, { asOf: "2024-05-15" });
    const spoken: Reading = {
      ...rules,
      items: rules.items.map((item) =>
        item.kind === "accord" ? { ...item, status: "proposed" as const, stated: false } : item,
      ),
    };
    expect(spoken.items.filter(({ kind }) => kind === "accord")).not.toEqual([]);
    for (const items of [[], [{ kind: "accord", quote, status: "signed" }], [{ kind: "accord", quote }]]) {
      const draft = { negotiation: true, accords: [{ id: "a", name: "pact", status: "signed", quotes: [quote] }] };
      const { proposed } = await propose(
        spoken,
        "m",
        says({ "read-1": { actors: [], items }, draft, criticise: { edits: [] } }),
      );
      expect(proposed!.accords[0].status).toBe("signed");
    }
  });
});
