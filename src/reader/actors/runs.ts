/** Names by their shape: capitalised words in a row, what the tables know of them, acronyms in brackets. */
import { HEADS, MONTHS, PLACES } from "../lexicon/organisations.ts";
import type { EntityType } from "../reading.ts";
import { CUES } from "../lexicon/cues.ts";
import { known as form } from "../lexicon/forms.ts";
import { KNOWN, key, type Known } from "./names.ts";
import { ascii, Roster, type Found } from "./roster.ts";

const WORD = /[\p{L}\p{N}]/u;
const PARTICLES = new Set(["bin", "bint", "ibn", "al", "el", "de", "del", "da", "dos", "di", "van", "von", "der", "den", "ter", "ul", "ur", "of"]);
const JOINS = new Set(["of", "for", "and", "the", "on", "to", "in"]);
const NOT_NAMES = new Set(("The A An This That These Those It Its He She They We You I But And Or Yet So If As At By In On Of For From To With Without After Before Since While When Where Why How What Who Which Whose Should Were Had Has Have Was Is Are Be Been "
  + "Not No Nor Nothing None Neither Either Both Each Every All Some Any Most Many Few Several Other Another Such First Second Third Fourth Fifth Last Next Then Now Today Yesterday Tomorrow Here There Still Even Only Just Also Meanwhile However Moreover Instead Indeed "
  + "Perhaps Maybe Although Though Because Unless Until Despite Notwithstanding Whether Once Under Over Between Against During Among Within Beyond Behind Officials Analysts Experts Diplomats Critics Observers One Two Three Four Five Six Seven Eight Nine Ten Mr Mrs Ms Dr Yes Western Eastern Northern Southern Central Asian European African American Arab Islamic Muslim Christian Jewish Kurdish Latin").split(" "));

/** Words for sorts of bodies, with their sector. */
const SORTS: { [word: string]: string } = Object.fromEntries(Object.entries({
  OPP: "party movement bloc alliance faction", REB: "militia insurgency guerrillas", BUS: "company firm group conglomerate operator consortium producer driller developer shipbuilder airline miner refiner utility shipper carmaker bank lender insurer consultancy brokerage trader exporter importer subsidiary contractor",
  MED: "newspaper daily weekly magazine broadcaster website", NGO: "charity foundation think-tank institute lobby association watchdog union", GOV: "regulator ministry agency authority",
}).flatMap(([sector, list]) => list.split(" ").map((word) => [word, sector])));
/** First words that make a run something else than a name: `Western`, `Communist`. */
const PREFIXED: { [word: string]: true } = Object.fromEntries("Western Eastern Northern Southern Communist Socialist Liberal Conservative Islamist Green Cold".split(" ").map((w) => [w, true]));

export class Runs extends Roster {
  /** A name of the tables that starts at token i and ends where a token ends. */
  protected known(i: number, stop: number): { known: Known; last: number } | null {
    const { tokens, text } = this.page;
    const token = tokens[i]!;
    if (!token.capital && !/^(mainland|eastern)$/.test(token.text)) return null;
    for (const known of KNOWN.get(key(token.text)) ?? []) {
      const end = token.start + known.name.length;
      if (!text.startsWith(known.name, token.start) || (end < text.length && WORD.test(text[end]!) && WORD.test(text[end - 1]!))) continue;
      let last = i + 1;
      while (last < stop && tokens[last]!.start < end) last++;
      return { known, last };
    }
    return null;
  }

  /** Capitalised words from token i, with the small words inside a name. */
  protected run(i: number, stop: number): { last: number } | null {
    const { tokens } = this.page;
    let j = i;
    for (; j < stop; j++) {
      const t = tokens[j]!;
      if (t.capital && !MONTHS.has(t.text)) continue;
      if (j === i) return null;
      if (t.text === "-" && t.start === tokens[j - 1]!.end && tokens[j + 1]?.start === t.end) { j++; continue; }
      if (t.text === "&" && tokens[j + 1]?.capital) continue;
      // `Osh Farmers' Union`
      if (t.text === "'" && tokens[j - 1]!.text.endsWith("s") && t.start === tokens[j - 1]!.end && tokens[j + 1]?.capital && HEADS[tokens[j + 1]!.text] !== undefined && j + 1 < stop) continue;
      // `Hamad bin Khalifa`, `Faisal al-Mutawa`
      if (PARTICLES.has(t.lower) && t.lower !== "of" && j + 1 < stop) {
        if (tokens[j + 1]!.capital && !MONTHS.has(tokens[j + 1]!.text) || PARTICLES.has(tokens[j + 1]!.lower) && tokens[j + 2]?.capital && j + 2 < stop) continue;
        if (tokens[j + 1]!.text === "-" && tokens[j + 1]!.start === t.end && tokens[j + 2]?.capital && tokens[j + 2]!.start === tokens[j + 1]!.end) { j += 2; continue; }
      }
      let k = j;
      while (k < stop && JOINS.has(tokens[k]!.lower)) k++;
      const inside = this.text(i, j);
      if (k > j && k <= j + 2 && tokens[k]?.capital && k < stop && (((tokens[j]!.lower === "of" || tokens[j]!.lower === "for") && inside.split(/[\s-]+/).some((w) => w in HEADS || PLACES.has(w) || /^(Declaration|University|Republic|Kingdom|State|States)$/.test(w))) || /\b(Ministry|Council|Commission|Institute|Agency|Committee|Organi[sz]ation|Department|Centre|Center|School)\b/.test(inside)) && !(tokens[j]!.lower === "and" && this.known(k, stop)?.known.kind === "state")) { j = k; continue; }
      break;
    }
    return j > i ? { last: j } : null;
  }

  /** Two to four capitalised words that no table knows, or one after an office. */
  protected personName(i: number, stop: number): { last: number } | null {
    const { tokens } = this.page;
    let j = i;
    let capitals = 0;
    while (j < stop && j < i + 7) {
      const t = tokens[j]!;
      if (t.capital && !MONTHS.has(t.text) && !(j === i && NOT_NAMES.has(t.text)) && t.tag !== "PUNCT" && !(j > i && this.known(j, stop)?.known.kind === "state" && capitals >= 2)) { capitals++; j++; continue; }
      const joined = t.text === "-" && t.start === tokens[j - 1]?.end && tokens[j + 1]?.start === t.end;
      if (j > i && joined) { j += 2; continue; }
      if (j > i && PARTICLES.has(t.lower) && t.lower !== "of" && tokens[j + 1] && (tokens[j + 1]!.capital || tokens[j + 1]!.text === "-")) { j++; continue; }
      if (j === i && /^(al|el|bin|de|van|von)$/.test(t.lower) && tokens[j + 1]) { j++; continue; }
      break;
    }
    return capitals > 0 ? { last: j } : null;
  }

  protected named(first: number, last: number, stop: number, iso3: string | null): Found | null {
    const { tokens } = this.page;
    const sentenceStart = first === 0 || /^[.!?"'(:]$/.test(tokens[first - 1]!.text) || tokens[first - 1]!.end < tokens[first]!.start - 1;
    if (sentenceStart && last - first > 1 && NOT_NAMES.has(tokens[first]!.text)) first++;
    const name = this.text(first, last);
    const known = this.short.get(name);
    if (known) return { first, last, ids: [this.alias(known, name)], form: this.entities[known]!.type === "person" ? "person" : "organisation" };
    if (NOT_NAMES.has(name)) return null;
    const parts = name.split(/[\s-]+/);
    const head = [...parts].reverse().find((w) => w in HEADS) ?? "";
    if (head && (parts.length > 1 || iso3 !== null) && !(PLACES.has(parts[parts.length - 1]!) && !(parts[parts.length - 1]! in HEADS) && !parts.slice(parts.indexOf(head)).some((p) => /^(for|of)$/.test(p)))) {
      const sector = HEADS[head]!;
      const type: EntityType = sector === "MED" ? "medium" : sector === "IGO" && !iso3 ? "igo" : "organisation";
      const id = this.free(compact(name));
      this.entity(id, () => ({ name, type, ...(iso3 ? { iso3 } : {}), ...(sector === "IGO" ? {} : { sector }), aliases: [name] }));
      this.short.set(name, id);
      return this.withAcronym(first, last, stop, id);
    }
    // `the Ata-Jurt party`, `RusHydro, the Russian power company,`: what sort of body it is stands beside the name.
    const sort = iso3 === null && parts.every((p) => /^\p{Lu}/u.test(p) || PARTICLES.has(p)) && !parts.some((p) => PLACES.has(p) || p in PREFIXED) ? this.sort(last, stop) : null;
    if (sort && !NOT_NAMES.has(parts[0]!) && name.length > 2) {
      const of = this.free(compact(name));
      this.entity(of, () => ({ name, type: sort.sector === "MED" ? "medium" : "organisation", sector: sort.sector, aliases: [name] }));
      this.short.set(name, of);
      return { first, last: sort.last, ids: [of], form: "organisation" };
    }
    const described = tokens[last]?.text === "," && /^(who|whose|a|an|the)$/.test(tokens[last + 1]?.lower ?? "");
    if ((parts.some((p) => PLACES.has(p)) && !(described && tokens[last + 1]!.lower === "who")) || iso3 !== null) return null;
    if (parts.length >= 2 && parts.filter((p) => !PARTICLES.has(p)).length <= 4 && parts.every((p) => /^\p{Lu}[\p{Ll}'’.]+/u.test(p) || /^\p{Lu}\.?$/u.test(p) || PARTICLES.has(p) || p === "yeol")) {
      const after = tokens[last]?.text ?? "";
      const said = tokens.slice(last, Math.min(stop, last + 14)).some((t) => /^(said|says|told|argues|argued|writes|wrote|warned|warns|thinks|believes|added|insists|insisted|claims|claimed|predicted|predicts)$/.test(t.lower));
      const speaks = said || tokens[last]?.tag === "VERB" || tokens[last]?.tag === "AUX" || after === "," || after === "'s";
      const introduced = tokens[first - 1] !== undefined && (/^(one|says|said|by|argues|writes|analyst|told|asked|as)$/.test(tokens[first - 1]!.lower) || (tokens[first - 1]!.tag === "VERB" && /^[",]$/.test(tokens[first - 2]?.text ?? "") && form(CUES, tokens[first - 1]!.lower) !== null) || /^(to|with|from)$/.test(tokens[first - 1]!.lower) && /^(questions?|spoke|talked|speaks|talks|according|interview|letter|conversation|listened|met|turned|belongs)$/.test(tokens[first - 2]?.lower ?? ""));
      if (speaks || introduced) return { first, last, ids: [this.person(first, last, null, "CVL", undefined)], form: "person" };
    }
    // `DP World`, `MOL Group`: letters with a name behind them are a firm or a body.
    if (parts.length >= 2 && parts.length <= 3 && /^[A-Z]{2,5}$/.test(parts[0]!) && parts.slice(1).every((p) => /^\p{Lu}\p{Ll}+$/u.test(p))) {
      const id = this.free(compact(name));
      this.entity(id, () => ({ name, type: "organisation", aliases: [name] }));
      this.short.set(name, id);
      return { first, last, ids: [id], form: "organisation" };
    }
    if (parts.length === 1 && (sentenceStart || name.length < 2)) return null;
    return null;
  }

  /** The word that says what sort of body a name is, right behind it or after a comma and an article. */
  private sort(last: number, stop: number): { sector: string; last: number } | null {
    const { tokens } = this.page;
    const next = tokens[last];
    if (!next || last >= stop) return null;
    if (SORTS[next.lower] !== undefined && next.tag === "NOUN" && !/^(bank|firm|group|company)s?$/.test(next.lower)) return { sector: SORTS[next.lower]!, last: last + 1 };
    if (next.text !== "," || !/^(a|an|the)$/.test(tokens[last + 1]?.lower ?? "")) return null;
    for (let k = last + 2; k < Math.min(stop, last + 8); k++) {
      if (/^[,.;]$/.test(tokens[k]!.text) || (/^(ADP|VERB|AUX)$/.test(tokens[k]!.tag) && tokens[k - 1]!.text !== "-" && !/(ed|ing)$/.test(tokens[k]!.lower))) return SORTS[tokens[k - 1]!.lower] === undefined ? null : { sector: SORTS[tokens[k - 1]!.lower]!, last };
    }
    return null;
  }

  /** `Asia-Pacific Economic Cooperation (APEC) forum`: the letters in brackets name it from here on. */
  protected withAcronym(first: number, last: number, stop: number, id: string): Found {
    const { tokens } = this.page;
    if (tokens[last]?.text === "(" && tokens[last + 2]?.text === ")" && last + 2 < stop && /^[A-Z][A-Za-z&.]{1,7}$/.test(tokens[last + 1]!.text)) {
      const letters = tokens[last + 1]!.text;
      this.short.set(letters, id);
      this.alias(id, letters);
      last += 3;
      if (/^(forum|council|commission|group|bloc)$/.test(tokens[last]?.text ?? "")) last++;
    }
    return { first, last, ids: [id], form: "organisation" };
  }
}

function compact(name: string): string {
  const words = name.replace(/'s\b/g, "").split(/[\s-]+/).filter((w) => /^\p{Lu}/u.test(w));
  const letters = words.length > 2 ? words.map((w) => w[0]).join("") : words.join("");
  return ascii(letters) || "ORGANISATION";
}
