/** A case file broken in the ways in which people, programs and attackers break one. The same seed gives the same text. */
import { pick, uniforms, type Random } from "../random.ts";

const lines = (text: string): string[] => text.split("\n");

/** Values that are wrong in some place, or extreme. */
const WORDS = [
  "null",
  "~",
  "[]",
  "{}",
  "''",
  "- x",
  "{a: b}",
  "*a",
  "&a b",
  "!!str 3",
  "true",
  "1e999",
  "-5",
  "40-60",
  "60 to 40",
  "likely",
  ".nan",
  "0x1F",
  "12,5",
  "…",
  "日本",
  "\u202e",
  "constructor",
  "__proto__",
  "toString",
  "a: b: c",
  '"',
  "'",
  "%",
  "@",
  "`",
  "|",
  ">",
  "#",
  "?",
  "<<: *a",
  "999999999999999999999",
  "2012-13",
  "\t",
  "\u0000",
  "1e12",
  "-1e12",
  "1e12 to 1e12",
  "1e13",
  "1e308",
  "-1e308 to 1e308",
  "1e-300",
  "1e-12 to 1e12",
  "lognormal(1e-9 to 1e9)",
  "normal(0 1e12)",
  "uniform(-1e12 to 1e12)",
  "beta(1e-6 1e-6)",
  "beta(1e6 1e-6)",
  "pert(0 0 1e12)",
  "{one_of: {0: 0.5, 1e12: 0.5}}",
  "0%",
  "100%",
  "0001-01",
  "9999-12-31",
  "2012-02-30",
  "2012-00",
  "\u200b",
];

/** Numbers and dates that are written rightly and lie at the ends of what can be written. */
const NUMBERS = WORDS.filter((word) => /\d/.test(word) && !/[a-z]{2}:|x|&|,5/.test(word));

/** Ways in which a file goes wrong; each gives another text. */
export const MUTATIONS: ((text: string, u: Random) => string)[] = [
  (text, u) => {
    const all = lines(text);
    all.splice(Math.floor(u() * all.length), 1 + Math.floor(u() * 3));
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all.splice(at, 0, all[at]);
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const [a, b] = [Math.floor(u() * all.length), Math.floor(u() * all.length)];
    [all[a], all[b]] = [all[b], all[a]];
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all[at] = all[at].replace(/: .*/, `: ${pick(u, WORDS)}`);
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all[at] = all[at].replace(/(\w)(\w)(?=\w*:)/, "$2$1");
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all[at] = pick(u, ["  ", " ", "      ", "\t"]) + all[at];
    return all.join("\n");
  },
  (text, u) => text.slice(0, Math.floor(u() * text.length)),
  (text, u) => {
    const at = Math.floor(u() * text.length);
    return text.slice(0, at) + pick(u, [...WORDS, ":", ",", "{", "}", "[", "]", "\n", " ", "-"]) + text.slice(at);
  },
  (text, u) => {
    const at = Math.floor(u() * text.length);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(u() * 12));
  },
  (text, u) =>
    text.replace(
      new RegExp(
        `\\b${pick(u, ["to", "weight", "values", "because", "judgment", "from", "by", "process", "when", "parties", "issues", "options", "with", "now", "past", "outcome", "chance", "months", "while", "given", "any", "over", "drivers", "tables"])}\\b`,
      ),
      pick(u, WORDS),
    ),
  (text, u) => {
    const numbers = [...text.matchAll(/\b\d+(\.\d+)?\b/g)];
    const one = pick(u, numbers);
    if (!one) return text;
    return (
      text.slice(0, one.index) +
      pick(u, ["-1", "0", "1e6", "5 to 1", "101", "x", "1_000", ...NUMBERS]) +
      text.slice(one.index + one[0].length)
    );
  },
];

const QUANTITIES = [
  "0",
  "1",
  "1e-12",
  "1e-300",
  "99.999999",
  "1e6",
  "1e12",
  "-1e12",
  "-3",
  "0 to 1",
  "0 to 100",
  "1e-9 to 1e-3",
  "0 to 1e12",
  "-1e12 to 1e12",
  "lognormal(1e-9 to 1e9)",
  "lognormal(1 to 1.0000001)",
  "uniform(0 to 1e12)",
  "triangular(0 0 1e12)",
  "pert(0 1e-9 1)",
  "beta(1e-6 1e-6)",
  "beta(1e6 1)",
  "{one_of: {0: 0.5, 1: 0.5}}",
  "{one_of: {0: 0.999999999, 100: 0.000000001}}",
  "50%",
  "almost certain",
];

/** The text with one to three of its quantities at the ends of what can be written: most stay cases. @param seed whole number */
export function extreme(text: string, seed: number): string {
  const u = uniforms(seed);
  let changed = text;
  for (let n = 1 + Math.floor(u() * 3); n > 0; n--) {
    const quantities = [
      ...changed.matchAll(/(?<=[a-z_]: )(?:-?\d+(?:\.\d+)?%?(?: to -?\d+(?:\.\d+)?%?)?)(?=[,}]|$)/gm),
    ];
    const one = pick(u, quantities);
    if (!one) return changed;
    changed = changed.slice(0, one.index) + pick(u, QUANTITIES) + changed.slice(one.index + one[0].length);
  }
  return changed;
}

/** The text broken in one to three ways. @param seed whole number */
export function broken(text: string, seed: number): string {
  const u = uniforms(seed);
  let changed = text;
  for (let n = 1 + Math.floor(u() * 3); n > 0; n--) changed = pick(u, MUTATIONS)(changed, u);
  return changed;
}
