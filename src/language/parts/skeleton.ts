/** What a new part holds, as YAML: open numbers have a wide range that would do and say why they are open. */
import { unfilledText } from "../text/unfilled.ts";
import type { NewPart } from "./add.ts";

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
        `persistence: ${open("0.2 to 0.7", "say how much of a mind outlives a change")}`,
        "lines:",
        `  present: {name: ${q(name || "The present government")}}`,
        "  next: {name: Whoever follows}",
        "changes:",
        /^\d{4}-\d{2}$/.test(date)
          ? `  election: {on: ${date}, to: {next: ${open("0.2 to 0.7", "say how likely another line follows")}}}`
          : `  change: {per_year: ${open("0.05 to 0.4", "say how often governments change")}, to: {next: ${open("0.2 to 0.7", "say how likely another line follows")}}}`,
      ].join("\n");
    case "drivers":
      return [
        `name: ${q(name)}`,
        'unit: "index, 0 to 100"',
        "range: [0, 100]",
        "process: mean-reverting",
        `start: ${open("20 to 80", "say where it stands today")}`,
        `mean: ${open("20 to 80", "say to what level it returns")}`,
        `spread: ${open("5 to 25", "say how much it swings")}`,
        `half_life_months: ${open("6 to 36", "say how long its swings last")}`,
      ].join("\n");
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
      const when = conditionOf(on);
      if (when === null) return { problem: "say which option counts as yes" };
      if (!/^\d{4}-\d{2}$/.test(date)) return { problem: "say by which month, such as 2028-12" };
      return [`ask: ${q(name)}`, `when: ${when}`, `by: ${date}`].join("\n");
    }
    case "scenarios":
      if (number === "" || quantity.trim() === "") return { problem: "say which number it sets, and to what" };
      return [`name: ${q(name)}`, "set:", `  ${number}: ${q(quantity.trim())}`].join("\n");
    case "accords":
      if (parties.length === 0 || date === "") return { problem: "say who signed it, and when" };
      return [`parties: [${parties.join(", ")}]`, `date: ${date}`, `kind: ${q(name)}`, "binds: false"].join("\n");
  }
}

/** `issues.gas.options.contract` as `{gas: contract}`. */
function conditionOf(option: string | undefined): string | null {
  const [, issue, , id] = (option ?? "").split(".");
  return issue && id ? `{${issue}: ${id}}` : null;
}
