/** Quantities outside the talks that the text mentions, each as an index whose ends are defined. */
import type { Item } from "../reading.ts";
import type { Cast } from "./cast.ts";
import { Ids, Links, nameOf, sentenceCase } from "./phrases.ts";
import type { PlannedDriver } from "./plan.ts";
import * as suggest from "./suggestions.ts";
import { driverWord } from "./topics.ts";

export interface Driver extends PlannedDriver {
  items: Set<string>;
  objects: string[];
}

/**
 * Readings of one driver are merged: linked as the same, or of one subject and one word. Events that sharpen a need are
 * drivers too.
 */
export function driversOf(links: Links, cast: Cast): Driver[] {
  const groups: { word: string; subject: string; grounds: Item[] }[] = [];
  const find = (item: Item) => groups.find(({ grounds }) => grounds.some((g) => g.id === item.id));
  for (const item of links.of("driver")) {
    if (/^as time goes by$/i.test(item.quote.trim())) continue;
    const [word, subject] = [driverWord(item.quote), cast.actors(item.subject).join(" ")];
    const same =
      [...links.to(item, "same-as"), ...links.from(item, "same-as")].map(find).find((group) => group !== undefined) ??
      groups.find((g) => g.word === word && g.subject === subject);
    if (same) same.grounds.push(item);
    else groups.push({ word, subject, grounds: [item] });
  }
  const sharpening = new Set(links.of("need").flatMap((need) => links.to(need, "sharpened-by")));
  for (const event of links.of("event")) {
    if (sharpening.has(event) || links.to(event, "sharpens").some(({ kind }) => kind === "need"))
      groups.push({ word: driverWord(event.quote), subject: "", grounds: [event] });
  }
  const ids = new Ids();
  return groups.slice(0, 8).map(({ word, grounds }) => {
    const first = grounds[0];
    const moving = grounds.find(
      ({ direction, condition }) =>
        (direction === "rising" || direction === "falling") && !condition && !isCondition(links, grounds, direction),
    );
    const trend = moving?.trend_word ?? null;
    const words =
      /\b(overweening|overbearing|heavy|strong|high|low|severe|intense|massive|growing|rising|falling|relentless|mounting|acute|chronic)\b/i.exec(
        first.quote,
      )?.[1] ?? null;
    const rising = moving ? (moving.direction as "rising" | "falling") : null;
    return {
      id: ids.give(word),
      name: sentenceCase(nameOf(first.quote.replace(/^not (?:just|only)\s+/i, "dependence on "))),
      rising,
      start: suggest.now(words),
      mean: suggest.mean(),
      spread: suggest.spread(),
      halfLife: suggest.halfLife(),
      perYear: suggest.perYear(rising !== "falling", trend),
      grounds,
      items: new Set(grounds.map(({ id }) => id)),
      objects: cast.actors(grounds.flatMap((g) => g.object ?? [])),
    };
  });
}

/** Whether a direction comes from an 'if' alone: `if pressure becomes too overbearing` does not give a trend. */
function isCondition(links: Links, grounds: readonly Item[], direction: Item["direction"]): boolean {
  const of = grounds.find((g) => g.direction === direction);
  return of !== undefined && (of.threshold !== undefined || links.from(of, "conditional-on").length > 0);
}

/** The driver that contains an item. */
export function driverFor(drivers: readonly Driver[], item: Item): Driver | undefined {
  return drivers.find(({ items }) => items.has(item.id));
}
