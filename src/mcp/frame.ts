/** The frame of a case for an assistant to fill: a title, its dates and the article as its source. */
import { open, q } from "../reader/draft/yaml.ts";
import type { Article } from "./articles.ts";

const YEARS_AHEAD = 10;

/** Text of case.yaml. It has no actors, issues and tables yet, so that it does not check before they are put. */
export function frameText({ title, published, document }: Article, asOf: string): string {
  const lines = [
    '# A draft, begun by an assistant over `entente mcp`. Numbers that nobody has given yet stand as "?"; `entente fill` asks',
    "# for them one by one, and nothing runs until they are filled in.",
    "entente: 1",
    `title: ${q(title)}`,
    `as_of: ${asOf}`,
    `until: ${open(`${Number(asOf.slice(0, 4)) + YEARS_AHEAD}-12`, "how far to look ahead")}`,
    "sources:",
    "  article:",
    `    title: ${q(title)}`,
    ...(document.author === null ? [] : [`    author: ${q(document.author)}`]),
    ...(document.publisher === null ? [] : [`    publisher: ${q(document.publisher)}`]),
    `    date: ${sourceDate(published, asOf)}`,
    ...(document.url === null ? [] : [`    url: ${q(document.url)}`]),
    "    text: article.txt",
  ];
  return `${lines.join("\n")}\n`;
}

/** The day of the document; where it has none, or one after the case's, it is open. */
function sourceDate(day: string | null, asOf: string): string {
  const isKnown = day !== null && day.slice(0, asOf.length) <= asOf.slice(0, day.length);
  return isKnown ? day : open(asOf.slice(0, 7), "the text does not say when it was published");
}
