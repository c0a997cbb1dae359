/** Issues: disputes between the parties, proposed treaties, and goods that a deal could cover. */
import type { Item } from "../reading.ts";
import type { Cast } from "./cast.ts";
import { Ids, Links, listed, nameOf, sentenceCase } from "./phrases.ts";
import type { PlannedIssue } from "./plan.ts";
import { keyWord, topicsOf, type Topic } from "./topics.ts";

export interface Issue extends PlannedIssue {
  kind: "stake" | "treaty" | "deal";
  /** Groups of topics that it belongs to. */
  groups: string[];
}

export function issuesOf(links: Links, cast: Cast): Issue[] {
  const ids = new Ids();
  const stakes = stakeIssues(links, ids);
  const treaties = treatyIssues(links, cast, ids);
  const deals = dealIssues(links, cast, ids);
  const all = [...stakes, ...treaties, ...deals];
  if (all.length > 0) return all;
  const grounds = links.of("question").slice(0, 3);
  return [
    {
      id: "settlement",
      kind: "stake",
      groups: [],
      name: "A settlement",
      options: [
        { id: "none", text: "None, as it stands" },
        { id: "settled", text: grounds[0] ? sentenceCase(nameOf(grounds[0].quote)) : "A settlement" },
      ],
      standing: "none",
      before: "none",
      deliveredBy: null,
      silent: true,
      grounds,
    },
  ];
}

/** Matter of a dispute: the words after 'over', or the issue that the reading names. */
function matter(item: Item): string {
  const over = /\b(?:over|about|concerning|on)\s+(.+)$/is.exec(item.quote)?.[1];
  return nameOf(over ?? item.issue ?? item.quote);
}

function stakeIssues(links: Links, ids: Ids): Issue[] {
  const groups = new Map<string, Item[]>();
  for (const item of links.of("stake")) {
    const about = matter(item);
    const key = topicsOf(about)[0]?.id ?? topicsOf(item.quote)[0]?.id ?? keyWord(about);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].slice(0, 5).map(([key, grounds]) => {
    const offered = grounds.find(({ quote }) =>
      /\b(agreement|compromise|settle\w*|solution|acceptable|accommodation|formula|demarcation)\b/i.test(quote),
    );
    return {
      id: ids.give(key),
      kind: "stake" as const,
      groups: [...new Set(topicsOf(key.replaceAll("_", " ")).map(({ group }) => group))],
      name: sentenceCase(matter(grounds.find((g) => g !== offered) ?? grounds[0])),
      options: [
        { id: "stands", text: "As it stands" },
        {
          id: "settled",
          text: offered
            ? sentenceCase(nameOf(offered.quote))
            : "A settlement that all sides sign; the text does not say which",
        },
      ],
      standing: "stands",
      before: "stands",
      deliveredBy: null,
      silent: true,
      grounds,
    };
  });
}

/** A treaty that is mentioned and not signed is an option, not an accord. */
function treatyIssues(links: Links, cast: Cast, ids: Ids): Issue[] {
  const proposed = links
    .of("accord")
    .filter(
      ({ status, subject }) =>
        status === "proposed" &&
        (subject === undefined || cast.actors(subject).some((id) => cast.parties.includes(id))),
    );
  const groups = new Map<string, Item[]>();
  for (const item of proposed) {
    const word =
      /\b(treaty|cease-?fire|truce|armistice|pact|union|accord|settlement|agreement|deal|contract|memorandum)\b/i
        .exec(item.accord_kind ?? item.quote)?.[1]
        ?.toLowerCase()
        .replace("-", "") ?? keyWord(item.quote);
    groups.set(word, [...(groups.get(word) ?? []), item]);
  }
  return [...groups].slice(0, 4).map(([word, grounds]) => ({
    id: ids.give(word),
    kind: "treaty" as const,
    groups: [...new Set([...topicsOf(grounds[0].quote).map(({ group }) => group), "security"])],
    name: sentenceCase(nameOf(grounds[0].accord_kind ?? grounds[0].quote)),
    options: [
      { id: "none", text: "None" },
      { id: "signed", text: sentenceCase(nameOf(grounds[0].quote)) },
    ],
    standing: "none",
    before: "none",
    deliveredBy: null,
    silent: true,
    grounds,
  }));
}

/**
 * A deal about goods, where a question or a non-binding paper mentions them, where two parties need them, or where a
 * supplier is named.
 */
function dealIssues(links: Links, cast: Cast, ids: Ids): Issue[] {
  const goods = (item: Item): Topic[] =>
    topicsOf(`${item.quote} ${item.kind === "question" ? "" : (item.note ?? "")}`)
      .filter(({ kind }) => kind === "goods")
      .slice(0, 1);
  const papers = links.of("accord").filter(({ status, binding }) => status === "signed" && binding === "no");
  const groups = new Map<
    string,
    { id: string; grounds: Item[]; papers: Item[]; parties: Set<string>; asked: boolean }
  >();
  const put = (item: Item, role: "asked" | "paper" | "need"): void => {
    for (const { id, group } of goods(item)) {
      const known = groups.get(group) ?? { id, grounds: [], papers: [], parties: new Set<string>(), asked: false };
      groups.set(group, {
        ...known,
        grounds: [...known.grounds, item],
        papers: role === "paper" ? [...known.papers, item] : known.papers,
        parties: new Set([...known.parties, ...cast.concerned(item).filter(() => role === "need")]),
        asked: known.asked || role !== "need",
      });
    }
  };
  for (const item of links.of("need")) if (cast.concerned(item).length > 0) put(item, "need");
  for (const item of links.of("question")) put(item, "asked");
  for (const item of papers) put(item, "paper");
  const supplied = (group: string): Item | undefined =>
    links
      .of("claim")
      .find(
        (claim) =>
          cast.concerned(claim).length === 1 &&
          (links
            .to(claim, "supports")
            .some((need) => need.kind === "need" && topicsOf(need.quote).some((t) => t.group === group)) ||
            (/\b(suppl\w+|producers?|produces|reserves|deposits|exporters?|sellers?)\b/i.test(claim.quote) &&
              topicsOf(claim.quote).find(({ kind }) => kind === "goods")?.group === group)),
      );
  return [...groups]
    .filter(([group, { parties, asked }]) => asked || parties.size >= 2 || supplied(group) !== undefined)
    .slice(0, 4)
    .map(([group, { id, grounds, papers: signed }]) => {
      const claim = supplied(group);
      const memorandum = signed[0];
      const what = id.replaceAll("_", " ");
      return {
        id: ids.give(id),
        kind: "deal" as const,
        groups: [group],
        name: `${sentenceCase(what)} between ${listed(cast.parties.map((p) => cast.name(p)))}`,
        options: [
          { id: "none", text: "No new deal" },
          ...(memorandum ? [{ id: "memorandum", text: sentenceCase(nameOf(memorandum.quote)) }] : []),
          { id: "contract", text: `A deal on ${what} that binds` },
        ],
        standing: memorandum ? "memorandum" : "none",
        before: "none",
        deliveredBy: claim ? (cast.concerned(claim)[0] ?? null) : null,
        silent: false,
        grounds: [...grounds, ...(claim ? [claim] : [])],
      };
    });
}
