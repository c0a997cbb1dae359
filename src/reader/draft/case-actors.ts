/** The actors of a draft: parties with stakes, needs, beliefs and governments, and the other actors that it names. */
import type { Issue, Level, Need, Proposed, Stake } from "./proposed.ts";
import { LOSSES, SHARES, UNSAID, WEIGHTS, WORTHS, weightAmong, worthAmong } from "./ranges.ts";
import { signs } from "./tables.ts";
import { open, q, type Lines } from "./yaml.ts";

/** @param follows ranges that follow from what was said that each party would sign today, by path of a number */
export function blocksOf(draft: Proposed, out: Lines, follows: { readonly [path: string]: string }): void {
  out.section("actors");
  for (const party of draft.parties) {
    const needs = draft.needs.filter(({ holder }) => holder === party.id);
    const weights = weightsOf(draft, party.id, needs);
    out.add(1, `${party.id}:`);
    out.add(2, `name: ${q(party.name)}`);
    if (party.code) out.add(2, `code: ${party.code}`);
    governments(draft, party.id, out);
    const own = signedBy(draft, party.id);
    if (own.length > 0) out.add(2, "stakes:");
    for (const issue of own) {
      const stake = draft.stakes.find((one) => one.actor === party.id && one.issue === issue.id);
      out.add(3, `${issue.id}:`);
      out.add(4, `weight: ${weights.stake(stake?.weight ?? null)}`, "values:");
      const options = issue.options.length < 2 ? [settlementOf(issue)] : issue.options.slice(1).map(({ id }) => id);
      const at = `actors.${party.id}.stakes.${issue.id}`;
      for (const option of options)
        out.add(5, `${option}: ${followed(follows[`${at}.values.${option}`]) ?? worth(stake, option)}`);
      const costs = options.filter((option) => follows[`${at}.friction.${option}`] !== undefined);
      if (costs.length > 0) out.add(4, "friction:");
      for (const option of costs) out.add(5, `${option}: ${followed(follows[`${at}.friction.${option}`])}`);
      if (stake) out.because(4, stake);
    }
    if (needs.length > 0) out.add(2, "needs:");
    for (const need of needs) writeNeed(need, weights, out);
    beliefs(draft, party.id, out);
  }
  const named = new Set([
    ...draft.accords.flatMap(({ parties }) => parties),
    ...draft.events.flatMap(({ who, whom }) => [who, whom]),
  ]);
  const table = new Set(draft.parties.map(({ id }) => id));
  for (const { id, name, code, of, loses } of draft.others)
    if (named.has(id) || loses !== undefined)
      out.add(
        1,
        `${id}: {name: ${q(name)}${of !== null && table.has(of) ? `, part_of: ${of}` : code ? `, code: ${code}` : ""}}` +
          (loses ? `   # would lose: ${loses.replace(/\s+/g, " ")}` : ""),
      );
}

/** Matters that a party must sign: what it makes of others moves nothing. */
const signedBy = (draft: Proposed, party: string): Issue[] => draft.issues.filter(({ id }) => signs(draft, party, id));

function writeNeed(need: Need, weights: Weights, out: Lines): void {
  out.add(3, `${need.id}:`);
  out.add(4, `name: ${q(need.polarity === "avoid" ? `To avoid: ${need.name}` : need.name)}`);
  out.add(4, `weight: ${weights.need(need)}`);
  out.add(
    4,
    `level: ${open(UNSAID.needLevel, need.polarity === "avoid" ? "no text says how strongly the loss would be felt" : "no text says how strongly the need is felt")}`,
  );
  if (need.sharpened_by.length > 0) out.add(4, "sharpened_by:");
  for (const { driver, at } of need.sharpened_by) {
    out.add(5, `${driver}:`, `  from: ${at === "high" ? 0 : 100}`, `  to: ${at === "high" ? 100 : 0}`);
    out.add(6, `by: ${open(UNSAID.sharpens, "that it sharpens the need is known, not by how much")}`);
    out.add(6, "because:", "  - suggested: From one end of the index to the other, by its definition.");
  }
  const effects = [
    ...need.met_by.map(({ share, ...at }) => ({ ...at, range: SHARES[share], known: `"${share} of it"` })),
    ...(need.brought_by ?? []).map(({ share, ...at }) => ({
      ...at,
      range: LOSSES[share],
      known: `"brings ${share} of it"`,
    })),
  ];
  const byIssue = new Map<string, typeof effects>();
  for (const one of effects) byIssue.set(one.issue, [...(byIssue.get(one.issue) ?? []), one]);
  if (byIssue.size > 0) out.add(4, "met_by:");
  for (const [issue, own] of byIssue) {
    out.add(5, `${issue}:`);
    for (const { option, range, known } of own)
      out.add(6, `${option}: ${open(range, `only ${known} is known, not how much`)}`);
  }
  out.because(4, need);
}

/**
 * Weights of the matters of a party, by the word that the text has for each. Its stakes share the 100 points among
 * themselves: what it lacks or would lose comes on top, or each that is named would make its stakes weigh less. What it
 * lacks shares them with its stakes and with all else that it lacks and an outcome meets; so does each loss by itself.
 */
function weightsOf(draft: Proposed, party: string, needs: readonly Need[]): Weights {
  const stakes = signedBy(draft, party).map(
    ({ id }) => draft.stakes.find((one) => one.actor === party && one.issue === id)?.weight ?? null,
  );
  const lacks = needs.filter((need) => need.polarity === "get" && isTouched(need));
  const among = (words: readonly (Level | null)[], what: string) => (level: Level | null) => {
    if (level !== null) return open(WEIGHTS[level], `only "${level}" is known, not how much`);
    const said = words.filter((one) => one !== null);
    const together = words.length === 1 ? `its only ${what} spans` : `its ${words.length} ${what}s together span`;
    return open(
      weightAmong(words.length - said.length, said),
      `no text says how much it matters; ${together} about 100 points`,
    );
  };
  return {
    stake: among(stakes, "stake"),
    need: (need) =>
      among(
        [...stakes, ...lacks.filter((one) => one !== need).map(({ weight }) => weight), need.weight],
        "stakes and need",
      )(need.weight),
  };
}

interface Weights {
  stake: (level: Level | null) => string;
  need: (need: Need) => string;
}

/** Whether an outcome meets something of a need, or brings what it is to avoid. */
const isTouched = ({ met_by, brought_by = [] }: Need): boolean => met_by.length + brought_by.length > 0;

function worth(stake: Stake | undefined, option: string): string {
  const level = stake?.order.find((one) => one.option === option)?.worth;
  return level === undefined
    ? open(UNSAID.worth, "no text says what this option is worth to this side, nor to whose side it leans")
    : open(rangeOf(stake!, option, level), `only that it is ${BESIDE_TODAY[level]} is known, not by how much`);
}

/** A range that follows from what was said that the party would sign today. */
const followed = (range: string | undefined): string | null =>
  range === undefined ? null : open(range, "with it the party would sign today about as often as you said");

/** Options on the same side of today share its range in the order in which the party was said to rank them. */
function rangeOf({ order, ranked }: Stake, option: string, level: Level): string {
  const beside = ranked ? order.filter(({ worth: other }) => other === level) : [];
  return beside.length < 2
    ? WORTHS[level]
    : worthAmong(
        level,
        beside.findIndex((one) => one.option === option),
        beside.length,
      );
}

const BESIDE_TODAY = { low: "worse than today", medium: "about as today", high: "better than today" } as const;

function beliefs({ beliefs: all, needs, parties, issues }: Proposed, holder: string, out: Lines): void {
  const own = all.flatMap((belief) => {
    const { matter, about } = belief;
    if (belief.holder !== holder || matter === null) return [];
    const known =
      "need" in matter
        ? needs.some((one) => one.id === matter.need && one.holder === about)
        : signs({ parties, issues }, about, matter.issue);
    if (!known) return [];
    return [
      {
        belief,
        path: `actors.${about}.${"need" in matter ? `needs.${matter.need}` : `stakes.${matter.issue}`}.weight`,
      },
    ];
  });
  if (own.length > 0) out.add(2, "beliefs:");
  for (const { belief, path } of own) {
    const { verdict } = belief;
    const range = verdict === null ? UNSAID.bias.open : verdict === "too high" ? UNSAID.bias.over : UNSAID.bias.under;
    out.add(3, `${path}:`);
    out.add(
      4,
      `bias: ${open(range, verdict === null ? "no text says on which side of the truth it lies" : `only that it is ${verdict} is known, not by how much`)}`,
    );
    out.because(4, belief);
  }
}

function governments({ governments: all }: Proposed, party: string, out: Lines): void {
  const own = all.find(({ of }) => of === party);
  if (!own) return;
  out.add(2, "governments:");
  out.add(
    3,
    "now: present",
    `persistence: ${open(UNSAID.persists, "no text says how much stays the same after a change")}`,
    "lines:",
  );
  out.add(
    4,
    `present: {name: ${q(own.who)}}`,
    `next:${own.next_wants?.length ? "" : ` {name: ${q(own.next ?? FOLLOWS)}}`}`,
  );
  if (own.next_wants?.length) out.add(5, `name: ${q(own.next ?? FOLLOWS)}`, "set:");
  for (const { issue, option, worth: level } of own.next_wants ?? [])
    out.add(
      6,
      `stakes.${issue}.values.${option}: ${open(WORTHS[level], `only that it is ${BESIDE_TODAY[level]} to whoever follows is known, not by how much`)}`,
    );
  out.add(3, "changes:");
  const chance = open(UNSAID.follows, "no text says how likely another line follows");
  out.add(
    4,
    own.until.date === null
      ? `change: {per_year: ${open(UNSAID.changes, "no text names a date of a change")}, to: {next: ${chance}}}`
      : `election: {on: ${own.until.date.length === 4 ? `${own.until.date}-12` : own.until.date.slice(0, 7)}, to: {next: ${chance}}}`,
  );
  out.because(3, own);
}

const FOLLOWS = "Whoever follows";

/** Id of the settlement that an issue is given where it has none: it has to end somewhere. */
export const settlementOf = ({ options }: Issue): string =>
  options.some(({ id }) => id === "settled") ? "settlement" : "settled";
