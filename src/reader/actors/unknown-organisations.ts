/** Names outside the tables: organisations by a type word in or beside the name, and people by their acts. */
import { addAlias, addBody, addPerson } from "./cast.ts";
import { dictionary } from "../lexicon/lists.ts";
import { CUES } from "../lexicon/cues.ts";
import { known } from "../lexicon/forms.ts";
import { HEADS, PLACES } from "../lexicon/organisations.ts";
import type { Page } from "../tokens.ts";
import { textOf, type Found, type Names } from "./mention.ts";
import { NOT_NAMES, PARTICLES } from "./capitalised-names.ts";

/** Type words of organisations, with their sector. */
const SORTS: { [word: string]: string } = dictionary(
  Object.entries({
    OPP: "party movement bloc alliance faction",
    REB: "militia insurgency guerrillas",
    BUS: "company firm group conglomerate operator consortium producer driller developer shipbuilder airline miner refiner utility shipper carmaker bank lender insurer consultancy brokerage trader exporter importer subsidiary contractor",
    MED: "newspaper daily weekly magazine broadcaster website",
    NGO: "charity foundation think-tank institute lobby association watchdog union",
    GOV: "regulator ministry agency authority",
  }).flatMap(([sector, list]) => list.split(" ").map((word) => [word, sector])),
);
/** First words that rule out a name: `Western`, `Communist`. */
const PREFIXED: { [word: string]: true } = dictionary(
  "Western Eastern Northern Southern Communist Socialist Liberal Conservative Islamist Green Cold"
    .split(" ")
    .map((w) => [w, true]),
);

const SAYS =
  /^(said|says|told|argues|argued|writes|wrote|warned|warns|thinks|believes|added|insists|insisted|claims|claimed|predicted|predicts)$/;

/**
 * A run of capitalised words as an organisation or a person, or null. @param iso3 of the state that the words before it
 * name
 */
export function bodyOf(names: Names, first: number, last: number, stop: number, iso3: string | null): Found | null {
  const {
    page,
    page: { tokens },
    cast,
  } = names;
  const opens =
    first === 0 || /^[.!?"'(:]$/.test(tokens[first - 1].text) || tokens[first - 1].end < tokens[first].start - 1;
  if (opens && last - first > 1 && NOT_NAMES.has(tokens[first].text)) first++;
  const name = textOf(page, first, last);
  const before = cast.short.get(name);
  if (before)
    return {
      first,
      last,
      ids: [addAlias(cast, before, name)],
      form: cast.entities[before].type === "person" ? "person" : "organisation",
    };
  if (NOT_NAMES.has(name)) return null;
  const parts = name.split(/[\s-]+/);
  const sector = sectorOf(parts, iso3 !== null);
  if (sector) {
    const type = sector === "MED" ? "medium" : sector === "IGO" && !iso3 ? "igo" : "organisation";
    return withAcronym(
      names,
      first,
      last,
      stop,
      addBody(cast, name, { type, ...(iso3 ? { iso3 } : {}), ...(sector === "IGO" ? {} : { sector }) }),
    );
  }
  if (iso3 !== null) return null;
  const isPlace = parts.some((p) => PLACES.has(p));
  // `the Ata-Jurt party`, `RusHydro, the Russian power company,`: the type word is beside the name.
  const sort =
    !isPlace &&
    name.length > 2 &&
    !NOT_NAMES.has(parts[0]) &&
    parts.every((p) => /^\p{Lu}/u.test(p) || PARTICLES.has(p)) &&
    !parts.some((p) => p in PREFIXED)
      ? sortOf(page, last, stop)
      : null;
  if (sort)
    return {
      first,
      last: sort.last,
      ids: [addBody(cast, name, { type: sort.sector === "MED" ? "medium" : "organisation", sector: sort.sector })],
      form: "organisation",
    };
  if (isPlace && !(tokens[last]?.text === "," && tokens[last + 1]?.lower === "who")) return null;
  if (isPersonal(parts) && (speaks(page, last, stop) || introduced(page, first)))
    return { first, last, ids: [addPerson(cast, name, null, "CVL", undefined)], form: "person" };
  // `DP World`, `MOL Group`: an acronym followed by a name is a firm or an organisation.
  if (
    parts.length >= 2 &&
    parts.length <= 3 &&
    /^[A-Z]{2,5}$/.test(parts[0]) &&
    parts.slice(1).every((p) => /^\p{Lu}\p{Ll}+$/u.test(p))
  )
    return { first, last, ids: [addBody(cast, name, { type: "organisation" })], form: "organisation" };
  // `the VMRO-DPMNE`, `PDKI`: an acronym alone, but not a unit or a dateline.
  if (
    !opens &&
    !/^[A-Z]{2,}$/.test(tokens[first - 1].text) &&
    name.length >= 4 &&
    parts.every((p) => /^[A-Z]{2,6}$/.test(p)) &&
    !parts.some((p) => LETTERS.has(p)) &&
    tokens[last]?.tag !== "NOUN"
  )
    return { first, last, ids: [addBody(cast, name, { type: "organisation" })], form: "organisation" };
  return null;
}

/** Acronyms that are not organisations. */
const LETTERS = new Set(
  "GDP GNP LNG LPG EEZ EEZS USD EUR GBP HIV AIDS COVID CEO CFO GMT UTC ICBM ICBMS UAV UAVS HEU LEU FDI VAT MPS WMD NPT JCPOA START TTIP NAFTA USMCA UNCLOS MOU MOUS INF CFE TV DNA NGO NGOS NOTE BREXIT SWIFT BCM MCM TCF BTU MMBTU RMB FTA PSC PSA FPSO FSRU AND THE NOT ALL".split(
    " ",
  ),
);

/** The sector given by a word of the name (`Ministry`, `Bank`), or null without one or where the name is a place's. */
function sectorOf(parts: readonly string[], owned: boolean): string | null {
  const head = [...parts].reverse().find((w) => w in HEADS);
  if (!head || (parts.length === 1 && !owned)) return null;
  const end = parts[parts.length - 1];
  if (PLACES.has(end) && !(end in HEADS) && !parts.slice(parts.indexOf(head)).some((p) => /^(for|of)$/.test(p)))
    return null;
  return HEADS[head];
}

/** Two to four words in the form of a personal name. */
function isPersonal(parts: readonly string[]): boolean {
  return (
    parts.length >= 2 &&
    parts.filter((p) => !PARTICLES.has(p)).length <= 4 &&
    parts.every((p) => /^\p{Lu}[\p{Ll}'’.]+/u.test(p) || /^\p{Lu}\.?$/u.test(p) || PARTICLES.has(p) || p === "yeol")
  );
}

/** Whether the words after a name mark an actor: a verb, a comma, a possessive, a verb of saying not far off. */
function speaks({ tokens }: Page, last: number, stop: number): boolean {
  const next = tokens[last];
  return (
    next?.tag === "VERB" ||
    next?.tag === "AUX" ||
    (next?.text === "," && !/^(which|where|and|or)$/.test(tokens[last + 1]?.lower ?? "")) ||
    next?.text === "'s" ||
    tokens.slice(last, Math.min(stop, last + 14)).some((t) => SAYS.test(t.lower))
  );
}

/** Whether the words before a name introduce a speaker: `says`, `"..." argues`, `in an interview with`. */
function introduced({ tokens }: Page, first: number): boolean {
  const [one, two] = [tokens[first - 1], tokens[first - 2]];
  if (!one) return false;
  return (
    /^(one|says|said|by|argues|writes|analyst|told|asked|as)$/.test(one.lower) ||
    (one.tag === "VERB" && /^[",]$/.test(two?.text ?? "") && known(CUES, one.lower) !== null) ||
    (/^(to|with|from)$/.test(one.lower) &&
      /^(questions?|spoke|talked|speaks|talks|according|interview|letter|conversation|listened|met|turned|belongs)$/.test(
        two?.lower ?? "",
      ))
  );
}

/** The type word of a name, right after it or after a comma and an article. */
function sortOf(page: Page, last: number, stop: number): { sector: string; last: number } | null {
  const { tokens } = page;
  const next = tokens[last];
  if (!next || last >= stop) return null;
  if (SORTS[next.lower] !== undefined && next.tag === "NOUN" && !/^(bank|firm|group|company)s?$/.test(next.lower))
    return { sector: SORTS[next.lower], last: last + 1 };
  if (next.text !== "," || !/^(a|an|the)$/.test(tokens[last + 1]?.lower ?? "")) return null;
  for (let k = last + 2; k < Math.min(stop, last + 8); k++) {
    if (
      /^[,.;]$/.test(tokens[k].text) ||
      (/^(ADP|VERB|AUX)$/.test(tokens[k].tag) && tokens[k - 1].text !== "-" && !/(ed|ing)$/.test(tokens[k].lower))
    )
      return SORTS[tokens[k - 1].lower] === undefined ? null : { sector: SORTS[tokens[k - 1].lower], last };
  }
  return null;
}

/** `Asia-Pacific Economic Cooperation (APEC) forum`: the acronym in brackets is an alias from here on. */
export function withAcronym(names: Names, first: number, last: number, stop: number, id: string): Found {
  const {
    page: { tokens },
    cast,
  } = names;
  if (
    tokens[last]?.text === "(" &&
    tokens[last + 2]?.text === ")" &&
    last + 2 < stop &&
    /^[A-Z][A-Za-z&.]{1,7}$/.test(tokens[last + 1].text)
  ) {
    const letters = tokens[last + 1].text;
    cast.short.set(letters, id);
    addAlias(cast, id, letters);
    last += 3;
    if (/^(forum|council|commission|group|bloc)$/.test(tokens[last]?.text ?? "")) last++;
  }
  return { first, last, ids: [id], form: "organisation" };
}
