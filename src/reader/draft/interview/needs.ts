/** What the interview asks about needs: whom a settlement hurts, what each side lacks, and what meets it. */
import { added, freshId } from "../added.ts";
import { isPlural } from "../names.ts";
import { eventIn } from "./dates.ts";
import type { Proposals } from "../proposals.ts";
import type { Driver, Need, Proposed, Share } from "../proposed.ts";
import {
  atColon,
  byNumber,
  choicesOf,
  inBrackets,
  itemsOf,
  named,
  numbered,
  partiesOf,
  quotesOf,
  same,
  samePair,
  standingParts,
  typedName,
  type Kind,
  type Outcome,
  type Step,
} from "./step.ts";

export const HURTS: Kind = {
  name: "hurts",
  steps: ({ proposed }) => [
    {
      id: "hurts",
      structure: false,
      ask: "Whom would a settlement hurt, and what would they lose?",
      form: "who: what, such as Alba: its fishing grounds, or none",
      help: "Of a party it becomes a need to avoid that loss, and the next page asks which outcomes bring it: they are worth less to this party by that, whatever its order says. Others are named in the case with what they would lose, and have no vote in it.",
      now: [
        ...standingParts(proposed.needs)
          .filter(({ polarity }) => polarity === "avoid")
          .map(
            ({ holder, name }) =>
              `${typedName(proposed.parties.find(({ id }) => id === holder)?.name ?? holder)}: ${typedName(name)}`,
          ),
        ...standingParts(proposed.others).flatMap(({ name, loses }) =>
          loses === undefined
            ? []
            : [`${typedName(name).replaceAll(":", ",")}${loses === "" ? "" : `: ${typedName(loses)}`}`],
        ),
      ].join("; "),
      shape: {
        is: "pairs",
        who: "Whom",
        known: standingParts(proposed.parties).map(({ name }) => name),
        what: "What they would lose",
        value: "text",
        single: false,
      },
      quotes: quotesOf(standingParts(proposed.needs).filter(({ polarity }) => polarity === "avoid")),
    },
  ],
  answer: (proposals, _, words) => {
    let { proposed } = proposals;
    const losses = new Map<string, string[]>();
    const known = proposed.others.filter(({ loses }) => loses !== undefined);
    proposed = {
      ...proposed,
      others: proposed.others
        .filter((one) => !(known.includes(one) && one.by === "analyst"))
        .map((one) => ({ ...one, loses: undefined })),
    };
    for (const item of itemsOf(words)) {
      const [who, what] = atColon(item);
      const party = partiesOf(proposals).find(({ name }) => same(name) === same(who));
      if (party && what === "") return { problem: `say what ${party.name} would lose: ${party.name}: ...` };
      if (party) losses.set(party.id, [...(losses.get(party.id) ?? []), what]);
      else {
        const old =
          proposed.others.find(({ name }) => sameName(name, who)) ?? known.find(({ name }) => sameName(name, who));
        const one = old
          ? { ...old, state: "accepted" as const, loses: what }
          : {
              ...added(freshId(proposed, who)),
              ...{ name: who, names: [who], code: null, role: "other" as const, of: null, loses: what },
            };
        proposed = { ...proposed, others: [...proposed.others.filter(({ id }) => id !== one.id), one] };
      }
    }
    for (const { id } of partiesOf(proposals))
      proposed = { ...proposed, needs: needsNamed(proposed, id, "avoid", losses.get(id) ?? []) };
    return { ...proposals, proposed };
  },
};

/** Names as an answer has them, in which a colon ends the name. */
const sameName = (name: string, typed: string): boolean => same(name.replaceAll(":", ",")) === same(typed);

/** The event of a driver whose name says one, with its date. */
function dated(name: string, day: string): Pick<Driver, "event"> {
  const event = eventIn(name, day);
  return event ? { event } : {};
}

function needsNamed(proposed: Proposed, holder: string, polarity: Need["polarity"], names: readonly string[]): Need[] {
  return named(
    proposed.needs,
    names,
    ({ name }) => name,
    (name, taken) => ({
      ...added(freshId(proposed, name, taken)),
      holder,
      name,
      polarity,
      weight: null,
      met_by: [],
      sharpened_by: [],
    }),
    (one) => one.holder === holder && one.polarity === polarity,
  );
}

export const NEEDS: Kind = {
  name: "needs",
  steps: (proposals) =>
    partiesOf(proposals).map((party) => {
      const { proposed } = proposals;
      const needs = standingParts(proposed.needs).filter(
        ({ holder, polarity }) => holder === party.id && polarity === "get",
      );
      const driver = (id: string): string => proposed.drivers.find((one) => one.id === id)?.name ?? id;
      return {
        id: `needs.${party.id}`,
        structure: false,
        ask: `What ${isPlural(party.name) ? "do" : "does"} ${party.name} lack, and what makes it felt more?`,
        form: "what it lacks, with what sharpens it in brackets, such as gas (price of gas); work for the young, or none",
        help: "A need hurts while it is unmet. What sharpens it is a quantity outside the talks that rises and falls: a price, a threat, a shortage.",
        now: needs
          .map(({ name, sharpened_by: by }) =>
            by.length === 0
              ? typedName(name)
              : `${typedName(name)} (${by.map((one) => driver(one.driver)).join(", ")})`,
          )
          .join("; "),
        shape: {
          is: "needs",
          drivers: proposed.drivers.filter(({ state }) => state !== "dropped").map(({ name }) => name),
        },
        quotes: quotesOf(needs),
      };
    }),
  answer: (proposals, [holder], words) => {
    let { proposed } = proposals;
    const sharpened = new Map<string, string[]>();
    for (const item of itemsOf(words)) {
      const [name, drivers] = inBrackets(item);
      if (name === "") return { problem: `'${item}' names no need` };
      sharpened.set(
        name,
        drivers
          .split(",")
          .map((one) => one.trim())
          .filter((one) => one !== ""),
      );
    }
    for (const name of new Set([...sharpened.values()].flat())) {
      const old = proposed.drivers.find((one) => same(one.name) === same(name));
      const driver = old
        ? { ...old, state: "accepted" as const }
        : {
            ...added(freshId(proposed, name)),
            ...{ name, direction: "high" as const, level: null, moves: null },
            ...dated(name, proposals.as_of),
          };
      proposed = { ...proposed, drivers: [...proposed.drivers.filter((one) => one !== old), driver] };
    }
    const needs = needsNamed(proposed, holder!, "get", [...sharpened.keys()]).map((need): Need => {
      const drivers = [...sharpened].find(([name]) => same(name) === same(need.name))?.[1];
      if (need.holder !== holder || need.polarity !== "get" || drivers === undefined) return need;
      const sharpened_by = drivers.flatMap((name) => {
        const driver = proposed.drivers.find((one) => same(one.name) === same(name));
        const at = need.sharpened_by.find((one) => one.driver === driver?.id)?.at ?? "high";
        return driver ? [{ driver: driver.id, at }] : [];
      });
      return { ...need, sharpened_by };
    });
    const used = new Set(standingParts(needs).flatMap(({ sharpened_by }) => sharpened_by.map(({ driver }) => driver)));
    const drivers = proposed.drivers.map((one) =>
      one.by === "analyst" && !used.has(one.id) ? { ...one, state: "dropped" as const } : one,
    );
    return { ...proposals, proposed: { ...proposed, drivers, needs } };
  },
};

const SHARES: readonly Share[] = ["little", "half", "most", "all"];

/** Needs of parties, of one sign. */
const needsOf = ({ needs, parties }: Proposed, polarity: Need["polarity"]): Need[] =>
  standingParts(needs).filter(
    (need) => need.polarity === polarity && standingParts(parties).some(({ id }) => id === need.holder),
  );

/** Outcomes with how much of a need each touches. */
function touching(
  need: Need,
  words: Pick<Step, "id" | "ask" | "form" | "help">,
  unsaid: string,
  proposed: Proposed,
  now: Need["met_by"],
): Step {
  return {
    ...words,
    structure: false,
    now: numbered(proposed)
      .flatMap(({ number, pair }) => {
        const found = now.find((one) => samePair(one, pair));
        return found ? [`${number}: ${found.share}`] : [];
      })
      .join("; "),
    shape: { is: "outcomes", outcomes: choicesOf(proposed), value: SHARES, unsaid, unit: " of it" },
    quotes: quotesOf([need]),
  };
}

/** The answer to such a step. @param does what an outcome does to the need, for messages */
function touched(
  proposals: Proposals,
  id: string | undefined,
  words: string,
  does: string,
  put: (pairs: Need["met_by"]) => Partial<Need>,
): Outcome {
  const { proposed } = proposals;
  const found = byNumber(words, numbered(proposed));
  if ("problem" in found) return found;
  const pairs: Need["met_by"] = [];
  for (const { outcome, said } of found.given) {
    const share = SHARES.find((one) => one === same(said));
    if (share === undefined) return { problem: `say how much of it ${outcome.number} ${does}: ${SHARES.join(", ")}` };
    pairs.push({ ...outcome.pair, share });
  }
  const needs = proposed.needs.map((need) =>
    need.id === id
      ? { ...need, ...put(pairs), state: need.by === "analyst" ? need.state : ("changed" as const) }
      : need,
  );
  return { ...proposals, proposed: { ...proposed, needs } };
}

export const MEETS: Kind = {
  name: "meets",
  steps: ({ proposed }) =>
    needsOf(proposed, "get").map((need) =>
      touching(
        need,
        {
          id: `meets.${need.id}`,
          ask: `Which outcome meets this need: ${need.name}?`,
          form: "outcomes with how much of the need they meet: little, half, most or all, such as 1: little; 2: most, or none",
          help: "How much of the need is gone once this outcome stands. A paper that does not bind meets little. A need that no outcome meets moves nothing, however strongly it is felt.",
        },
        "nothing of it",
        proposed,
        need.met_by,
      ),
    ),
  answer: (proposals, [id], words) => touched(proposals, id, words, "meets", (met_by) => ({ met_by })),
};

/** Of a loss that a party would have, the outcomes that bring it: without them it moves nothing. */
export const BRINGS: Kind = {
  name: "brings",
  steps: ({ proposed }) =>
    needsOf(proposed, "avoid").map((need) =>
      touching(
        need,
        {
          id: `brings.${need.id}`,
          ask: `Which outcome brings this loss to ${proposed.parties.find(({ id }) => id === need.holder)!.name}: ${need.name}?`,
          form: "outcomes with how much of the loss they bring: little, half, most or all, such as 1: little; 2: all, or none",
          help: "How much of it is lost once this outcome stands. It comes on top of the order on Who prefers what: leave out what that order says already. A loss that no outcome brings moves nothing.",
        },
        "nothing of it",
        proposed,
        need.brought_by ?? [],
      ),
    ),
  answer: (proposals, [id], words) => touched(proposals, id, words, "brings", (brought_by) => ({ brought_by })),
};
