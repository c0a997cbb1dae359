/** The annotated article of the reference files as a reading, and a small one of our own. */
import { readFileSync } from "node:fs";
import type { Entity, Item, Reading } from "../../src/reader/reading.ts";

interface Gold {
  as_of: string;
  entities: { [id: string]: Entity };
  items: { [key: string]: unknown }[];
}

/** @param folder of the reference files */
export function goldReading(folder: string): Reading {
  const gold = JSON.parse(readFileSync(`${folder}/reader/seed-gold.json`, "utf8")) as Gold;
  const text = readFileSync(`${folder}/article.txt`, "utf8");
  const items = gold.items.map((raw) => {
    const { condition, hedges, speaker, ...rest } = raw as {
      condition?: { quote: string } | string;
      hedges?: { text: string; start: number; end: number }[];
      speaker?: string[];
    };
    const at = typeof condition === "object" ? text.indexOf(condition.quote) : -1;
    return {
      by: "rules",
      speaker: (speaker ?? ["BLOG"]).map((id) => (id === "BLOG" ? "AUTHOR" : id)),
      ...rest,
      ...(hedges ? { hedges } : {}),
      ...(raw["horizon"] === "unfilled" ? { horizon: null } : {}),
      ...(at >= 0
        ? {
            condition: {
              text: (condition as { quote: string }).quote,
              start: at,
              end: at + (condition as { quote: string }).quote.length,
            },
          }
        : {}),
    } as unknown as Item;
  });
  const sentences = [...text.matchAll(/[^\n]+?(?:\.(?= |\n|$)|\n|$)/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    paragraph: text.slice(0, m.index).split("\n").length,
  }));
  const k = gold.items.find(({ id }) => id === "k-agreements");
  return {
    text,
    asOf: gold.as_of,
    asOfBasis: "given",
    sentences,
    entities: Object.fromEntries(
      Object.entries(gold.entities).map(([id, e]) => [id, { ...e, aliases: e.aliases ?? [e.name] }]),
    ),
    items,
    tensions: k
      ? [
          {
            items: ["c-nothing", "k-agreements"],
            why: "nothing tangible is said to have come of it, and a series of agreements to have been signed",
          },
        ]
      : [],
    remarks: [],
  };
}
