/** Several states in one phrase: two nations in one word, and states by a common property. */
import { addAlias, addEntity, addOrganisation, addState } from "./cast.ts";
import { STATE_GROUPS } from "../lexicon/people.ts";
import { CAPITALS, DEMONYMS, PREFIXES, STATE_NAMES } from "../lexicon/states.ts";
import type { Page } from "../tokens.ts";
import { textOf, type Found, type Names } from "./mention.ts";
import { knownAt } from "./tables.ts";

const REGION_ADJECTIVE =
  /^(Asian|European|African|Arab|Western|Gulf|Central|Eastern|Southern|Northern|Latin|American|Caribbean|Baltic|Nordic|Balkan|Mediterranean)$/;
const OPENS =
  /^(its|their|multiple|several|regional|neighbouring|neighboring|downstream|upstream|riparian|littoral|coastal|western|european|asian|african|arab|gulf|caribbean|baltic|nordic|great|three|four|five|six|seven|eight|nine|ten|twelve|dozens?)$/;
const STATES = /^(states|countries|nations|republics|monarchies|sheikhdoms|governments|kingdoms)$/;
/** After `its` and `their`: the members of an organisation or group. */
const OWN = /^(governments|capitals|countries|members|states|powers|exporters|importers|consumers|producers)$/;

/** Russo-Japanese, Greek-Turkish, US-China: two states in one word. */
export function dyadAt(names: Names, i: number, stop: number): Found | null {
  const {
    page: { tokens, text },
    cast,
  } = names;
  const a = tokens[i];
  let j = i + 1;
  while (j < stop && tokens[j].start === tokens[j - 1].end && !/^[-\u2014]$/.test(tokens[j].text)) j++;
  const dash = tokens[j];
  if (
    !a.capital ||
    j + 1 >= stop ||
    !dash ||
    !/^[-\u2014]$/.test(dash.text) ||
    dash.start !== tokens[j - 1].end ||
    tokens[j + 1].start !== dash.end
  )
    return null;
  const left = text.slice(a.start, dash.start);
  const second = knownAt(names.page, j + 1, stop);
  const one = PREFIXES[left] ?? DEMONYMS.get(left) ?? STATE_NAMES.get(left) ?? CAPITALS.get(left);
  if (!one || !second || second.kind === "region" || second.kind === "organisation" || second.kind === "people")
    return null;
  if (one.length === 3) addState(cast, one, left);
  else addOrganisation(cast, one, left);
  addState(cast, second.id, second.name);
  return { first: i, last: second.last, ids: [one, second.id], form: "dyad" };
}

/** `its neighbors`, `multiple Asian partners`, `Western powers`, `downstream states`, `Mekong states`. */
export function stateGroupAt({ page, cast }: Names, i: number, stop: number): Found | null {
  const { tokens } = page;
  const opener = tokens[i].lower;
  if (!OPENS.test(opener) && !placed(page, i, stop)) return null;
  let j = i + 1;
  while (
    j < Math.min(stop, i + 4) &&
    !STATE_GROUPS.has(tokens[j].lower) &&
    (tokens[j].tag === "ADJ" ||
      tokens[j].text === "-" ||
      OPENS.test(tokens[j].lower) ||
      REGION_ADJECTIVE.test(tokens[j].text))
  )
    j++;
  if (
    j >= stop ||
    !STATE_GROUPS.has(tokens[j].lower) ||
    (/^(three|four|five|six|seven|eight|nine|ten|twelve|dozens?)$/.test(opener) &&
      /^(countries|governments|capitals)$/.test(tokens[j].lower)) ||
    (/^(its|their)$/.test(opener) && OWN.test(tokens[j].lower))
  )
    return null;
  const name = textOf(page, i, j + 1);
  const id = tokens
    .slice(i, j + 1)
    .map((t) => t.text.toUpperCase().replace(/[^A-Z]/g, ""))
    .filter((w) => !/^(ITS|THEIR|MULTIPLE|SEVERAL|OTHER)$/.test(w))
    .join("");
  return {
    first: i,
    last: j + 1,
    ids: [
      addAlias(
        cast,
        addEntity(cast, id, () => ({ name, type: "group", aliases: [] })),
        name,
      ),
    ],
    form: "group",
  };
}

/** `Mekong states`, `the Andean nations`: a region before a word for states. */
function placed(page: Page, i: number, stop: number): boolean {
  const [before, place, word] = [page.tokens[i - 1], page.tokens[i], page.tokens[i + 1]];
  if (
    !before ||
    !word ||
    i + 1 >= stop ||
    !place.capital ||
    word.capital ||
    before.lower === "united" ||
    !STATES.test(word.lower)
  )
    return false;
  const known = knownAt(page, i, stop);
  return known ? known.kind === "region" : before.lower === "the" && /^(PROPN|ADJ)$/.test(place.tag);
}
