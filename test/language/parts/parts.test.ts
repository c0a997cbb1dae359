import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  addPart,
  check,
  movePart,
  partsIn,
  removePart,
  renamePart,
  type NewPart,
  type PartShown,
} from "../../../src/language/index.ts";

const read = (id: string): string => readFileSync(new URL(`../../../cases/${id}/case.yaml`, import.meta.url), "utf8");
const calder = read("calder-harbour");
const errors = (text: string): string[] =>
  check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" }))
    .messages.filter(({ severity, code }) => severity === "error" && code !== "unreadable-text")
    .map(({ path, message }) => `${path}: ${message}`);
const comments = (text: string): string[] => (text.match(/#.*$/gm) ?? []).sort();
const done = <T extends object>(got: T): Exclude<T, { problem: string }> => {
  if ("problem" in got) throw new Error(String(got.problem));
  return got as Exclude<T, { problem: string }>;
};
const pathsOf = (text: string): string[] => partsIn(text).map(({ path }) => path);

describe("adding a part", () => {
  const ADDED: readonly NewPart[] = [
    { kind: "actors", name: "The fishermen" },
    { kind: "actors", name: "A third state", at: "tables.harbour" },
    { kind: "stakes", name: "", of: "actors.ostrea", on: "issues.yard" },
    { kind: "needs", name: "quiet at home", of: "actors.calder" },
    { kind: "governments", name: "The present chamber", of: "actors.ostrea", date: "2027-10" },
    { kind: "governments", name: "", of: "actors.calder" },
    { kind: "drivers", name: "Price of steel" },
    { kind: "issues", name: "The customs house", at: "tables.harbour" },
    { kind: "options", name: "Open in summer", of: "issues.strait" },
    { kind: "procedures", name: "The islands' vote", on: "issues.yard.options.leased" },
    { kind: "tables", name: "A summit", parties: ["ostrea", "calder"], issues: ["strait"] },
    { kind: "questions", name: "Will it be shared?", on: "issues.yard.options.shared", date: "2028-12" },
    {
      kind: "questions",
      name: "Will it be leased, with the strait open?",
      when: ["issues.yard.options.leased", "issues.yard.options.shared", "issues.strait.options.open"],
      date: "2028-12",
    },
    { kind: "scenarios", name: "Cheap fuel", number: "drivers.fuel.mean", quantity: "60 to 80" },
    { kind: "factors", name: "Tempers" },
    { kind: "accords", name: "memorandum", parties: ["ostrea", "calder"], date: "2020-05" },
    { kind: "drivers", name: "Wages", process: "trend" },
    { kind: "drivers", name: "Quiet", process: "regimes", levels: ["quiet", " tense", "war"] },
    { kind: "reactions", name: "Strikes", on: "issues.yard.options.leased", driver: "drivers.fuel", why: "So it was." },
    {
      kind: "constraints",
      name: "No lease with the strait",
      when: ["issues.yard.options.leased", "issues.strait.options.open"],
      why: "The yard needs the strait.",
    },
    {
      kind: "constraints",
      name: "Shared with a joint strait",
      when: ["issues.yard.options.shared"],
      then: ["issues.strait.options.open"],
    },
    { kind: "today", name: "A lease", of: "actors.calder", on: "issues.yard.options.leased", quantity: "20% to 40%" },
    { kind: "today", name: "All", on: "issues.yard.options.leased", quantity: "unlikely", why: "Nobody asked." },
  ];
  it.each(ADDED.map((part) => [part.kind, part] as const))(
    "%s leaves a valid draft and the rest as it is",
    (kind, part) => {
      const { text, path } = done(addPart(calder, part));
      expect(errors(text)).toEqual([]);
      expect(pathsOf(text)).toContain(path);
      if (kind !== "procedures" && kind !== "issues")
        expect(pathsOf(text).filter((one) => one !== path)).toEqual(pathsOf(calder));
      expect(comments(text)).toEqual(comments(calder));
    },
  );
  it("keeps the words of a constraint, as its reason where none is given", () => {
    const rule = {
      kind: "constraints",
      name: "No lease of the yard while nobody may sail through the strait",
      when: ["issues.yard.options.leased", "issues.strait.options.open"],
    } as const;
    expect(done(addPart(calder, rule)).text).toContain(`- judgment: "${rule.name}"`);
    const reasoned = done(addPart(calder, { ...rule, why: "The yard needs the strait." })).text;
    expect(reasoned).toContain('- judgment: "The yard needs the strait."');
    expect(reasoned).not.toContain(rule.name);
  });
  it("makes ids from names, others than those there are", () => {
    const twice = done(addPart(calder, { kind: "drivers", name: "Fuel" }));
    expect(twice).toMatchObject({ path: "drivers.fuel_2" });
    expect(done(addPart(calder, { kind: "factors", name: "The Élan: 2nd" }))).toMatchObject({
      path: "factors.elan_2nd",
    });
    expect(done(addPart(calder, { kind: "factors", name: "\u5cf6" }))).toMatchObject({
      path: expect.stringMatching(/^factors\.x/) as string,
    });
  });
  it("that the case would contradict names what would have to give way, and lets it", () => {
    const said = done(
      addPart(calder, {
        kind: "today",
        name: "Calder would lease",
        of: "actors.calder",
        on: "issues.yard.options.leased",
        quantity: "20% to 50%",
        why: "They said so.",
      }),
    );
    const rule = {
      kind: "constraints",
      name: "No lease while the strait is closed",
      when: ["issues.yard.options.leased"],
      then: ["issues.strait.options.open"],
      why: "So it is.",
    } as const;
    const beside = () => ({
      text: readFileSync(new URL("../../../cases/calder-harbour/article.txt", import.meta.url), "utf8"),
    });
    const refused = addPart(said.text, rule, beside);
    expect(refused).toMatchObject({ problem: expect.stringMatching(/not feasible/), going: [said.path] });
    const { text } = done(addPart(said.text, rule, beside, true));
    expect(pathsOf(text)).not.toContain(said.path);
    expect(check({ id: "x", file: "case.yaml", text }, beside).messages.filter((m) => m.severity === "error")).toEqual(
      [],
    );
  });
  it("says what is missing", () => {
    for (const part of [
      { kind: "needs", name: "x" },
      { kind: "needs", name: " ", of: "actors.calder" },
      { kind: "stakes", name: "", of: "actors.calder" },
      { kind: "stakes", name: "", of: "actors.calder", on: "issues.yard" },
      { kind: "questions", name: "Will it?", date: "2028-12" },
      { kind: "questions", name: "Will it?", on: "issues.yard.options.shared" },
      { kind: "tables", name: "x", parties: ["ostrea"], issues: [] },
      { kind: "scenarios", name: "x" },
      { kind: "procedures", name: "x" },
      { kind: "accords", name: "x" },
      { kind: "constraints", name: "x" },
      { kind: "constraints", name: "x", when: ["issues.yard.options.shared"] },
      { kind: "reactions", name: "x", on: "issues.yard.options.shared" },
      { kind: "today", name: "x", on: "issues.yard.options.shared", quantity: "often" },
      { kind: "drivers", name: "x", process: "regimes", levels: ["one"] },
    ] as NewPart[])
      expect(addPart(calder, part), JSON.stringify(part)).toHaveProperty("problem");
  });
});

describe("renaming a part", () => {
  it("gives it the id of its new name, and corrects what refers to it", () => {
    const { text } = done(renamePart(calder, "actors.ostrea", "The Kingdom of Ostrea"));
    expect(errors(text)).toEqual([]);
    expect(text).toContain("kingdom_of_ostrea:\n");
    expect(text).toContain("parties: [kingdom_of_ostrea, calder]");
    expect(text).toContain("actors.kingdom_of_ostrea.needs.yard.weight:");
    expect(comments(text)).toEqual(comments(calder));
    const option = done(renamePart(calder, "issues.yard.options.leased", "A lease of thirty years"));
    expect(errors(option.text)).toEqual([]);
    expect(option.text).toContain("when: {yard: lease_of_thirty_years}");
  });
  it("gives a constraint the id of its new words, and no key that the language has not", () => {
    const when = ["issues.yard.options.leased", "issues.strait.options.open"];
    const added = done(addPart(calder, { kind: "constraints", name: "Not both", when, why: "So it is." }));
    const renamed = done(renamePart(added.text, added.path, "Yard or strait"));
    expect(renamed.path).toBe("constraints.yard_or_strait");
    expect(renamed.text).toBe(added.text.replace("not_both:", "yard_or_strait:"));
    expect(errors(renamed.text)).toEqual([]);
  });
  it("keeps an id that fits, and refuses an empty name", () => {
    expect(done(renamePart(calder, "drivers.fuel", "Fuel!"))).toMatchObject({ path: "drivers.fuel" });
    expect(renamePart(calder, "drivers.fuel", " ")).toHaveProperty("problem");
    expect(renamePart(calder, "drivers.none", "x")).toHaveProperty("problem");
  });
});

describe("moving a part", () => {
  it("takes its comments along, and moving it back gives the same bytes", () => {
    for (const id of ["calder-harbour"]) {
      const text = read(id);
      const parts = partsIn(text);
      let moved = 0;
      for (const { path } of parts) {
        const down = movePart(text, path, 1);
        if ("problem" in down) continue;
        moved++;
        expect(comments(down.text), path).toEqual(comments(text));
        expect(done(movePart(down.text, path, -1)).text, path).toBe(text);
      }
      expect(moved).toBeGreaterThan(parts.length / 3);
    }
    expect(movePart(calder, "actors.ostrea", -1)).toMatchObject({
      problem: expect.stringContaining("first") as string,
    });
  });
  it("moves lines with the comment above them and behind them", () => {
    const text = "drivers:\n  # first\n  a: 1   # one\n\n  # second\n  b:\n    c: 2\nend: {x: 1, y: 2}\n";
    expect(done(movePart(text, "drivers.a", 1)).text).toBe(
      "drivers:\n  # second\n  b:\n    c: 2\n\n  # first\n  a: 1   # one\nend: {x: 1, y: 2}\n",
    );
    expect(done(movePart(text, "end.y", -1)).text).toContain("end: {y: 2, x: 1}");
  });
});

describe("removing a part", () => {
  it("says what depends on it, and removes that too", () => {
    const { text, leaning } = done(removePart(calder, "drivers.fuel"));
    expect(errors(text)).toEqual([]);
    expect(leaning).toEqual(
      expect.arrayContaining([
        "actors.calder.needs.income.sharpened_by.fuel",
        "scenarios.cold_winters.set.drivers.fuel.mean",
      ]),
    );
    expect(text).not.toMatch(/drivers\.fuel|fuel: \{/);
  });
  it("leaves no empty block behind: a scenario that sets nothing more goes, and so does what held the last of its kind", () => {
    const { text } = done(removePart(calder, "drivers.fuel"));
    expect(text).not.toContain("{}");
    const added = done(
      addPart(calder, {
        kind: "reactions",
        name: "Strikes",
        on: "issues.yard.options.leased",
        driver: "drivers.fuel",
      }),
    );
    expect(done(removePart(added.text, added.path)).text).toBe(calder);
  });
  it("leaves a valid case or refuses, for every part of a case", () => {
    const kinds = new Map<PartShown["kind"], number>();
    for (const { kind, path } of partsIn(calder)) {
      if (kinds.has(kind)) continue; // one of each kind that goes
      const got = removePart(calder, path);
      if ("problem" in got) {
        expect(got.problem, path).toMatch(/cannot go/);
        continue;
      }
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      expect(errors(got.text), path).toEqual([]);
      expect(pathsOf(got.text)).not.toContain(path);
    }
    for (const kind of ["stakes", "needs", "drivers", "options", "questions", "scenarios", "accords"] as const)
      expect(kinds.get(kind), kind).toBeGreaterThan(0);
  });
  it("removes a condition as a whole, which without one of its parts would say something else", () => {
    const text = calder.replace(
      "\nquestions:\n",
      "\nconstraints:\n  not_both: {never: {yard: leased, strait: open}, because: [{judgment: So it is.}]}\n\nquestions:\n",
    );
    expect(errors(text)).toEqual([]);
    const { leaning, text: left } = done(removePart(text, "issues.yard.options.leased"));
    expect(leaning).toEqual(expect.arrayContaining(["constraints.not_both", "questions.lease"]));
    expect(left).not.toMatch(/never/);
  });
  it("strikes it where any of several conditions will do, and keeps what stands on the others", () => {
    const ANY = "when: {any: [{yard: leased}, {strait: open}]}";
    const text = calder.replace("    when: {yard: leased}\n", `    ${ANY}\n`);
    expect(text).toContain(ANY);
    expect(errors(text)).toEqual([]);
    const { text: left, going, staying } = done(removePart(text, "issues.yard.options.leased"));
    expect(errors(left)).toEqual([]);
    expect(left).toContain("    when: {strait: open}\n    by: 2027-12");
    expect(going).not.toContain("questions.lease");
    expect(staying).toContain("questions.lease");
  });
  it("refuses what a case cannot be without", () => {
    expect(removePart(calder, "tables.harbour")).toHaveProperty("problem");
    expect(removePart(calder, "actors.nobody")).toHaveProperty("problem");
  });
});
