/** What a new part holds, as YAML: open numbers have a wide range that would do and say why they are open. */
import { readShareLimits } from "../../numbers/share-limits.ts";
import { unfilledText } from "../text/unfilled.ts";
import type { NewPart } from "./add.ts";
import { freshId } from "./rename.ts";

/** An open number with a range that would do. */
export const open = (suggestion: string, reason: string): string => unfilledText({ suggestion, reason });
const q = (words: string): string => JSON.stringify(words);
type Problem = { problem: string };

/** @param optionsOf ids of an issue's options, the standing first */
export function skeleton(part: NewPart, name: string, optionsOf: (issue: string) => string[]): string | Problem {
  const { kind, on, parties = [], issues = [], date = "", number = "", quantity = "" } = part;
  switch (kind) {
    case "actors":
    case "factors":
      return `name: ${q(name)}`;
    case "stakes": {
      const others = optionsOf(on ?? "").slice(1);
      if (others.length === 0) return { problem: "the issue of a stake has no option besides the first" };
      return [
        `weight: ${open("10 to 60", "say how many points lie between the worst and the best of it")}`,
        "values:",
        ...others.map((one) => `  ${one}: ${open("-60 to 60", "say what it is worth, in per cent of the weight")}`),
      ].join("\n");
    }
    case "needs":
      return [
        `name: ${q(name)}`,
        `weight: ${open("10 to 60", "say how many points it costs while it is unmet")}`,
        `level: ${open("0.2 to 0.8", "say how far it is felt")}`,
      ].join("\n");
    case "governments":
      return [
        "now: present",
        `persistence: ${open("0.2 to 0.7", "say what share of its numbers a change leaves as they were")}`,
        "lines:",
        `  present: {name: ${q(name || "The present government")}}`,
        "  next: {name: Whoever follows}",
        "changes:",
        /^\d{4}-\d{2}$/.test(date)
          ? `  election: {on: ${date}, to: {next: ${open("0.2 to 0.7", "say how likely another line follows")}}}`
          : `  change: {per_year: ${open("0.05 to 0.4", "say how often governments change")}, to: {next: ${open("0.2 to 0.7", "say how likely another line follows")}}}`,
      ].join("\n");
    case "drivers":
      return driver(part, name);
    case "constraints":
      return constraint(part, name);
    case "reactions": {
      const when = conditionOf(on);
      const moved = (part.driver ?? "").split(".")[1];
      if (when === null) return { problem: "say after which option it comes" };
      if (!moved) return { problem: "say which driver it moves; add one first where there is none" };
      return [
        `name: ${q(name)}`,
        `when: ${when}`,
        `driver: ${moved}`,
        `shift: ${open("-20 to 20", "say how far it moves the driver, and which way")}`,
        ...because(part),
      ].join("\n");
    }
    case "today": {
      const stands = conditionOf(on);
      const actor = (part.of ?? "").split(".")[1];
      if (stands === null) return { problem: "say which option would be signed" };
      if (readShareLimits(quantity) === null)
        return { problem: "write a share such as 30%, limits such as 20% to 50%, or a word such as unlikely" };
      return [
        ...(actor ? [`actor: ${actor}`] : []),
        `package: ${stands}`,
        `share: ${q(quantity.trim())}`,
        ...because(part),
      ].join("\n");
    }
    case "issues":
      return [`name: ${q(name)}`, "options:", "  as_it_is: As it is", "  settled: A settlement"].join("\n");
    case "options":
      return q(name);
    case "procedures": {
      const when = conditionOf(on);
      if (when === null) return { problem: "say after which option it decides" };
      return [
        `name: ${q(name)}`,
        "procedure:",
        `  when: ${when}`,
        `  outcome: {approved: ${open("0.4 to 0.9", "say how likely it agrees")}}`,
        "  otherwise: refused",
        `  months: ${open("1 to 12", "say how long it takes")}`,
        "options: {pending: Not decided, approved: Approved, refused: Refused}",
      ].join("\n");
    }
    case "tables":
      if (parties.length < 2 || issues.length === 0) return { problem: "a table has two parties and an issue" };
      return [
        `name: ${q(name)}`,
        `parties: [${parties.join(", ")}]`,
        `issues: [${issues.join(", ")}]`,
        `meetings_per_year: ${open("0.5 to 6", "say how often it meets")}`,
        `concludes: ${open("0.05 to 0.5", "say how many meetings end in a text where one is acceptable to all")}`,
      ].join("\n");
    case "questions": {
      const yes = optionsBy(part.when?.length ? part.when : [on ?? ""]);
      if (yes === null) return { problem: "say which option counts as yes" };
      if (!/^\d{4}-\d{2}$/.test(date)) return { problem: "say by which month, such as 2028-12" };
      return [`ask: ${q(name)}`, `when: {${yes.join(", ")}}`, `by: ${date}`].join("\n");
    }
    case "scenarios":
      if (number === "" || quantity.trim() === "") return { problem: "say which number it sets, and to what" };
      return [`name: ${q(name)}`, "set:", `  ${number}: ${q(quantity.trim())}`].join("\n");
    case "accords":
      if (parties.length === 0 || date === "") return { problem: "say who signed it, and when" };
      return [`parties: [${parties.join(", ")}]`, `date: ${date}`, `kind: ${q(name)}`, "binds: false"].join("\n");
  }
}

function driver({ process = "mean-reverting", levels = [] }: NewPart, name: string): string | Problem {
  const head = [`name: ${q(name)}`, 'unit: "index, 0 to 100"', "range: [0, 100]", `process: ${process}`];
  const start = `start: ${open("20 to 80", "say where it stands today")}`;
  if (process === "trend")
    return [...head, start, `per_year: ${open("-10 to 10", "say how much it rises or falls in a year")}`].join("\n");
  if (process === "mean-reverting")
    return [
      ...head,
      start,
      `mean: ${open("20 to 80", "say to what level it returns")}`,
      `spread: ${open("5 to 25", "say how much it swings")}`,
      `half_life_months: ${open("6 to 36", "say how long its swings last")}`,
    ].join("\n");
  const named = levels.map((one) => one.trim()).filter((one) => one !== "");
  const ids = named.reduce<string[]>((all, one) => [...all, freshId(one, new Set(all))], []);
  if (ids.length < 2) return { problem: "name two levels or more, the present one first, such as quiet, tense, war" };
  return [
    ...head,
    `start: ${ids[0]}`,
    "levels:",
    ...ids.flatMap((id, at) => {
      const value = open(
        `${Math.round((80 * at) / ids.length)} to ${Math.round((80 * (at + 1)) / ids.length + 20)}`,
        "say where this level lies",
      );
      const stay = open("6 to 36", "say how long it usually lasts");
      return [`  ${id}:`, `    value: ${value}`, `    stay_months: ${stay}`, `    then: ${ids[(at + 1) % ids.length]}`];
    }),
  ].join("\n");
}

/** A constraint has no name: where nobody says why, its rule in a few words is its reason. */
function constraint(part: NewPart, name: string): string | Problem {
  const { when = [], then = [] } = part;
  const first = optionsBy(when);
  if (first === null) return { problem: "name the options that it is about" };
  const second = optionsBy(then);
  if (second === null && first.length < 2)
    return { problem: "name options of two issues that cannot stand together, or what must stand with them" };
  const written = (issues: readonly string[]): string => `{${issues.join(", ")}}`;
  return [
    ...(second === null ? [`never: ${written(first)}`] : [`if: ${written(first)}`, `then: ${written(second)}`]),
    ...because({ why: part.why?.trim() || name }),
  ].join("\n");
}

/** `gas: contract` for each issue, or a list where several of its options are meant; null for none. */
function optionsBy(paths: readonly string[]): string[] | null {
  const byIssue = new Map<string, string[]>();
  for (const path of paths) {
    const [, issue, , option] = path.split(".");
    if (issue && option) byIssue.set(issue, [...(byIssue.get(issue) ?? []), option]);
  }
  return byIssue.size === 0
    ? null
    : [...byIssue].map(([issue, [only, ...more]]) =>
        more.length === 0 ? `${issue}: ${only}` : `${issue}: [${[only, ...more].join(", ")}]`,
      );
}

const because = ({ why = "" }: Pick<NewPart, "why">): string[] =>
  why.trim() === "" ? [] : ["because:", `  - judgment: ${q(why.replace(/\s+/g, " ").trim())}`];

/** `issues.gas.options.contract` as `{gas: contract}`. */
function conditionOf(option: string | undefined): string | null {
  const [, issue, , id] = (option ?? "").split(".");
  return issue && id ? `{${issue}: ${id}}` : null;
}
