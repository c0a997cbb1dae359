/** What the interview asks beyond the structure: who else must agree, whom it hurts, needs, record, governments, consent. */
import { statedDate } from "../changes.ts";
import { optionPath } from "../parts.ts";
import type { Need, Pair, Party, Proposed, Share } from "../proposed.ts";
import {
  added,
  byNumber,
  freshId,
  itemsOf,
  legend,
  named,
  numbered,
  quotesOf,
  same,
  samePair,
  standingParts,
  type Kind,
} from "./step.ts";

const partiesOf = ({ proposed }: { proposed: Proposed }): Party[] => standingParts(proposed.parties);
/** `name: rest` in two; the rest is empty where there is no colon. */
const atColon = (item: string): [string, string] => {
  const at = item.indexOf(":");
  return at < 0 ? [item, ""] : [item.slice(0, at).trim(), item.slice(at + 1).trim()];
};

export const PROCEDURES: Kind = {
  name: "procedures",
  steps: ({ proposed }) => [
    {
      id: "procedures",
      structure: false,
      ask: `Who else must agree once a text is signed? ${legend(proposed)}`,
      form: "who, and after which outcomes, such as Alba's parliament: 1 2; none",
      help: "A parliament, a court, a people or a board that decides by rule after the signature. What is asked at the table itself is a party.",
      now: standingParts(proposed.procedures)
        .map(({ who, after }) => `${who}: ${numbersOf(proposed, after)}`)
        .join("; "),
      quotes: quotesOf(standingParts(proposed.procedures)),
    },
  ],
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const after = new Map<string, Pair[]>();
    for (const item of itemsOf(words)) {
      const [who, numbers] = atColon(item);
      const found = byNumber(proposed, numbers.split(/[\s,]+/).join("; "));
      if ("problem" in found) return found;
      if (found.given.length === 0) return { problem: `say after which outcomes: ${who}: 1` };
      after.set(
        who,
        found.given.map(({ outcome }) => outcome.pair),
      );
    }
    const procedures = named(
      proposed.procedures,
      [...after.keys()],
      ({ who }) => who,
      (who, taken) => ({ ...added(freshId(proposed, who, taken)), name: who, who, after: [] }),
    ).map((one) => {
      const pairs = [...after].find(([who]) => same(who) === same(one.who))?.[1];
      return pairs === undefined ? one : { ...one, after: pairs };
    });
    return { ...proposals, proposed: { ...proposed, procedures } };
  },
};

const numbersOf = (proposed: Proposed, pairs: readonly Pair[]): string =>
  numbered(proposed)
    .filter(({ pair }) => pairs.some((one) => samePair(one, pair)))
    .map(({ number }) => number)
    .join(" ");

export const HURTS: Kind = {
  name: "hurts",
  steps: ({ proposed }) => [
    {
      id: "hurts",
      structure: false,
      ask: "Whom would a settlement hurt, and what would they lose?",
      form: "who: what, such as Alba: its fishing grounds; none",
      help: "Of a party it becomes a need to avoid that loss. Others are named in the case and have no vote in it.",
      now: standingParts(proposed.needs)
        .filter(({ polarity }) => polarity === "avoid")
        .map(({ holder, name }) => `${proposed.parties.find(({ id }) => id === holder)?.name ?? holder}: ${name}`)
        .join("; "),
      quotes: quotesOf(standingParts(proposed.needs).filter(({ polarity }) => polarity === "avoid")),
    },
  ],
  answer: (proposals, _, words) => {
    let { proposed } = proposals;
    const losses = new Map<string, string[]>();
    for (const item of itemsOf(words)) {
      const [who, what] = atColon(item);
      const party = partiesOf(proposals).find(({ name }) => same(name) === same(who));
      if (party && what === "") return { problem: `say what ${party.name} would lose: ${party.name}: ...` };
      if (party) losses.set(party.id, [...(losses.get(party.id) ?? []), what]);
      else if (!proposed.others.some(({ name }) => same(name) === same(who)))
        proposed = {
          ...proposed,
          others: [
            ...proposed.others,
            { ...added(freshId(proposed, who)), name: who, names: [who], code: null, role: "other", of: null },
          ],
        };
    }
    for (const { id } of partiesOf(proposals))
      proposed = { ...proposed, needs: needsNamed(proposed, id, "avoid", losses.get(id) ?? []) };
    return { ...proposals, proposed };
  },
};

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
        ask: `What does ${party.name} lack, and what makes it felt more?`,
        form: "what it lacks, with what sharpens it in brackets, such as gas (price of gas); work for the young; none",
        help: "A need hurts while it is unmet. What sharpens it is a quantity outside the talks that rises and falls: a price, a threat, a shortage.",
        now: needs
          .map(({ name, sharpened_by: by }) =>
            by.length === 0 ? name : `${name} (${by.map((one) => driver(one.driver)).join(", ")})`,
          )
          .join("; "),
        quotes: quotesOf(needs),
      };
    }),
  answer: (proposals, [holder], words) => {
    let { proposed } = proposals;
    const sharpened = new Map<string, string[]>();
    for (const item of itemsOf(words)) {
      const [, name, drivers] = /^(.*?)\s*(?:\((.*)\))?$/.exec(item)!;
      if (name === "") return { problem: `'${item}' names no need` };
      sharpened.set(
        name!,
        (drivers ?? "")
          .split(",")
          .map((one) => one.trim())
          .filter((one) => one !== ""),
      );
    }
    for (const name of new Set([...sharpened.values()].flat())) {
      const old = proposed.drivers.find((one) => same(one.name) === same(name));
      const driver = old
        ? { ...old, state: "accepted" as const }
        : { ...added(freshId(proposed, name)), name, direction: "high" as const, level: null, moves: null };
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
    return { ...proposals, proposed: { ...proposed, needs } };
  },
};

const SHARES: readonly Share[] = ["little", "half", "most", "all"];

export const MEETS: Kind = {
  name: "meets",
  steps: ({ proposed }) =>
    standingParts(proposed.needs)
      .filter(
        ({ polarity, holder }) => polarity === "get" && standingParts(proposed.parties).some(({ id }) => id === holder),
      )
      .map((need) => ({
        id: `meets.${need.id}`,
        structure: false,
        ask: `Which outcome meets this need: ${need.name}? ${legend(proposed)}`,
        form: "outcomes with how much of the need they meet: little, half, most or all, such as 1: little; 2: most; none",
        help: "How much of the need is gone once this outcome stands. A paper that does not bind meets little.",
        now: numbered(proposed)
          .flatMap(({ number, pair }) => {
            const met = need.met_by.find((one) => samePair(one, pair));
            return met ? [`${number}: ${met.share}`] : [];
          })
          .join("; "),
        quotes: quotesOf([need]),
      })),
  answer: (proposals, [id], words) => {
    const { proposed } = proposals;
    const found = byNumber(proposed, words);
    if ("problem" in found) return found;
    const met_by: Need["met_by"] = [];
    for (const { outcome, said } of found.given) {
      const share = SHARES.find((one) => one === same(said));
      if (share === undefined) return { problem: `say how much of it ${outcome.number} meets: ${SHARES.join(", ")}` };
      met_by.push({ ...outcome.pair, share });
    }
    const needs = proposed.needs.map((need) =>
      need.id === id ? { ...need, met_by, state: need.by === "analyst" ? need.state : ("changed" as const) } : need,
    );
    return { ...proposals, proposed: { ...proposed, needs } };
  },
};

export const RECORD: Kind = {
  name: "record",
  steps: ({ proposed }) => [
    {
      id: "record",
      structure: false,
      ask: "Since when has a settlement been tried, without result?",
      form: "a month, such as 2019-01; none where something was settled since, or nothing was tried",
      help: "Silence is evidence: numbers that would have brought a settlement by now are dropped. Begin where the present bargain took its form, not where the quarrel began.",
      now: standingParts(proposed.record)[0]?.since.date ?? "",
      quotes: quotesOf(standingParts(proposed.record)),
    },
  ],
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const [item] = itemsOf(words);
    const dropped = proposed.record.map((one) => ({ ...one, state: "dropped" as const }));
    if (item === undefined) return { ...proposals, proposed: { ...proposed, record: dropped } };
    const since = statedDate(item);
    if ("problem" in since) return since;
    if (since.date!.length < 7) return { problem: "give the month too, such as 2019-01" };
    if (since.date! >= proposals.as_of) return { problem: `${since.date} is not before ${proposals.as_of}` };
    const issues = standingParts(proposed.issues).map(({ id }) => id);
    const old = standingParts(proposed.record)[0];
    const silence = old
      ? { ...old, since, issues, state: "changed" as const }
      : { ...added(freshId(proposed, "silence")), since, issues, what: "nothing was settled" };
    return {
      ...proposals,
      proposed: { ...proposed, record: [silence, ...dropped.filter(({ id }) => id !== silence.id)] },
    };
  },
};

export const GOVERNMENTS: Kind = {
  name: "governments",
  steps: (proposals) =>
    partiesOf(proposals).map((party) => {
      const now = standingParts(proposals.proposed.governments).find(({ of }) => of === party.id);
      return {
        id: `governments.${party.id}`,
        structure: false,
        ask: `Who governs ${party.name}, and until when?`,
        form: "who, and the month of the next election where one is known, such as The coalition: 2026-10; none",
        help: "Only where a change of government would change the answer. A leader who may go at any time has no month.",
        now: now ? `${now.who}${now.until.date === null ? "" : `: ${now.until.date}`}` : "",
        quotes: now ? quotesOf([now]) : [],
      };
    }),
  answer: (proposals, [of], words) => {
    const { proposed } = proposals;
    const others = proposed.governments.map((one) => (one.of === of ? { ...one, state: "dropped" as const } : one));
    const [item] = itemsOf(words);
    if (item === undefined) return { ...proposals, proposed: { ...proposed, governments: others } };
    const [who, date] = atColon(item);
    const until = statedDate(date);
    if ("problem" in until) return until;
    if (until.date !== null && until.date <= proposals.as_of)
      return { problem: `${until.date} is not after ${proposals.as_of}` };
    const old = standingParts(proposed.governments).find((one) => one.of === of);
    const government = old
      ? { ...old, who, until, state: "changed" as const }
      : { ...added(freshId(proposed, `${of} government`)), of: of!, who, until };
    return {
      ...proposals,
      proposed: { ...proposed, governments: [government, ...others.filter(({ id }) => id !== government.id)] },
    };
  },
};

export const SIGNS: Kind = {
  name: "signs",
  steps: (proposals) =>
    partiesOf(proposals).map((party) => ({
      id: `signs.${party.id}`,
      structure: false,
      ask: `What would ${party.name} sign today, with how much confidence? ${legend(proposals.proposed)}`,
      form: "outcomes with a share, such as 1: 70%; 2: 5%",
      help: "Your own view, before any number. It enters no number; it is held against what the numbers say.",
      now: numbered(proposals.proposed)
        .flatMap(({ number, pair }) => {
          const share = proposals.would_sign[party.id]?.[optionPath(pair)];
          return share === undefined ? [] : [`${number}: ${Math.round(share * 100)}%`];
        })
        .join("; "),
      quotes: [],
    })),
  answer: (proposals, [party], words) => {
    const found = byNumber(proposals.proposed, words);
    if ("problem" in found) return found;
    const shares: { [option: string]: number } = {};
    for (const { outcome, said } of found.given) {
      const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(said)?.[1];
      if (percent === undefined || Number(percent) > 100) return { problem: `'${said}' is no share; write it as 40%` };
      shares[optionPath(outcome.pair)] = Number(percent) / 100;
    }
    return { ...proposals, would_sign: { ...proposals.would_sign, [party!]: shares } };
  },
};
