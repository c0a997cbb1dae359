/** Numbers, dates and parameter paths in words, the same in figures, report and terminal. */
import type { Result } from "../result/index.ts";

const blank = "\u00a0";
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Fixed digits with a true minus sign; -0 is 0, thousands are set off by a thin blank from 10,000 on. */
export function number(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  const sign = value < 0 && Number(text) !== 0 ? "\u2212" : "";
  const [whole, part] = text.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") : whole;
  return sign + grouped + (part === undefined ? "" : `.${part}`);
}

/** About three figures, as few digits as say them: 0.0312, 1.25, 43.1, 1250. */
export function figures(value: number): string {
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  const digits = Math.min(6, Math.max(0, 2 - size));
  const text = number(value, digits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Points of value with a sign: +3.1, −8.0. */
export function points(value: number): string {
  const text = number(value, 1);
  return value > 0 && Number(value.toFixed(1)) !== 0 ? `+${text}` : text;
}

/** Percentages rounded up to one figure, so that `under` stays true: 0.0384 becomes 0.04. */
function roundedUp(percentage: number): string {
  const digits = Math.max(0, -Math.floor(Math.log10(percentage)));
  const scale = 10 ** digits;
  return number(Math.ceil(percentage * scale - 1e-9) / scale, digits);
}

/**
 * A probability or share in 0..1 as a percentage: `19 %`, one decimal under 1 and over 99 %.
 * 0 and 1 are `under` and `over` the Wilson bounds where they are given; a share that only rounds to 0 or 100 is `under 0.1 %` or `over 99.9 %`.
 */
export function percent(p: number, wilson?: { low: number; high: number }): string {
  if (p <= 0) return wilson && wilson.high > 0 ? `under ${roundedUp(wilson.high * 100)}${blank}%` : `0${blank}%`;
  if (p >= 1) {
    const short = wilson ? roundedUp((1 - wilson.low) * 100) : "0";
    const digits = short.split(".")[1]?.length ?? 0;
    return wilson && wilson.low < 1 ? `over ${number(100 - Number(short), digits)}${blank}%` : `100${blank}%`;
  }
  if (p < 0.0005) return `under 0.1${blank}%`;
  if (p >= 0.9995) return `over 99.9${blank}%`;
  return `${number(p * 100, p < 0.01 || p > 0.99 ? 1 : 0)}${blank}%`;
}

/** Upper 95 % Wilson bound of 0 out of n and lower bound of n out of n. */
export function wilsonEdges(n: number): { low: number; high: number } {
  const z2 = 1.959963984540054 ** 2;
  return { low: n / (n + z2), high: z2 / (n + z2) };
}

/** `2018-12` and `2012-10-31` as `December 2018` and `31 October 2012`; a bare year stays; anything else is returned as it is. */
export function date(text: string): string {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  if (!found) return text;
  const [, year, month, day] = found;
  const name = month ? monthNames[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : "", name ?? "", year].filter(Boolean).join(blank);
}

/** A month as a decimal year, at the middle of the month: the horizontal axis of every figure over time. */
export function year(month: string): number {
  const [y, m] = month.split("-");
  return Number(y) + (Number(m ?? 1) - 0.5) / 12;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** Small whole numbers as words, as they stand in running text. */
export function counted(n: number): string {
  return (
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"][n] ??
    number(n)
  );
}

/** Where a number stands: the part of the case (an actor, a driver, a table ...), the block in it (a stake, a need; may be empty), and what it is there. */
export interface Place {
  kind: "actor" | "driver" | "issue" | "table" | "reaction" | "scenario" | "reference" | "market" | "case";
  group: string;
  block: string;
  text: string;
}

const plain = (id: string) => id.replaceAll("_", " ");
const terms: { [key: string]: string } = {
  half_life_months: "half-life in months",
  stay_months: "mean stay in months",
  meetings_per_year: "meetings a year",
  reviews_per_year: "reviews a year",
  per_year: "per year",
  points_per_bn: "points per bn USD",
  concludes: "share of meetings that can conclude",
  residual: "what the case leaves out (sd)",
  friction: "cost of signing anything",
  reliability: "share of its promises that is kept",
  left_out: "what the case leaves out",
  learning: "share of a mistaken belief corrected at a failed meeting",
  level: "level without drivers",
};
const marketTerms: { [key: string]: string } = {
  conduct: "conduct (0 takes prices, 1 Cournot)",
  cost: "cost of a unit",
  slope: "rise of that cost a unit",
  at_least: "take-or-pay",
  investment: "investment, bn USD",
  annuity: "annuity, bn USD a year",
  bcm_per_mt: "bcm in a Mt of LNG",
  tbtu_per_bcm: "million MMBtu in a bcm",
  discount_rate: "discount rate",
  from_market: "present value, from the market, bn USD",
};
const term = (key: string) => terms[key] ?? marketTerms[key] ?? plain(key);

/** A parameter's path in words; names come from the result, unknown parts are spelt out as they are. */
export function place(result: Result, path: string): Place {
  const [head, id, ...rest] = path.split(".");
  const group = (names: { [id: string]: { name: string } }) => names[id]?.name ?? plain(id);
  if (id === undefined) return { kind: "case", group: "The case as a whole", block: "", text: term(head) };
  if (head === "actors") return { kind: "actor", group: group(result.actors), ...ofActor(result, id, rest) };
  if (head === "drivers") {
    const block =
      rest[0] === "levels" && rest.length > 1
        ? `level \u2018${plain(rest[1])}\u2019`
        : rest[0] === "jumps"
          ? "jumps"
          : "";
    const inside = rest[0] === "levels" ? rest.slice(2) : rest[0] === "jumps" ? rest.slice(1) : rest;
    return {
      kind: "driver",
      group: group(result.drivers),
      block,
      text: inside.map((part) => (/^\d{4}-/.test(part) ? date(part) : term(part))).join(", "),
    };
  }
  if (head === "issues") {
    const option = rest[0] === "options" ? (result.issues[id]?.options[rest[1]] ?? plain(rest[1] ?? "")) : null;
    return {
      kind: "issue",
      group: group(result.issues),
      block: "",
      text: option === null ? rest.map(term).join(", ") : `place of \u2018${option}\u2019 on its scale`,
    };
  }
  if (head === "tables")
    return {
      kind: "table",
      group: group(result.tables),
      block: "",
      text: rest.map((part) => result.actors[part]?.name ?? term(part)).join(" of "),
    };
  if (head === "reactions")
    return { kind: "reaction", group: "Reactions", block: plain(id), text: rest.map(term).join(", ") };
  if (head === "reference") {
    const view = Object.values(result.lenses.reference ?? {})
      .map((views) => views[id])
      .find((found) => found !== undefined);
    return {
      kind: "reference",
      group: "The outside view",
      block: view?.name ?? plain(id),
      text: rest.map(term).join(", "),
    };
  }
  if (head === "scenarios") {
    const target = rest[0] === "set" ? rest.slice(1).join(".") : rest.join(".");
    return {
      kind: "scenario",
      group: `Scenario: ${group(result.scenarios)}`,
      block: "",
      text: target ? inWords(result, target) : "",
    };
  }
  if (head === "market") return { kind: "market", group: "The market", ...ofMarket(result, id, rest) };
  return { kind: "case", group: "The case as a whole", block: "", text: [head, id, ...rest].map(term).join(", ") };
}

function ofMarket(result: Result, part: string, [id, to, ...more]: string[]): { block: string; text: string } {
  const found = result.lenses.market;
  const named = (of: { [id: string]: { name: string } } | null | undefined, which: string): string =>
    of?.[which]?.name ?? plain(which);
  if (id === undefined) return { block: "", text: term(part) };
  if (part === "routes")
    return {
      block: `routes of ${named(found?.suppliers, id)}`,
      text: [`to ${named(found?.markets, to ?? "")}`, ...more.map(term)].join(", "),
    };
  if (part === "observed") return { block: "prices seen", text: named(found?.markets, id) };
  const names = {
    suppliers: found?.suppliers,
    markets: found?.markets,
    traders: found?.traders,
    assets: found?.assets,
  }[part];
  return {
    block: `${{ suppliers: "seller", markets: "buyer", traders: "trader", assets: "deal" }[part] ?? plain(part)} \u2018${named(names, id)}\u2019`,
    text: [to ?? "", ...more].filter(Boolean).map(term).join(", "),
  };
}

/** The whole path as one phrase: `Japan: need ‘gas’, weight`. */
export function inWords(result: Result, path: string): string {
  const { group, block, text } = place(result, path);
  const rest = [block, text].filter(Boolean).join(", ");
  return rest === "" ? group : `${group}: ${rest}`;
}

/** A sentence with the paths of numbers and the months in it as words. */
export function inNames(result: Result, sentence: string): string {
  return sentence.replace(/[a-z_]+(?:\.[\w-]+)+|\d{4}-\d{2}\b/g, (found) =>
    result.parameters[found] ? `\u2018${inWords(result, found)}\u2019` : date(found),
  );
}

function ofActor(result: Result, actor: string, rest: string[]): { block: string; text: string } {
  const [what, id, ...more] = rest;
  const issue = (name: string) => result.issues[name]?.name ?? plain(name);
  const option = (name: string, of: string) => `\u2018${result.issues[name]?.options[of] ?? plain(of)}\u2019`;
  if (what === "stakes" && id !== undefined) {
    const text =
      more[0] === "values" && more[1] !== undefined
        ? `value of ${option(id, more[1])}`
        : more[0] === "friction"
          ? "cost of moving it"
          : more.map(term).join(", ");
    return { block: `stake in ${issue(id)}`, text };
  }
  if (what === "needs" && id !== undefined) {
    const [part, name, last] = more;
    const text =
      part === "sharpened_by" && name !== undefined
        ? [
            `sharpened by ${result.drivers[name]?.name ?? plain(name)}`,
            last ? ({ from: "from", to: "up to", by: "by at most" }[last] ?? term(last)) : "",
          ]
            .filter(Boolean)
            .join(", ")
        : part === "met_by" && name !== undefined
          ? `part met by ${last === undefined ? issue(name) : option(name, last)}`
          : more.map(term).join(", ");
    return { block: `need \u2018${result.actors[actor]?.needs[id] ?? plain(id)}\u2019`, text };
  }
  if (what === "beliefs" && rest.length > 1) {
    const last = rest[rest.length - 1];
    const of = last === "value" || last === "bias" ? rest.slice(1, -1) : rest.slice(1);
    return {
      block: "beliefs",
      text: `${inWords(result, of.join("."))}${last === "bias" ? " (added to the truth)" : ""}`,
    };
  }
  return { block: "", text: rest.map(term).join(", ") };
}

/** `gas contract; joint talks`: what differs from the standing, by ids. */
export function inShort(changes: { [issue: string]: string }): string {
  return (
    Object.entries(changes)
      .map(([issue, option]) => `${plain(issue)} ${plain(option)}`)
      .join("; ") || "the standing"
  );
}
