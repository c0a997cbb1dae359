/** Parameter paths and cited blocks in the names of the case, the same in figures, report, terminal and studio. */
import { date } from "./format.ts";

type Named = { [id: string]: { name: string } };

/** Names that paths are read with; a result satisfies it, and a case yields one. Absent ids are spelt out as they are. */
export interface Names {
  actors: { [id: string]: { name: string; needs: { [id: string]: string }; lines?: { [id: string]: string } } };
  drivers: Named;
  issues: { [id: string]: { name: string; options: { [id: string]: string } } };
  tables: Named;
  scenarios: Named;
  questions: { [id: string]: { ask: string } };
  factors?: Named;
  claims?: Named;
  /** Analysts of a pool. */
  people?: Named;
  /** Numbers by path, as written; `uncertain` where they differ between worlds. */
  parameters?: { [path: string]: { text: string; uncertain: boolean; default: boolean } };
  accords: readonly { id: string; text: string | null }[];
  events: readonly { id: string; text: string | null }[];
  places: readonly { id: string; name: string }[];
  lenses: {
    market?: { suppliers: Named; markets: Named; traders: Named; assets: Named | null };
    /** By question, then by reference class. */
    reference?: { [question: string]: Named };
  };
}

/** Position of a number: the part of the case (an actor, a driver, a table ...), the block in it (a stake, a need; may be empty), and its role there. */
export interface Place {
  kind: "actor" | "driver" | "issue" | "table" | "reaction" | "scenario" | "reference" | "market" | "case";
  group: string;
  block: string;
  text: string;
}

const TERMS: { [key: string]: string } = {
  half_life_months: "half-life in months",
  stay_months: "mean stay in months",
  meetings_per_year: "meetings a year",
  reviews_per_year: "reviews a year",
  per_year: "per year",
  points_per_bn: "points per bn USD",
  concludes: "chance that a meeting agrees on an acceptable text",
  residual: "what the case leaves out, give or take",
  friction: "cost of signing anything",
  reliability: "share of its promises that is kept",
  left_out: "what the case leaves out",
  analyst: "whose numbers they are",
  learning: "share of a mistaken belief corrected at a failed meeting",
  level: "level without drivers",
};
const MARKET_TERMS: { [key: string]: string } = {
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

const plain = (id: string) => id.replaceAll("_", " ");
const term = (key: string) => TERMS[key] ?? MARKET_TERMS[key] ?? plain(key);
const terms = (keys: string[]) => keys.map(term).join(", ");
const quoted = (text: string) => `\u2018${text}\u2019`;
const nameIn = (names: Named | null | undefined, id: string): string => names?.[id]?.name ?? plain(id);
const optionIn = (names: Names, issue: string, option: string): string =>
  quoted(names.issues[issue]?.options[option] ?? plain(option));

/** Position of a path below one key of the case: the names, the id after the key, and what follows. */
type PlaceOf = (names: Names, id: string, rest: string[]) => Place;

const PLACES: { [key: string]: PlaceOf } = {
  actors: (names, id, rest) => ({ kind: "actor", group: nameIn(names.actors, id), ...inActor(names, id, rest) }),
  drivers: (names, id, rest) => ({ kind: "driver", group: nameIn(names.drivers, id), ...inDriver(rest) }),
  issues: (names, id, rest) => ({ kind: "issue", group: nameIn(names.issues, id), ...inIssue(names, id, rest) }),
  tables: (names, id, rest) => ({
    kind: "table",
    group: nameIn(names.tables, id),
    block: "",
    text: inTable(names, rest),
  }),
  reactions: (_, id, rest) => ({ kind: "reaction", group: "Reactions", block: plain(id), text: terms(rest) }),
  reference: (names, id, rest) => ({
    kind: "reference",
    group: "The outside view",
    block: nameIn(
      Object.values(names.lenses.reference ?? {}).find((views) => views[id] !== undefined),
      id,
    ),
    text: terms(rest),
  }),
  scenarios: (names, id, rest) => {
    const path = (rest[0] === "set" ? rest.slice(1) : rest).join(".");
    return {
      kind: "scenario",
      group: `Scenario: ${nameIn(names.scenarios, id)}`,
      block: "",
      text: path ? inWords(names, path) : "",
    };
  },
  turnover: (_, id) => ({
    kind: "case",
    group: "The case as a whole",
    block: "changes of mind",
    text: TURNOVER[id] ?? term(id),
  }),
  market: (names, id, rest) => ({ kind: "market", group: "The market", ...inMarket(names, id, rest) }),
};

/** A parameter's path in words. */
export function place(names: Names, path: string): Place {
  const [key, id, ...rest] = path.split(".");
  const placeOf = Object.hasOwn(PLACES, key) ? PLACES[key] : undefined;
  if (id === undefined || placeOf === undefined)
    return { kind: "case", group: "The case as a whole", block: "", text: terms(path.split(".")) };
  return placeOf(names, id, rest);
}

/** The whole path as one phrase: `Japan: need ‘gas’, weight`. */
export function inWords(names: Names, path: string): string {
  const { group, block, text } = place(names, path);
  const rest = [block, text].filter(Boolean).join(", ");
  return rest === "" ? group : `${group}: ${rest}`;
}

/** A sentence with the paths of numbers and the months in it as words. */
export function inNames(names: Names & { parameters: { [path: string]: unknown } }, sentence: string): string {
  return sentence.replace(/[a-z_]+(?:\.[\w-]+)+|\d{4}-\d{2}\b/g, (match) =>
    names.parameters[match] ? quoted(inWords(names, match)) : date(match),
  );
}

/** A package by the ids of the options that differ from the standing: `gas contract; joint talks`. */
export function inShort(changes: { [issue: string]: string }): string {
  return (
    Object.entries(changes)
      .map(([issue, option]) => `${plain(issue)} ${plain(option)}`)
      .join("; ") || "the standing"
  );
}

/** Kinds of cited blocks that hold no numbers, by their key in the case. */
const CITED_KINDS: { [key: string]: string } = {
  record: "the record",
  questions: "the question",
  scenarios: "the scenario",
  places: "the place",
  accords: "the accord",
  events: "the event",
  constraints: "the rule",
  factors: "the shared cause",
  claims: "the claim",
  today: "the statement on",
};

/** Whether a path is that of a block that may be cited and holds no numbers. */
export const holdsNoNumbers = (path: string): boolean => Object.hasOwn(CITED_KINDS, path.split(".")[0]);

/** A cited block that holds no numbers, by its kind and its name (empty for the record); null for any other path. */
export function citedBlock(names: Names, path: string): { kind: string; name: string } | null {
  const [key, id] = path.split(".");
  if (!holdsNoNumbers(path)) return null;
  const kind = CITED_KINDS[key];
  const byId = <T extends { id: string }>(list: readonly T[]): T | undefined => list.find((entry) => entry.id === id);
  if (key === "record") return { kind, name: "" };
  if (key === "questions") return { kind, name: names.questions[id]?.ask ?? id };
  if (key === "scenarios") return { kind, name: names.scenarios[id]?.name ?? id };
  if (key === "places") return { kind, name: byId(names.places)?.name ?? id };
  if (key === "claims") return { kind, name: nameIn(names.claims, id ?? "") };
  if (key === "factors") return { kind, name: nameIn(names.factors, id ?? "") };
  const text = key === "accords" ? byId(names.accords)?.text : byId(names.events)?.text;
  return { kind, name: text ?? plain(id ?? "") };
}

/** A cited block, or the path of a number, in words: `the question ‘...’`, `Japan: need ‘gas’, weight`. */
export function blockInWords(names: Names, path: string): string {
  const block = citedBlock(names, path);
  if (block === null) return inWords(names, path);
  return block.name === "" ? block.kind : `${block.kind} ${quoted(block.name)}`;
}

function inDriver(rest: string[]): { block: string; text: string } {
  const inLevel = rest[0] === "levels" && rest.length > 1;
  const inJumps = rest[0] === "jumps";
  const inside = rest[0] === "levels" ? rest.slice(2) : inJumps ? rest.slice(1) : rest;
  return {
    block: inLevel ? `level ${quoted(plain(rest[1]))}` : inJumps ? "jumps" : "",
    text: inside.map((part) => (/^\d{4}-/.test(part) ? date(part) : term(part))).join(", "),
  };
}

const MARKET_BLOCKS: { [key: string]: string } = {
  suppliers: "seller",
  markets: "buyer",
  traders: "trader",
  assets: "deal",
};

function inMarket(names: Names, part: string, [id, ...rest]: string[]): { block: string; text: string } {
  const { suppliers, markets, traders, assets } = names.lenses.market ?? {};
  if (id === undefined) return { block: "", text: term(part) };
  if (part === "routes") {
    const [to = "", ...more] = rest;
    return {
      block: `routes of ${nameIn(suppliers, id)}`,
      text: [`to ${nameIn(markets, to)}`, ...more.map(term)].join(", "),
    };
  }
  if (part === "observed") return { block: "prices seen", text: nameIn(markets, id) };
  const named = { suppliers, markets, traders, assets }[part];
  return { block: `${MARKET_BLOCKS[part] ?? plain(part)} ${quoted(nameIn(named, id))}`, text: terms(rest) };
}

function inActor(names: Names, actor: string, rest: string[]): { block: string; text: string } {
  const [key, id, ...more] = rest;
  if (key === "stakes" && id !== undefined)
    return { block: `stake in ${nameIn(names.issues, id)}`, text: inStake(names, id, more) };
  if (key === "needs" && id !== undefined)
    return {
      block: `need ${quoted(names.actors[actor]?.needs[id] ?? plain(id))}`,
      text: inNeed(names, more),
    };
  if (key === "beliefs" && rest.length > 1) {
    const last = rest.at(-1);
    const path = last === "value" || last === "bias" ? rest.slice(1, -1) : rest.slice(1);
    const added = last === "bias" ? " (added to the truth)" : "";
    return { block: "beliefs", text: `${inWords(names, path.join("."))}${added}` };
  }
  if (key === "turnover") return { block: "changes of mind", text: id === undefined ? "" : (TURNOVER[id] ?? term(id)) };
  if (key === "governments") return inGovernments(names, actor, rest.slice(1));
  return { block: "", text: terms(rest) };
}

const PERSISTENCE = "share of its numbers that a change leaves as they were";
const TURNOVER: { [key: string]: string } = { per_year: "changes a year", persistence: PERSISTENCE };

/** A number of a government or other line says whose it is; what changes them says what it brings. */
function inGovernments(names: Names, actor: string, [part, id, ...rest]: string[]): { block: string; text: string } {
  if (part === "lines" && id !== undefined) {
    const under = `under ${quoted(names.actors[actor]?.lines?.[id] ?? plain(id))}`;
    if (rest[0] !== "set" || rest.length < 2) return { block: "governments", text: under };
    const { block, text } = inActor(names, actor, rest.slice(1));
    return { block, text: `${text}, ${under}` };
  }
  if (part === "changes" && id !== undefined) {
    const [what, line] = rest;
    const text =
      what === "to" && line !== undefined
        ? `chance that ${quoted(plain(id))} brings ${quoted(names.actors[actor]?.lines?.[line] ?? plain(line))}`
        : what === "per_year"
          ? `how often a year ${quoted(plain(id))} may come`
          : [quoted(plain(id)), ...rest.map(term)].join(", ");
    return { block: "governments", text };
  }
  return { block: "governments", text: part === undefined ? "" : part === "persistence" ? PERSISTENCE : term(part) };
}

function inStake(names: Names, issue: string, rest: string[]): string {
  if (rest[0] === "values" && rest[1] !== undefined) return `value of ${optionIn(names, issue, rest[1])}`;
  if (rest[0] !== "friction") return terms(rest);
  return `cost of moving it${rest[1] === undefined ? "" : ` to ${optionIn(names, issue, rest[1])}`}`;
}

function inIssue(names: Names, issue: string, rest: string[]): { block: string; text: string } {
  const [key, part, option] = rest;
  const of = option === undefined ? "" : optionIn(names, issue, option);
  if (key === "options" && part !== undefined)
    return { block: "", text: `place of ${optionIn(names, issue, part)} on its scale` };
  if (key === "procedure")
    return {
      block: "procedure",
      text:
        part === "outcome" && of !== ""
          ? `chance of ${of} once it is open`
          : part === "months"
            ? "months from opening to outcome"
            : terms(rest.slice(1)),
    };
  if (key === "expected")
    return {
      block: "what signers expect",
      text: part === "chance" && of !== "" ? `chance of ${of} once its condition holds` : terms(rest.slice(1)),
    };
  return { block: "", text: inRate(names, rest) };
}

function inTable(names: Names, rest: string[]): string {
  const [key, part] = rest;
  if (part === undefined) return terms(rest);
  if (key === "power" || key === "chairs") return `${term(key)} of ${nameIn(names.actors, part)}`;
  if (key === "meets_on") return `${shortRate("concludes")} at the meeting of ${date(part)}`;
  return inRate(names, rest);
}

/** A rate's name where more is said of it. */
const shortRate = (key: string): string => (key === "concludes" ? "chance of a text" : term(key));

/** Numbers of what drives a rate, one each: the levels between which it moves it, and the factor that it reaches. */
const MOVED: { [key: string]: string } = {
  from: "begins at",
  to: "full at",
  times: "factor when full",
};

/** A rate, a step of it in time, or a driver's hold on it. */
function inRate(names: Names, [key, part, driver, last]: string[]): string {
  if (key === undefined || part === undefined) return key === undefined ? "" : term(key);
  if (part !== "moved_by") return `${shortRate(key)} from ${date(part)} on`;
  const moved = `${shortRate(key)}, moved by ${nameIn(names.drivers, driver ?? "")}`;
  return last === undefined ? moved : `${moved}: ${MOVED[last] ?? term(last)}`;
}

const SHARPENED: { [key: string]: string } = { from: "from", to: "up to", by: "by at most" };

function inNeed(names: Names, rest: string[]): string {
  const [part, id, last] = rest;
  if (part === "sharpened_by" && id !== undefined) {
    const limit = last === undefined ? [] : [SHARPENED[last] ?? term(last)];
    return [`sharpened by ${nameIn(names.drivers, id)}`, ...limit].join(", ");
  }
  if (part === "met_by" && id !== undefined)
    return `part met by ${nameIn(names.issues, id)}${last === undefined ? "" : `: ${optionIn(names, id, last)}`}`;
  return terms(rest);
}
