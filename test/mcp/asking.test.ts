import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFolder } from "../../src/files/case-folder.ts";
import { journalOf, quickForms } from "../../src/files/case-history.ts";
import { proposalsAt, proposalsText } from "../../src/reader/draft/kept.ts";
import { blankProposals, caseOf } from "../../src/reader/draft/proposals.ts";
import { entente } from "../cli/command.ts";
import { strait } from "../reader/draft/strait.ts";
import { caseFiles, connect, ERAS, folderWith, type Era, type Person } from "./client.ts";

const NAME = "calder-harbour";
/** Eight numbers of a small case left open. */
const OPEN = [
  ["residual", "value: 2 to 6", 'value: "? 2 to 6: elections"'],
  ["actors.ostrea.friction", "friction: 1 to 3", 'friction: "? 1 to 3: the chamber votes"'],
  ["actors.ostrea.needs.yard.weight", "weight: 65 to 95", 'weight: "? 65 to 95: it wants to stay"'],
  ["actors.ostrea.stakes.strait.friction", "friction: 0.5 to 2", 'friction: "?"'],
  ["drivers.fuel.mean", "mean: 100 to 150", 'mean: "? 100 to 150: it swings"'],
  ["drivers.fuel.spread", "spread: 20 to 40", 'spread: "? 20 to 40: it swings"'],
  ["tables.harbour.meetings_per_year", "meetings_per_year: 3 to 6", 'meetings_per_year: "? 3 to 6: they meet"'],
  ["questions.lease.by", "by: 2027-12", 'by: "? 2027-12: no date is named"'],
] as const;
const files = caseFiles(NAME);
const draft = OPEN.reduce((text, [, from, to]) => {
  const last = from === "friction: 0.5 to 2" ? text.indexOf(from) : text.lastIndexOf(from);
  return text.slice(0, last) + to + text.slice(last + from.length);
}, files[`${NAME}/case.yaml`]!);
const paths = OPEN.map(([path]) => path);

async function asked(person?: Person, { era = "2026", relay = false }: { era?: Era; relay?: boolean } = {}) {
  const folder = folderWith({ ...files, [`${NAME}/case.yaml`]: draft });
  const { call, desk } = await connect(folder, { era, settings: { relay }, ...(person ? { person } : {}) });
  const { base } = (await call("case_check", { case: NAME })).data;
  const place = join(folder, NAME);
  const yaml = (): string => readFileSync(join(place, "case.yaml"), "utf8");
  return { ask: (input: object) => call("numbers_ask", { case: NAME, base, ...input }), yaml, place, call, desk };
}

describe.each(ERAS)("a form under %s", (era) => {
  it("has a value and a sentence a number, and what is answered stands with the person's words", async () => {
    const forms: Parameters<Person>[0][] = [];
    const { ask, yaml, place } = await asked(
      (form) => {
        forms.push(form);
        return {
          action: "accept",
          content: {
            value_1: "2 to 4",
            sentence_1: "our ministers fell over less",
            value_2: "3 to 6",
            value_3: "",
            value_4: "2024-12",
          },
        };
      },
      { era },
    );
    const answer = await ask({
      paths: ["actors.ostrea.friction", "tables.harbour.meetings_per_year", "drivers.fuel.mean", "questions.lease.by"],
    });
    expect(forms).toHaveLength(1);
    const { message, fields } = forms[0]!;
    expect(Object.keys(fields)).toEqual([
      "value_1",
      "sentence_1",
      "value_2",
      "sentence_2",
      "value_3",
      "sentence_3",
      "value_4",
    ]);
    expect(fields["value_1"]).toMatchObject({ type: "string", default: "1 to 3" });
    expect(message).toContain("doubled since spring");
    expect(answer.data).toMatchObject({
      state: "answered",
      answered: [
        { path: "actors.ostrea.friction", value: "2 to 4" },
        { path: "tables.harbour.meetings_per_year", value: "3 to 6" },
      ],
      refused: [{ path: "questions.lease.by", value: "2024-12" }],
      open: 6,
    });
    expect(yaml()).toContain('friction: {value: 2 to 4, judgment: "our ministers fell over less"}');
    expect(yaml()).toContain('meetings_per_year: {value: 3 to 6, suggested: "they meet"}');
    expect(journalOf(place)).toMatchObject([
      { form: "numbers", client: "test-client", paths: ["actors.ostrea.friction", "tables.harbour.meetings_per_year"] },
    ]);
  });
  it("reads numbers and dates as people write them", async () => {
    const content = { value_1: "every three months", value_2: "December 2026" };
    const { ask } = await asked(() => ({ action: "accept", content }), { era });
    const answer = await ask({ paths: ["tables.harbour.meetings_per_year", "questions.lease.by"] });
    expect(answer.data).toMatchObject({
      answered: [
        { path: "tables.harbour.meetings_per_year", value: "4" },
        { path: "questions.lease.by", value: "2026-12" },
      ],
      refused: [],
    });
  });
  it.each([
    ["declines", { action: "decline" as const }],
    ["cancels", { action: "cancel" as const }],
  ])("that a person %s is put once, and nothing is written", async (_, reply) => {
    let put = 0;
    const { ask, yaml, place } = await asked(
      () => {
        put++;
        return reply;
      },
      { era },
    );
    const answer = await ask({ paths: ["actors.ostrea.friction"] });
    expect(answer.data).toMatchObject({ state: "declined", answered: [], open: 8 });
    expect(put).toBe(1);
    expect(yaml()).toBe(draft);
    expect(journalOf(place)).toEqual([]);
  });
  it("whose answers are all wrong writes nothing and says why", async () => {
    const { ask, yaml } = await asked(() => ({ action: "accept", content: { value_1: "-3", value_2: "a lot" } }), {
      era,
    });
    const answer = await ask({ paths: ["actors.ostrea.friction", "drivers.fuel.mean"] });
    expect(answer.data.refused).toHaveLength(2);
    expect(answer.data.refused[0].message).toMatch(/at least 0/);
    expect(yaml()).toBe(draft);
  });
  it("is not put where the client has none: the answer names the two other ways", async () => {
    const { ask, yaml } = await asked(undefined, { era });
    const answer = await ask({ paths: ["actors.ostrea.friction"] });
    expect(answer.isError).toBe(false);
    expect(answer.text).toMatch(/^\[no-elicitation\] Your client cannot put a form.*`entente fill calder-harbour`/);
    expect(answer.data).toMatchObject({
      state: "needs_person",
      how: [`entente fill ${NAME}`, `entente studio ${NAME}`],
      open: 8,
    });
    expect(yaml()).toBe(draft);
  });
  it("for the rest takes every suggestion as suggested, once the person agrees", async () => {
    const replies: ReturnType<Person>[] = [
      { action: "accept", content: { agree: false } },
      { action: "accept", content: { agree: true } },
    ];
    const { ask, yaml, place, call } = await asked(() => replies.shift()!, { era });
    expect((await ask({ rest: true })).data).toMatchObject({ state: "declined", open: 8 });
    expect((await ask({ rest: true })).data).toMatchObject({ state: "answered", open: 1 });
    const today = new Date().toISOString().slice(0, 10);
    expect(yaml()).toContain(
      `friction: {value: 1 to 3, suggested: "accepted as a whole on ${today}; the chamber votes"}`,
    );
    expect(yaml()).toContain("by: 2027-12");
    expect(journalOf(place)).toMatchObject([{ form: "rest" }]);
    const { data } = await call("case_check", { case: NAME });
    expect(data.open).toEqual([{ path: "actors.ostrea.stakes.strait.friction", suggestion: null, reason: null }]);
    expect(data.grounds.suggested).toBe(7); // the residual stands for two actors; the date is not a number
  });
});

describe("proposals beside a case", () => {
  /** A draft as `case_draft` leaves it: the case, and the proposals that it was written from. */
  async function proposed(person: Person) {
    const proposals = { ...blankProposals("2019-03"), source: SOURCE, proposed: strait };
    const text = caseOf(proposals);
    const folder = folderWith({
      "strait/case.yaml": text,
      "strait/article.txt": "Arda and Belmar dispute the strait.",
      "strait/proposals.json": proposalsText(proposals),
    });
    const { call } = await connect(folder, { era: "2026", settings: { relay: false }, person });
    const { base } = (await call("case_check", { case: "strait" })).data;
    return {
      place: join(folder, "strait"),
      ask: (input: object) => call("numbers_ask", { case: "strait", base, ...input }),
    };
  }
  const SOURCE = { title: "T", author: null, publisher: null, date: "2019-03", url: null, file: "article.txt" };
  it("follow a form's answers, so that a review writes the case again with them", async () => {
    const { place, ask } = await proposed(() => ({
      action: "accept",
      content: { value_1: "3 to 5", sentence_1: "ministers fall" },
    }));
    await ask({ paths: ["residual"] });
    const kept = proposalsAt(place)!;
    expect(kept.proposals.filled).toEqual({ residual: { written: "3 to 5", sentence: "ministers fall" } });
    expect((await entente("review", place, "--accept-all")).status).toBe(0);
    expect(readFileSync(join(place, "case.yaml"), "utf8")).toMatch(/3 to 5[^]*ministers fall/);
  });
  it("follow the suggestions that are taken as they are", async () => {
    const { place, ask } = await proposed(() => ({ action: "accept", content: { agree: true } }));
    const { answered } = (await ask({ rest: true })).data;
    const kept = proposalsAt(place)!;
    const by = "questions.pilots.by"; // is in the question itself
    const paths = (answered as { path: string }[]).map(({ path }) => path);
    expect(paths).toContain(by);
    expect(Object.keys(kept.proposals.filled)).toEqual(paths.filter((path) => path !== by));
    expect(kept.proposals.proposed.questions[0]!.until.date).toBe("2024-12");
    expect((await entente("review", place, "--accept-all")).status).toBe(0);
    expect(
      checkFolder(place, join(place, "case.yaml"), readFileSync(join(place, "case.yaml"), "utf8")).draft,
    ).toBeNull();
  });
});

describe("numbers_ask", () => {
  it("waits for a slow person, and writes nothing where the case was edited meanwhile", async () => {
    const { ask, yaml, place } = await asked(
      () =>
        new Promise<never>((done) => {
          setTimeout(async () => {
            const { writeFileSync } = await import("node:fs");
            writeFileSync(join(place, "case.yaml"), `${draft}# edited\n`);
            done({ action: "accept", content: { value_1: "2 to 4" } } as never);
          }, 50);
        }),
    );
    const answer = await ask({ paths: ["actors.ostrea.friction"] });
    expect(answer.text).toMatch(/^\[stale\]/);
    expect(yaml()).toBe(`${draft}# edited\n`);
  });
  it("asks again for a number that is filled in, with the new sentence beside it", async () => {
    const { ask, yaml } = await asked(({ message, fields }) => {
      expect(message).toContain("It stands at 15 to 30");
      expect(fields["value_1"]).toMatchObject({ default: "15 to 30" });
      return { action: "accept", content: { value_1: "20 to 35", sentence_1: "they said so" } };
    });
    const answer = await ask({ paths: ["actors.calder.points_per_bn"] });
    expect(answer.data?.answered, answer.text).toHaveLength(1);
    expect(yaml()).toContain('value: 20 to 35\n      judgment: "they said so"');
  });
  it("what the person said stays, whatever the assistant writes around it", async () => {
    const { ask, call, yaml } = await asked(() => ({
      action: "accept",
      content: { value_1: "2 to 4", sentence_1: "they fell over less" },
    }));
    const { base } = (await ask({ paths: ["actors.ostrea.friction"] })).data;
    for (const value of [
      "{value: 2 to 4, judgment: I think so}",
      "2 to 4",
      '{value: 2 to 4, because: [{judgment: "it is known"}]}',
    ]) {
      const edited = await call("case_edit", {
        case: NAME,
        base,
        changes: [{ op: "put", path: "actors.ostrea.friction", yaml: value }],
      });
      expect(edited.text, value).toMatch(/^\[number-without-ground\] actors\.ostrea\.friction: /);
    }
    expect(yaml()).toContain('judgment: "they fell over less"');
  });
  it("says what is open where a path is not", async () => {
    const { ask } = await asked(() => ({ action: "decline" }));
    expect((await ask({ paths: ["actors.ostrea.frictoin"] })).text).toMatch(
      /^\[no-such-path\].*did you mean 'actors\.ostrea\.friction'\?.*Open are: residual/,
    );
    expect((await ask({ paths: ["a"], rest: true })).text).toMatch(/^\[bad-arguments\]/);
  });
  it("takes words from a chat with --relay alone, and every count says so", async () => {
    const said = [{ path: "actors.ostrea.friction", value: "2 to 4", words: "two to four, I'd say" }];
    const refused = await asked();
    expect((await refused.ask({ said })).text).toMatch(/^\[no-elicitation\].*--relay/);
    expect(refused.yaml()).toBe(draft);
    const { ask, yaml, place, call } = await asked(undefined, { relay: true });
    expect((await ask({ said })).data).toMatchObject({ state: "answered", open: 7 });
    expect(yaml()).toContain(`friction: {value: 2 to 4, judgment: "relayed by an assistant: 'two to four, I'd say'"}`);
    expect((await call("case_check", { case: NAME })).data.grounds.relayed).toBe(1);
    expect(journalOf(place)).toMatchObject([{ form: "relayed", seconds: null }]);
    const { stdout } = await entente("check", place, "--explain");
    expect(stdout.replace(/\s+/g, " ")).toContain("1 of them was passed on by an assistant from a chat");
  });
  it("marks six numbers that were answered in under two seconds, in the journal and in check", async () => {
    const content = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((n) => [
        `value_${n}`,
        ["2 to 5", "1 to 2", "70 to 90", "1 to 2", "90 to 120", "25 to 35"][n - 1]!,
      ]),
    );
    const { ask, place, call } = await asked(() => ({ action: "accept", content }));
    expect((await ask({ paths: paths.slice(0, 6) })).data.answered).toHaveLength(6);
    expect(journalOf(place)).toMatchObject([{ quick: true }]);
    expect(quickForms(place)).toHaveLength(1);
    expect((await entente("check", place)).stdout).toContain("faster than they can be read");
    const { messages } = (await call("case_check", { case: NAME })).data;
    expect(messages.map(({ code }: { code: string }) => code)).toContain("quick-form");
  });
  it("what came through forms checks, and the case runs once nothing is open", async () => {
    const { ask, place } = await asked(() => ({
      action: "accept",
      content: { value_1: "1 to 2", sentence_1: "as the others", agree: true },
    }));
    expect((await ask({ paths: ["actors.ostrea.stakes.strait.friction"] })).isError).toBe(false);
    const file = join(place, "case.yaml");
    expect(checkFolder(place, file, readFileSync(file, "utf8")).draft?.unfilled).toHaveLength(7);
  });
});
