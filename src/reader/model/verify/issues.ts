/** Issues, drivers and stakes of a model's draft. */
import type { Direction, Driver, Option } from "../../draft/proposed.ts";
import { TREND } from "../../lexicon/roles.ts";
import type { DraftAnswer } from "../draft-call.ts";
import { left, unique, type DraftVerifier } from "./verifier.ts";
import { narrowed } from "./passages.ts";

export function verifyIssues({ issues }: DraftAnswer, verifier: DraftVerifier): void {
  for (const issue of issues) {
    const part = verifier.part("issues", issue, [issue.name]);
    if (!part || issue.name === undefined) continue;
    if (!hasWordOfText(issue.name, verifier)) {
      verifier.reject(issue.name, "no word of this issue's name stands in the text");
      continue;
    }
    const options = (issue.options ?? []).flatMap((option, at): Option[] => {
      const inside = verifier.part(
        `options ${part.id}`,
        option,
        [option.text],
        at === 0 || option.unspecified === true,
      );
      if (!inside || option.text === undefined) return [];
      return [{ ...inside, text: option.text, unspecified: at > 0 && (option.unspecified ?? false) }];
    });
    const quotes = part.quotes.length + options.reduce((sum, option) => sum + option.quotes.length, 0);
    const fault =
      quotes === 0
        ? "no passage of the text carries it"
        : options.filter(({ drafted }) => drafted).length < 2
          ? "it has only one option that the text states"
          : null;
    verifier.out.issues.push({ ...part, ...left(part, fault), name: issue.name, options });
  }
}

/** Whether a word of four letters or more stands in the text, with another ending perhaps. */
function hasWordOfText(name: string, { ground }: DraftVerifier): boolean {
  const text = ground.reading.text.toLowerCase();
  return (name.toLowerCase().match(/\p{L}{4,}/gu) ?? [name.toLowerCase()]).some((word) =>
    text.includes(word.length > 5 ? word.slice(0, -1) : word),
  );
}

export function verifyDrivers({ drivers }: DraftAnswer, verifier: DraftVerifier): void {
  for (const driver of drivers) {
    const part = verifier.part("drivers", driver, [driver.name, driver.moves]);
    if (!part || driver.name === undefined) continue;
    const direction = driver.direction ?? "high";
    const said = directionSaid(part.quotes.map(({ text }) => text).join(" "));
    if (said !== null && isContrary(direction, said))
      verifier.withdraw(`the direction "${direction}" of "${driver.name}", which the text has as ${said}`);
    verifier.out.drivers.push({
      ...part,
      quotes: narrowed(part.quotes, "driver", verifier.ground.reading),
      name: driver.name,
      direction: said !== null && isContrary(direction, said) ? said : direction,
      level: driver.level ?? null,
      moves: driver.moves ?? null,
    });
  }
}

const RISES =
  /\b(?:ris(?:e|es|en|ing)|rose|grow(?:s|n|ing)?|grew|climb\w*|soar\w*|surg\w+|increas\w+|mount(?:s|ed|ing)|doubl\w+|tripl\w+|deepen\w*|worsen\w*|swell\w*|up by)\b/gi;
const FALLS =
  /\b(?:fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin\w+|shr(?:ink\w*|ank|unk)|slump\w*|plung\w+|plummet\w*|dwindl\w+|decreas\w+|halv\w+|collaps\w+|dr(?:y|ies|ied|ying) up|down by)\b/gi;

/** The way in which a quote says that a quantity moves; null where it says neither or both. */
function directionSaid(text: string): Driver["direction"] | null {
  const words = text.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  const listed = new Set(words.map((word) => TREND[word]));
  const [rises, falls] = [RISES, FALLS].map((pattern) => text.match(pattern) !== null) as [boolean, boolean];
  const [up, down] = [rises || listed.has("rising"), falls || listed.has("falling")];
  return up === down ? null : up ? "rising" : "falling";
}

const isContrary = (given: Direction, said: Direction): boolean =>
  (given === "rising" && said === "falling") || (given === "falling" && said === "rising");

export function verifyStakes({ stakes }: DraftAnswer, verifier: DraftVerifier): void {
  for (const stake of stakes) {
    const part = verifier.part("stakes", stake, [], true);
    const actor = verifier.party(stake.actor, "stake");
    const issue = verifier.id("issues", stake.issue);
    if (!part || actor === null || issue === null) continue;
    const order = (stake.order ?? []).flatMap(({ option, worth }) => {
      const pair = verifier.pair({ issue: stake.issue, option });
      return pair && worth !== undefined ? [{ option: pair.option, worth }] : [];
    });
    const known = verifier.out.stakes.some((one) => one.actor === actor && one.issue === issue);
    if (order.length === 0 || known) continue;
    const once = unique(order, ({ option }) => option);
    verifier.out.stakes.push({ ...part, actor, issue, weight: stake.weight ?? null, order: once });
  }
}
