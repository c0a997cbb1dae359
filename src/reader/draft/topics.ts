/**
 * Topics of a phrase, by its words: enough to match a gas contract with a need for energy and a treaty with a need for
 * support.
 */

export interface Topic {
  id: string;
  /** Topics of one group are interchangeable: gas and energy. */
  group: string;
  /** goods can be traded; ground is disputed; standing comes from allies and treaties. */
  kind: "goods" | "ground" | "standing";
}

const TOPICS: readonly (readonly [id: string, group: string, kind: Topic["kind"], words: RegExp])[] = [
  ["rare_earths", "minerals", "goods", /\brare[- ]earths?\b/i],
  ["minerals", "minerals", "goods", /\b(minerals?|lithium|cobalt|nickel|copper|ores?|metals?)\b/i],
  ["gas", "energy", "goods", /\b(natural gas|gas|LNG|pipelines?)\b/i],
  ["oil", "energy", "goods", /\b(oil|crude|petroleum)\b/i],
  [
    "nuclear",
    "nuclear",
    "standing",
    /\b(enrich\w*|centrifuges?|warheads?|nuclear (?:weapons?|program\w*|deal|arms)|uranium)\b/i,
  ],
  ["electricity", "energy", "goods", /\b(electricity|power grid|power plants?|hydropower|reactors?)\b/i],
  ["energy", "energy", "goods", /\b(energy|fuel|coal)\b/i],
  ["grain", "food", "goods", /\b(grain|wheat|rice|food|fertili[sz]ers?)\b/i],
  ["fish", "food", "goods", /\b(fish\w*|seafood|trawlers?|poaching)\b/i],
  [
    "water",
    "water",
    "goods",
    /\b(dams?|rivers?|irrigation|reservoirs?|droughts?|water (?:supply|shares?|flows?|releases?))\b/i,
  ],
  ["debt", "money", "goods", /\b(debts?|loans?|credits?|bail-?outs?|aid)\b/i],
  ["arms", "arms", "goods", /\b(arms|weapons?|missiles?|submarines?|frigates?|jets?)\b/i],
  ["islands", "ground", "ground", /\b(islands?|islets?|reefs?|shoals?|archipelago)\b/i],
  ["border", "ground", "ground", /\b(borders?|boundar(?:y|ies)|frontiers?|demarcation)\b/i],
  ["strait", "ground", "ground", /\b(straits?|canals?|shipping lanes?|ports?|harbou?rs?)\b/i],
  ["territory", "ground", "ground", /\b(territor(?:y|ies|ial)|sovereignty|enclaves?|provinces?|regions?)\b/i],
  ["isolation", "security", "standing", /\bisolat\w+/i],
  ["status", "security", "standing", /\b(status|prestige|recognition|taken seriously|great power|influence)\b/i],
  ["support", "security", "standing", /\b(support|all(?:y|ies|iances?)|partnerships?|backing|friends?)\b/i],
  ["security", "security", "standing", /\b(security|defen[cs]e|protection|guarantees?|deterrence|safety)\b/i],
  [
    "trade",
    "trade",
    "goods",
    /\b(trade|tariffs?|exports?|imports?|markets?|quotas?|customs|invest\w+|buyers?|timber|goods|technology|semiconductors?|chips)\b/i,
  ],
];

/** Topics of a phrase, the most specific first. */
export function topicsOf(phrase: string): Topic[] {
  return TOPICS.flatMap(([id, group, kind, words]) => (words.test(phrase) ? [{ id, group, kind }] : []));
}

const DRIVERS: readonly (readonly [RegExp, string])[] = [
  [/\bpressure/i, "pressure"],
  [/\bintimidat/i, "intimidation"],
  [/\bcoerc/i, "coercion"],
  [/\bembargo|\bblock|\bban\b|\bbann|\bhalt|\bsuspen/i, "embargo"],
  [/\bsanction/i, "sanctions"],
  [/\bdependen|\breliance|\brelies\b|\bnot (?:just|only)\b/i, "dependence"],
  [/\bprices?\b/i, "price"],
  [/\btariff/i, "tariffs"],
  [/\bdrought/i, "drought"],
  [/\bunemployment/i, "unemployment"],
  [/\binflation/i, "inflation"],
  [/\bdebt/i, "debt"],
  [/\bdemand/i, "demand"],
  [/\bsuppl(?:y|ies)/i, "supply"],
  [/\bprotest|\bunrest/i, "unrest"],
  [/\bthreat/i, "threat"],
  [/\battack|\bstrikes?\b|\braids?\b/i, "attacks"],
  [/\barms|\bweapon|\bmilitar|\bbuild-?up/i, "arms"],
  [/\brefugee|\bmigra/i, "migration"],
  [/\bclaims?\b/i, "claims"],
  [/\bpropensity|\bassertive|\baggress/i, "assertiveness"],
  [/\bpopulation|\bdemograph/i, "population"],
];

/** An id from a driver's phrase. */
export function driverWord(phrase: string): string {
  return DRIVERS.find(([words]) => words.test(phrase))?.[1] ?? topicsOf(phrase)[0]?.id ?? keyWord(phrase);
}

const COMMON =
  /^(the|and|that|this|with|from|over|into|more|most|much|many|some|such|their|there|which|while|would|could|should|might|must|have|been|being|also|than|then|they|them|other|others|another|about|after|before|between|both|each|every|under|until|since|still|very|only|even|just|what|when|where|whose|will|were|does|need|needs|fear|fears|want|wants|desire|seek|seeks|hope|hopes|look|looks|growing|rising|falling|becomes?|make|makes|take|takes|new|its)$/i;

/** The longest meaningful word, as an id. */
export function keyWord(phrase: string): string {
  const words = (phrase.normalize("NFKD").match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !COMMON.test(word));
  const lower = words.filter((word) => /^[a-z]/.test(word));
  const longest = (lower.length > 0 ? lower : words).reduce(
    (best, word) => (word.length > best.length ? word : best),
    "",
  );
  return longest.toLowerCase() || "matter";
}

/** Lower-case id of a name, ASCII. */
export function idOf(name: string): string {
  const id = name
    .normalize("NFKD")
    .replace(/['\u2019]s\b/g, "")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return (/^[a-z_]/.test(id) ? id : `x_${id}`).slice(0, 40).replace(/(?:_(?:and|or|of|for|the|in|on|to|a))*_*$/, "");
}
