import { describe, expect, it } from "vitest";
import { check } from "../../../src/language/index.ts";
import { withAnswer } from "../../../src/reader/draft/cards.ts";
import { isAsked, passed, stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { legendOf, rowsOf, suggested, wordsOf } from "../../../src/reader/draft/interview/shape.ts";
import { blankProposals, caseOf, parseProposals, type Proposals } from "../../../src/reader/draft/proposals.ts";
import { standingPart } from "../../../src/reader/draft/parts.ts";
import type { Proposed } from "../../../src/reader/draft/proposed.ts";
import { strait } from "./strait.ts";

/** After these answers, each of which must be taken. */
const after = (proposals: Proposals, answers: readonly (readonly [id: string, words: string])[]): Proposals =>
  answers.reduce((now, [id, words]) => {
    const next = withStep(now, id, words);
    if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
    return next;
  }, proposals);
const errorsOf = (proposals: Proposals): string[] =>
  check({ id: "x", file: "case.yaml", text: caseOf(proposals) }, () => ({ text: "Arda and Belmar dispute the strait" }))
    .messages.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);

/** Every order of the numbers 1 to n. */
function ordersOf(n: number): string[] {
  if (n === 1) return ["1"];
  return ordersOf(n - 1).flatMap((order) => {
    const rest = order.split(" ");
    return rest.concat("").map((_, at) => rest.toSpliced(at, 0, String(n)).join(" "));
  });
}

const ANSWERS = [
  ["parties", "Alba; Benn"],
  ["issues", "The border; The gas field"],
  ["options.border", "As it is; A joint zone; A border treaty"],
  ["options.gas_field", "Nobody drills; Joint drilling"],
  ["order.border.alba", "3 1 2"],
  ["order.border.benn", "1 2 3"],
  ["questions", "2: 2028-12; 3: 2030"],
  ["procedures", "Alba's parliament: 2"],
  ["hurts", "Alba: its fishing grounds; The fishermen"],
  ["needs.alba", "gas (price of gas); work"],
  ["meets.gas", "1: little; 3: most"],
  ["record", "2019-01"],
  ["pace", "1: 2 to 4 because they met three times; 3: 2025-09, 2026-02"],
  ["pace.alba_parliament", "1: 2 to 6; 2: 30% to 60% because it is split"],
  ["governments.benn", "The coalition: 2026-10"],
  ["next.benn.chance", "1: The opposition; 2: 40% to 60%"],
  ["next.benn.wants", "2: worse than today; 3: about as today"],
  ["signs.alba", "1: 70%; 2: 5%"],
] as const;
const begun = blankProposals("2025-06-30");
/** A text in which an actor is only named. */
function withActor(name: string, names: string[]) {
  const { can: _, ...named } = strait.parties[0]!;
  const part = { ...named, id: "isles", name, names: [name, ...names], role: "other" as const, of: null };
  const proposals = after({ ...begun, proposed: { ...begun.proposed, others: [part] } }, []);
  return { part, proposals };
}
const whole = after(begun, ANSWERS);

const askedAt = (proposals: Proposals, step: string) => stepsOf(proposals).find(({ id }) => id === step)!;

describe("the interview", () => {
  it.each(["1 2 3", ""])("any outcome stays any when another is named later: all ticked, or none ('%s')", (numbers) => {
    const any = after(whole, [["procedures", `Alba's parliament: ${numbers}`]]);
    expect(askedAt(any, "procedures").now).toBe("Alba's parliament: 1 2 3");
    const more = after(any, [["options.gas_field", "Nobody drills; Joint drilling; A pipeline"]]);
    expect(askedAt(more, "procedures").now).toBe("Alba's parliament: 1 2 3 4");
    const some = after(more, [["procedures", "Alba's parliament: 2 4"]]);
    expect(askedAt(some, "procedures").now).toBe("Alba's parliament: 2 4");
    const yetMore = after(some, [["options.border", "As it is; A joint zone; A border treaty; A swap"]]);
    expect(askedAt(yetMore, "procedures").now).toBe("Alba's parliament: 2 5");
  });
  it("gives a valid draft after each answer once two parties and a matter are named", () => {
    for (let n = 2; n <= ANSWERS.length; n++) expect(errorsOf(after(begun, ANSWERS.slice(0, n)))).toEqual([]);
  });
  it("shows each answer as it would be typed, and the same answer typed again changes nothing", () => {
    const texts = new Map(stepsOf(whole).map(({ id, now }) => [id, now]));
    for (const [id, words] of ANSWERS) {
      if (id !== "signs.alba") expect(texts.get(id), id).toBe(words);
      expect(caseOf(after(whole, [[id, texts.get(id)!]])), id).toBe(caseOf(whole));
    }
  });
  it.each(["they met; the month is fixed", "twice; thrice; often"])("keeps a reason as it was typed: %s", (reason) => {
    const { shape } = askedAt(whole, "pace");
    const said = wordsOf(shape, rowsOf(shape, `1: 2 to 4 because ${reason}; 2: 30%`));
    const now = after(whole, [["pace", said]]);
    expect(now.filled["tables.talks.meetings_per_year"]?.sentence).toBe(reason);
    expect(now.filled["tables.talks.concludes"]?.written).toBe("30%");
    expect(askedAt(now, "pace").now).toBe(said);
    expect(caseOf(now)).toContain(reason);
  });
  it("asks about structure first, and of what was named alone", () => {
    const steps = stepsOf(whole);
    const last = steps.findLastIndex(({ structure }) => structure);
    expect(steps.slice(0, last).every(({ structure }) => structure)).toBe(true);
    const fewer = after(whole, [["issues", "- The gas field"]]);
    expect(stepsOf(fewer).map(({ id }) => id)).not.toContain("options.gas_field");
  });
  it.each(ordersOf(4))("keeps every order of four outcomes, and suggests values that rise in it: %s", (order) => {
    const asked = after(begun, [
      ...ANSWERS.slice(0, 2),
      ["options.border", "As it is; One; Two; Three"],
      ["order.border.alba", order],
    ]);
    expect(stepsOf(asked).find(({ id }) => id === "order.border.alba")!.now).toBe(order);
    const text = caseOf(asked);
    const alba = text.slice(text.indexOf("  alba:"), text.indexOf("  benn:"));
    const middles = order.split(" ").map((number) => {
      const range = /"\?(?: suggest)? *(-?\d+) to (-?\d+)/.exec(
        alba.slice(alba.indexOf(["", "one:", "two:", "three:"][Number(number) - 1]!)),
      );
      return number === "1" ? 0 : (Number(range![1]) + Number(range![2])) / 2;
    });
    expect(middles).toEqual([...new Set(middles)].sort((a, b) => a - b));
  });
  it.each([
    ["parties.alba", { name: "Nation of Alba" }, "Will Nation of Alba and Benn sign a border treaty"],
    ["issues.border.options.border_treaty", { text: "A frontier treaty" }, "Will Alba and Benn sign a frontier treaty"],
  ])("a question that a person asked follows a new name of %s, unless they wrote its words", (card, patch, begins) => {
    const asks = (proposed: Proposed) => proposed.questions.map(({ ask }) => ask);
    const renamed = (proposed: Proposed) => asks(withAnswer(proposed, card, { do: "change", patch }));
    expect(asks(whole.proposed).some((ask) => ask.startsWith(begins))).toBe(false);
    expect(renamed(whole.proposed).some((ask) => ask.startsWith(begins))).toBe(true);
    const questions = whole.proposed.questions.map((one) => ({ ...one, ask: "Will it be as I wrote?" }));
    expect(renamed({ ...whole.proposed, questions })).toEqual(questions.map(({ ask }) => ask));
  });
  it("orders options into losses and gains, and says what meets what in words", () => {
    const { stakes, needs, procedures, governments } = standingPart(whole.proposed);
    expect(stakes.find(({ actor }) => actor === "alba")!.order).toEqual([
      { option: "border_treaty", worth: "low" },
      { option: "joint_zone", worth: "high" },
    ]);
    expect(needs.find(({ name }) => name === "gas")).toMatchObject({
      holder: "alba",
      met_by: [
        { issue: "border", option: "joint_zone", share: "little" },
        { issue: "gas_field", option: "joint_drilling", share: "most" },
      ],
      sharpened_by: [{ driver: "price_of_gas", at: "high" }],
    });
    expect(needs.find(({ polarity }) => polarity === "avoid")!.holder).toBe("alba");
    expect(procedures[0]!.after).toEqual([{ issue: "border", option: "border_treaty" }]);
    expect(governments[0]!.until.date).toBe("2026-10");
    expect(whole.would_sign).toEqual({
      alba: { "issues.border.options.joint_zone": 0.7, "issues.border.options.border_treaty": 0.05 },
    });
  });
  it("asks whether a procedure approves, once there is one, and drops the question with the procedure", () => {
    const shape = stepsOf(whole).find(({ id }) => id === "questions")!.shape;
    const approval =
      shape.is === "outcomes" ? shape.outcomes.find(({ text }) => text.endsWith("gives its consent")) : undefined;
    const asked = after(whole, [["questions", `+ ${approval!.number}: 2029-12`]]);
    const text = caseOf(asked);
    expect(text).toMatch(/when: \{alba_parliament: approved\}/);
    expect(errorsOf(asked)).toEqual([]);
    expect(stepsOf(asked).find(({ id }) => id === "questions")!.now).toContain(`${approval!.number}: 2029-12`);
    expect(caseOf(after(asked, [["procedures", "none"]]))).not.toContain(": approved}");
  });
  it("asks whether an outcome is signed and approved as one question, which follows its procedure", () => {
    const two = after(whole, [["procedures", "Alba's parliament: 2; The senate of Benn: 2 3"]]);
    const { shape } = stepsOf(two).find(({ id }) => id === "questions")!;
    const choices = shape.is === "outcomes" ? shape.outcomes : [];
    const joint = choices.filter(({ text }) => text.includes("approved by"));
    expect(joint.map(({ text }) => text)).toEqual([
      "The border: A border treaty, signed, and approved by Alba's parliament and the senate of Benn",
      "The gas field: Joint drilling, signed, and approved by the senate of Benn",
    ]);
    const asked = after(two, [["questions", `${joint[0]!.number}: 2029-12; 2: 2028-12`]]);
    expect(caseOf(asked)).toContain(
      "when: {border: border_treaty, alba_parliament: approved, senate_of_benn: approved}",
    );
    expect(caseOf(asked)).toContain("when: {border: border_treaty}\n");
    expect(standingPart(asked.proposed).questions.map(({ ask }) => ask)).toContain(
      "Will Alba and Benn sign a border treaty, and Alba's parliament and the senate of Benn approve it, by the end of 2029?",
    );
    expect(errorsOf(asked)).toEqual([]);
    expect(parseProposals(JSON.stringify(asked))).toEqual(asked);
    expect(caseOf(after(asked, [["procedures", "none"]]))).not.toContain("approved}");
  });
  it("asks for an outcome or any larger step as one question, which follows the matter's outcomes", () => {
    const { shape } = stepsOf(whole).find(({ id }) => id === "questions")!;
    const choices = shape.is === "outcomes" ? shape.outcomes : [];
    const larger = choices.filter(({ text }) => text.endsWith("or any larger step"));
    expect(larger.map(({ text }) => text)).toEqual(["The border: A joint zone, or any larger step"]);
    const { number } = larger[0]!;
    const asked = after(whole, [["questions", `${number}: 2029-12; 1: 2028-12`]]);
    expect(
      stepsOf(asked)
        .find(({ id }) => id === "questions")!
        .now.split("; ")
        .sort(),
    ).toEqual(["1: 2028-12", `${number}: 2029-12`].sort());
    expect(caseOf(asked)).toContain("when: {border: [joint_zone, border_treaty]}");
    expect(caseOf(asked)).toContain("when: {border: joint_zone}\n");
    expect(standingPart(asked.proposed).questions.map(({ ask }) => ask)).toContain(
      "Will Alba and Benn agree on a joint zone, or more, by the end of 2029?",
    );
    expect(errorsOf(asked)).toEqual([]);
    expect(parseProposals(JSON.stringify(asked))).toEqual(asked);
    const more = after(asked, [["options.border", "As it is; A joint zone; A border treaty; A union"]]);
    expect(caseOf(more)).toContain("when: {border: [joint_zone, border_treaty, union]}");
    const fewer = after(asked, [["options.border", "As it is; A joint zone"]]);
    expect(caseOf(fewer)).not.toContain("or more");
    expect(errorsOf(fewer)).toEqual([]);
  });
  it("writes how fast it goes and what a next government wants into the case, and leaves open what was skipped", () => {
    const text = caseOf(whole);
    expect(text).toContain('meetings_per_year: {value: 2 to 4, judgment: "they met three times"}');
    expect(text).toMatch(/concludes: "\? 0\.05 to 0\.5: /);
    expect(text).toContain("meets_on: [2025-09, 2026-02]");
    expect(text).toMatch(/approved: \{value: 30% to 60%, judgment: "it is split"\}/);
    expect(text).toMatch(
      /next:\n +name: "The opposition"\n +set:\n +stakes\.border\.values\.border_treaty: "\? -80 to -20/,
    );
    expect(text).toContain("to: {next: 40% to 60%}");
    const again = after(whole, [
      ["pace", "none"],
      ["next.benn.chance", "none"],
      ["next.benn.wants", "none"],
    ]);
    expect(caseOf(again)).toMatch(/next: \{name: "Whoever follows"\}[^]*meetings_per_year: "\? 0\.5 to 6: /);
    expect(caseOf(again)).not.toContain("meets_on");
    expect(errorsOf(again)).toEqual([]);
  });
  it("gives an example that is an answer, for every step of fields", () => {
    const dated = after(whole, [["needs.alba", "gas (the summit in October)"]]);
    const undated = after(whole, [["governments.benn", "The coalition"]]);
    const later = after(blankProposals("2031-05-02"), [
      ...ANSWERS.slice(0, 2),
      ["needs.alba", "gas (the next election)"],
    ]);
    for (const proposals of [dated, undated, later])
      for (const { id, form, shape } of stepsOf(proposals)) {
        if (shape.is !== "fields") continue;
        const [, example] = /such as (\d+: .+?)(?:; what you leave out|$)/.exec(form)!;
        expect(withStep(proposals, id, example!), id).not.toHaveProperty("problem");
      }
  });
  it("speaks of those who decide as one or several, and of who governs within a sentence", () => {
    const voted = after(whole, [
      ["procedures", "The voters: 1; The parliament of Alba: 2"],
      ["governments.benn", "The present government"],
    ]);
    const steps = stepsOf(voted);
    const asked = (id: string): string => {
      const { ask, shape } = steps.find((one) => one.id === id)!;
      return [ask, legendOf(shape)].join(" ");
    };
    expect(asked("questions")).toMatch(/The voters give their consent.*The parliament of Alba gives its consent/);
    expect(asked("pace.voters")).toContain("until the voters decide?");
    expect(asked("pace.parliament_of_alba")).toContain("until the parliament of Alba decides?");
    expect(asked("next.benn.chance")).toContain("who may follow the present government");
    expect(caseOf(voted)).toMatch(/how likely the voters agree"[^]*how likely the parliament of Alba agrees"/);
  });
  it("has no two steps of one id, whatever whoever must agree is called", () => {
    const now = after(whole, [["procedures", "Talks: 1; Pace: 2"]]);
    const ids = stepsOf(now).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith("pace"))).toHaveLength(3);
    expect(new Set(ids).size).toBe(ids.length);
    expect(caseOf(after(now, [["pace.talks", "1: 3 to 6"]]))).toMatch(/ talks:\n[^]*months: 3 to 6/);
  });
  it("takes a suggestion as one, and a plain number for a share as per cent", () => {
    const step = stepsOf(whole).find(({ id }) => id === "pace")!;
    const fields = step.shape.is === "fields" ? step.shape.fields : [];
    const taken = fields.slice(0, 2).map((one) => (one.is === "number" ? suggested(one) : ""));
    const now = after(whole, [["pace", `1: ${taken[0]}; 2: ${taken[1]}`]]);
    expect(caseOf(now)).toMatch(
      /meetings_per_year: \{value: 0\.5 to 6, suggested: [^]*concludes: \{value: 0\.05 to 0\.5, suggested: /,
    );
    expect(stepsOf(now).find(({ id }) => id === "pace")!.now).toBe("1: 0.5 to 6; 2: 5% to 50%");
    expect(caseOf(after(whole, [["pace.alba_parliament", "2: 30 to 60"]]))).toContain("approved: 30% to 60%");
  });
  it.each([
    ["the summit in October", "2025-10", { "2025-06": 0, "2025-10": 100, "2025-11": 0 }],
    ["the election on 3 May 2026", "2026-05", { "2025-06": 0, "2026-05": 100, "2026-06": 0 }],
    ["expiry of the waiver in January 2026", "2026-01", { "2025-06": 0, "2025-12": 0, "2026-01": 100 }],
  ])("makes a dated event that sharpens a need a date, and no index that swings: %s", (name, month, points) => {
    const now = after(whole, [["needs.alba", `gas (${name})`]]);
    const written = Object.entries(points).map(([at, value]) => `${at}: ${value}`);
    expect(caseOf(now)).toMatch(new RegExp(`process: path\n +points: \\{${written.join(", ")}\\}`));
    expect(caseOf(now)).not.toContain("half_life_months");
    expect(errorsOf(now)).toEqual([]);
    const step = stepsOf(now).find(({ id }) => id.startsWith("dates."))!;
    expect(step.now.slice(0, 10)).toBe(`1: ${month}`);
    expect(caseOf(after(now, [[step.id, "1: 2027-01; 2: until"]]))).toContain("2027-01: 100, 2027-02: 0");
    expect(caseOf(after(now, [[step.id, "2: always"]]))).toContain("half_life_months");
    expect(withStep(now, step.id, "1: 2020-01; 2: until")).toHaveProperty("problem");
    expect(parseProposals(JSON.stringify(now))).toEqual(now);
  });
  it("asks for the date of an event that has none, which moves nothing before", () => {
    const now = after(whole, [["needs.alba", "gas (the next election)"]]);
    expect(caseOf(now)).not.toContain("sharpened_by");
    const step = stepsOf(now).find(({ id }) => id.startsWith("dates."))!;
    expect(caseOf(after(now, [[step.id, "1: 2026-10; 2: until"]]))).toContain("2026-10: 100");
  });
  it.each(["price of gas", "fear of a war", "losses since the summit", "pressure of the voters", "winter"])(
    "takes what goes up and down for a quantity: %s",
    (name) => {
      const now = after(whole, [["needs.alba", `gas (${name})`]]);
      expect(stepsOf(now).some(({ id }) => id.startsWith("dates."))).toBe(false);
      expect(caseOf(now)).toContain("half_life_months");
    },
  );
  it("takes an actor that was read as no party for the one of its name, with its id and passages", () => {
    const { part: quoted, proposals } = withActor("The Isles", ["the islanders"]);
    for (const name of ["The Isles", "the islanders", "Isles"]) {
      const now = after(proposals, [["parties", `Alba; ${name}`]]);
      const party = standingPart(now.proposed).parties.find(({ id }) => id === "isles")!;
      expect(party).toMatchObject({ name, quotes: quoted.quotes });
      expect(now.proposed.others).toEqual([]);
      expect(parseProposals(JSON.stringify(now))).toEqual(now);
    }
    const vote = after(whole, [["procedures", "The Isles"]]);
    expect(standingPart(vote.proposed).procedures.map(({ id }) => id)).toContain("isles");
  });
  it.each([
    ["Any treaty must be ratified by the parliament of Alba", "The parliament of Alba", "2"],
    ["Drilling for gas has to pass Alba's National Assembly", "Alba's National Assembly", "3"],
    ["Alba's congress must vote on anything about the border", "Alba's congress", "1 2"],
    ["The zone must be approved by parliament", "Parliament", "1"],
    ["In Benn it has to pass a 300-seat parliament", "Parliament in Benn", "1 2 3"],
    ["Any agreement would be put to a referendum", "The voters", "1 2 3"],
    ["It needs two thirds", "Whoever must approve it", "1 2 3"],
  ])(
    "an accepted rule that somebody must approve offers who else must agree, open until it is looked at: %s",
    (says, who, ticked) => {
      const rule = {
        ...strait.parties[0]!,
        id: "ratification",
        rule: "ratification" as const,
        says,
        when: [],
        then: [],
      };
      const { name: _n, names: _ns, code: _c, can: _can, ...constraint } = rule;
      const quotes = [{ text: says, start: 0, end: says.length }];
      const read = { ...whole, proposed: { ...whole.proposed, constraints: [{ ...constraint, quotes }] } };
      const before = after(read, [["procedures", "none"]]);
      const accepted = { ...before, asked: [] };
      const step = stepsOf(accepted).find(({ id }) => id === "procedures")!;
      expect(isAsked(accepted, step)).toBe(false);
      const now = {
        ...accepted,
        proposed: withAnswer(accepted.proposed, "constraints.ratification", { do: "accept" }),
      };
      const offered = askedAt(now, "procedures");
      expect(offered.now).toBe(`${who}: ${ticked}`);
      expect(offered.guess).toMatch(ticked === "1 2 3" ? /does not say after which/ : /of which the passage speaks/);
      expect(isAsked(now, offered)).toBe(false);
      expect(caseOf(now)).toMatch(/procedure:\n +when: \{/);
      const seen = passed(now, "procedures");
      const told = askedAt(seen, "procedures");
      expect([told.now, told.guess, isAsked(seen, told)]).toEqual([offered.now, null, true]);
      expect(caseOf(seen)).toBe(caseOf(now));
      const late = passed(before, "procedures");
      const lateNow = { ...late, proposed: withAnswer(late.proposed, "constraints.ratification", { do: "accept" }) };
      expect(isAsked(lateNow, askedAt(lateNow, "procedures"))).toBe(false);
      const again = withAnswer(now.proposed, "constraints.ratification", { do: "accept" });
      expect(again.procedures).toHaveLength(now.proposed.procedures.length);
      const chosen = after(now, [["procedures", `${who}: 2`]]);
      for (const way of ["drop", "reopen"] as const) {
        const back = { ...now, proposed: withAnswer(now.proposed, "constraints.ratification", { do: way }) };
        expect(standingPart(back.proposed).procedures).toEqual([]);
        expect(isAsked(back, step)).toBe(false);
        const kept = withAnswer(chosen.proposed, "constraints.ratification", { do: way });
        expect(standingPart(kept).procedures.map((one) => one.who)).toEqual([who]);
      }
    },
  );
  it("keeps what others than parties would lose, and takes it back with them", () => {
    const said = after(whole, [["hurts", "Alba: its fishing grounds; The fishermen: their catch"]]);
    expect(caseOf(said)).toMatch(/fishermen: \{name: "The fishermen"\} {3}# would lose: their catch/);
    expect(errorsOf(said)).toEqual([]);
    expect(caseOf(after(said, [["hurts", "Alba: its fishing grounds"]]))).not.toContain("fishermen");
  });
  /** What is offered as that after which somebody else decides. */
  const offered = (proposals: Proposals) => {
    const { shape } = stepsOf(proposals).find(({ id }) => id === "procedures")!;
    return shape.is === "pairs" && typeof shape.value !== "string" ? shape.value : [];
  };
  it.each([
    ["Signed in May, not ratified", true],
    ["A treaty that awaits the senate", true],
    ["Initialled by both", true],
    ["As it is", false],
    ["No agreed line", false],
    ["Not yet signed", false],
    ["Nobody has ratified anything", false],
    ["Talks without a signature", false],
  ])(
    "offers what stands today as a text before somebody only where its words say that it is signed: %s",
    (text, is) => {
      const now = after(begun, [...ANSWERS.slice(0, 2), ["options.border", `${text}; A border treaty`]]);
      expect(offered(now).some((one) => one.text.startsWith(`The border: ${text}`))).toBe(is);
    },
  );
  it("takes a text that is signed already and waits for a consent, which is then open at the day of the case", () => {
    const today = after(whole, [["options.border", "Signed in May; A joint zone; A border treaty"]]);
    const signed = offered(today).find(({ text }) => text.startsWith("The border: Signed in May"))!;
    const waits = after(today, [["procedures", `Alba's parliament: ${signed.number}`]]);
    expect(caseOf(waits)).toMatch(/when: \{border: signed_in_may\}[^]*opened: "\? 2025-06: /);
    expect(errorsOf(waits)).toEqual([]);
    expect(stepsOf(waits).find(({ id }) => id === "procedures")!.now).toBe(`Alba's parliament: ${signed.number}`);
  });
  it("states in the case what each party would sign, which checks", () => {
    const said = after(whole, [["signs.benn", "2: 30%"]]);
    const text = caseOf(said);
    const { draft, messages } = check({ id: "d", file: "case.yaml", text }, () => ({ problem: "absent" }));
    expect(messages.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(draft!.case.today.map(({ id, low, high }) => [id, low, high])).toContainEqual([
      "benn_border_border_treaty",
      0.2,
      0.4,
    ]);
    expect(caseOf({ ...said, would_sign: {} })).not.toContain("today:");
  });
  it("adds to an answer, takes from it, and empties it", () => {
    const names = (words: string): string[] =>
      standingPart(after(whole, [["parties", words]]).proposed).parties.map(({ name }) => name);
    expect(names("+ Cora")).toEqual(["Alba", "Benn", "Cora"]);
    expect(names("+ Cora; Benn")).toEqual(["Alba", "Benn", "Cora"]);
    expect(withStep(whole, "parties", "- Alba")).toHaveProperty("problem");
    expect(standingPart(after(whole, [["procedures", "none"]]).proposed).procedures).toEqual([]);
  });
  it.each([
    ["parties", "Alba"],
    ["options.border", "As it is"],
    ["order.border.alba", "1 2"],
    ["questions", "9: 2028-12"],
    ["questions", "1: soon"],
    ["questions", "1: 2020-01"],
    ["questions", "1: 2028-13"],
    ["procedures", "parliament: 9"],
    ["hurts", "Alba"],
    ["meets.gas", "1: lots"],
    ["record", "2019"],
    ["record", "2030-01"],
    ["governments.benn", "The coalition: then"],
    ["signs.alba", "1: 170%"],
    ["pace", "1: about three"],
    ["pace", "4: 2"],
    ["pace", "1: because they met"],
    ["pace", "3: 2020-01"],
    ["pace", "3: 2026"],
    ["pace.alba_parliament", "2: 130%"],
    ["next.benn.chance", "2: soon"],
    ["next.benn.wants", "1: awful"],
    ["no.such", "x"],
  ])("says what is wrong with an answer: %s, %s", (id, words) => {
    expect(withStep(whole, id, words)).toHaveProperty("problem");
  });
  it.each([
    ["1 November 2028", "2028-11-01"],
    ["November 1st, 2028", "2028-11-01"],
    ["Nov 2028", "2028-11"],
    ["sept. 2028", "2028-09"],
    ["2028-11", "2028-11"],
  ])("reads %s as %s wherever it asks for a date", (words, date) => {
    const now = after(whole, [
      ["governments.benn", `The coalition: ${words}`],
      ["questions", `1: ${words}`],
      ["record", words.replace("2028", "2018")],
    ]).proposed;
    const standing = <P extends { state: string }>(all: P[]): P[] => all.filter(({ state }) => state !== "dropped");
    expect(standing(now.governments).find(({ of }) => of === "benn")!.until.date).toBe(date);
    expect(standing(now.questions).map(({ until }) => until.date)).toContain(date);
    expect(standing(now.record)[0]!.since.date).toBe(date.replace("2028", "2018"));
  });
  it.each(["31 June 2028", "Mayor 2028", "November", "1 11 2028"])("does not take %s for a date", (words) => {
    expect(withStep(whole, "governments.benn", `The coalition: ${words}`)).toHaveProperty("problem");
  });
  it.each([
    ["about 20", "write 20%"],
    ["20 to 30", "one share, such as 40%"],
    ["likely", "one share, such as 40%"],
  ])("says of the share '%s' what would be right, in the words that were typed", (typed, right) => {
    const { shape } = stepsOf(whole).find(({ id }) => id === "signs.alba")!;
    const words = wordsOf(shape, [{ name: "", value: typed, chosen: true }]);
    expect(words).toBe(`1: ${typed}`);
    const { problem } = withStep(whole, "signs.alba", words) as { problem: string };
    expect(problem).toContain(`'${typed}'`);
    expect(problem).toContain(right);
  });
  it.each(["parties", "issues"] as const)("%s under a name of the same id are the part that was dropped", (list) => {
    const kept = list === "parties" ? "Benn; Cord" : "The border";
    const gone = list === "parties" ? "alba" : "gas_field";
    const again = list === "parties" ? "The Alba" : "Gas field";
    const now = after(whole, [
      [list, kept],
      [list, `${kept}; ${again}`],
    ]).proposed[list];
    const part = now.find(({ id }) => id === gone)!;
    expect([part.name, part.state]).toEqual([again, "accepted"]);
    expect(now.filter(({ id }) => id.startsWith(gone))).toHaveLength(1);
  });
  it("a step that was passed over keeps its answer and is noted", () => {
    expect(passed(whole, "record").asked).toContain("record");
    expect(caseOf(passed(whole, "record"))).toBe(caseOf(whole));
  });
  it("keeps what a text said, with its passages, where its names are kept", () => {
    const read: Proposals = { ...begun, as_of: "2019-03", proposed: strait };
    const kept = after(read, [["parties", "Arda; Belmar; Cora"]]);
    expect(kept.proposed.parties.find(({ id }) => id === "arda")).toMatchObject({ by: "rules", state: "accepted" });
    expect(stepsOf(read).find(({ id }) => id === "parties")!.quotes).toEqual(["Arda and Belmar dispute the strait"]);
  });
  it("is kept as JSON and read again as it was", () => {
    const read = parseProposals(JSON.stringify({ ...whole, case_sha256: "of an earlier version" }));
    expect(read).toEqual(whole);
  });
});
