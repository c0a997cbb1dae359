/** Golds written as drafts: as the YAML of a case, and as a proposed draft. */
import { stringify } from "yaml";
import { FACTS, type Gold, type GoldDraft } from "../../bench/reader/gold.ts";
import { emptyProposed, type Part, type Proposed } from "../../src/reader/draft/proposed.ts";
import type { Quoted } from "../../src/reader/reading.ts";

type Block = { [key: string]: any };
const because = (quotes: readonly Quoted[] = []): Block =>
  quotes.length === 0 ? {} : { because: quotes.map(({ text }) => ({ article: text })) };
const byId = <T extends { id?: string }>(all: readonly T[], of: (one: T) => unknown): Block =>
  Object.fromEntries(all.map((one, at) => [one.id ?? `n${at}`, of(one)]));
const TERMS_NOT_GIVEN = "A settlement, its terms not given";

/** The gold as the blocks of a case. */
export function goldCase({ draft, as_of }: Gold): Block {
  const seated = new Set(draft.parties.map(({ id }) => id));
  const holder = (id: string): Block => ({
    needs: Object.fromEntries(
      draft.needs.flatMap((need, at) => (need.holder === id ? [[`n${at}`, needBlock(need)]] : [])),
    ),
  });
  return {
    entente: 1,
    as_of,
    actors: byId([...draft.parties, ...draft.others], ({ id, names }) => ({ name: names[0], ...holder(id) })),
    tables: { talks: { parties: [...seated], issues: draft.issues.map(({ id }) => id) } },
    issues: byId(draft.issues, ({ name, quotes, options }) => ({
      name,
      options: byId(options, ({ text, unspecified }) => (unspecified ? TERMS_NOT_GIVEN : text)),
      ...because(quotes),
    })),
    drivers: byId(draft.drivers as { id?: string; quotes: Quoted[] }[], ({ quotes }) => because(quotes)),
    constraints: draft.constraints.map(({ quotes }) => because(quotes)),
    questions: byId(
      draft.questions.filter(({ yes }) => yes) as (GoldDraft["questions"][number] & { id?: string })[],
      ({ ask, yes, by, quotes }) => ({
        ask,
        when: { [yes!.issue]: yes!.option },
        by: by ?? "? 2040-12: the text names no date",
        ...because(quotes),
      }),
    ),
    accords: byId(
      draft.accords.filter(({ status }) => FACTS.has(status)) as (GoldDraft["accords"][number] & { id?: string })[],
      ({ parties, date, quotes }) => ({
        parties: parties ?? [],
        date: date ?? "? 2020-01: the text names no date",
        text: quotes[0].text,
        ...because(quotes),
      }),
    ),
  };
}
const needBlock = ({ quotes, met_by = [] }: GoldDraft["needs"][number]): Block => ({
  met_by: Object.fromEntries(met_by.map(({ issue, option }) => [issue, { [option]: "? 0.1 to 0.7" }])),
  ...because(quotes),
});
export const yamlOf = (blocks: Block): string => stringify(blocks);

const part = (id: string, quotes: Quoted[] = []): Part => ({
  id,
  by: "model",
  quotes,
  speaker: [],
  state: "proposed",
  drafted: true,
  left_out: null,
});

/** The gold as a proposed draft of which every part is drafted. */
export function goldProposed({ draft, as_of }: Gold): Proposed {
  const stated = (date: string | null | undefined) => ({ words: date ?? null, date: date ?? null });
  return {
    ...emptyProposed({ date: as_of, basis: "given", conflicts: [] }),
    negotiation: draft.negotiation,
    why: draft.negotiation ? null : "nothing to settle",
    parties: draft.parties.map(({ id, names }) => ({ ...part(id), name: names[0], names, code: null, can: null })),
    others: draft.others.map(({ id, names, role }) => ({
      ...part(id),
      name: names[0],
      names,
      code: null,
      role,
      of: null,
    })),
    issues: draft.issues.map(({ id, name, quotes, options }) => ({
      ...part(id, quotes),
      name,
      options: options.map((option) => ({
        ...part(option.id, option.quotes),
        text: option.text,
        unspecified: option.unspecified ?? false,
      })),
    })),
    questions: draft.questions.map((question, at) => ({
      ...part(`q${at}`, question.quotes),
      ask: question.ask ?? "",
      yes: question.yes ?? null,
      also: question.also ?? [],
      not_expressible: question.not_expressible ?? null,
      mode: question.mode ?? "reach",
      until: stated(question.by),
      polarity: question.polarity,
    })),
    needs: draft.needs
      .filter(({ holder }) => draft.parties.some(({ id }) => id === holder))
      .map(({ holder, quotes, polarity, met_by = [] }, at) => ({
        ...part(`n${at}`, quotes),
        holder,
        name: quotes[0].text,
        polarity,
        weight: null,
        met_by: met_by.map((pair) => ({ ...pair, share: "half" as const })),
        sharpened_by: [],
      })),
    drivers: draft.drivers.map(({ quotes, direction }, at) => ({
      ...part(`d${at}`, quotes),
      name: quotes[0].text,
      direction,
      level: null,
      moves: null,
    })),
    constraints: draft.constraints.map(({ quotes, rule, says }, at) => ({
      ...part(`c${at}`, quotes),
      rule,
      says: says ?? quotes[0].text,
      when: [],
      then: [],
    })),
    accords: draft.accords.map(({ quotes, status, date, parties = [] }, at) => ({
      ...part(`a${at}`, quotes),
      name: quotes[0].text,
      parties,
      date: stated(date),
      status,
      binding: null,
      on: null,
    })),
  };
}
