/** Who is in the text: every mention with the entity that it names, by tables of states and organisations and by the shape of names. */
import { CAPITALS, DEMONYMS, PREFIXES, STATES, STATE_BY_CODE, STATE_NAMES } from "./lexicon/states.ts";
import { HEADS, MONTHS, ORGANISATIONS, PLACES, REGIONS } from "./lexicon/organisations.ts";
import { GROUPS, HONORIFICS, OFFICES, OFFICE_PARTS, STATE_GROUPS } from "./lexicon/people.ts";
import { FAMILY_FIRST, LEADERS } from "./lexicon/leaders.ts";
import type { Entity, EntityType } from "./reading.ts";
import type { Page } from "./tokens.ts";

/**
 * A stretch of the copy that names somebody. `form` says how: `name` stands free, `adjective` only colours another word
 * (`Chinese pressure`), `place` is where something is, `group` is a role or a body of people.
 */
export interface Mention {
  start: number;
  end: number;
  /** First token and the one after the last. */
  first: number;
  last: number;
  ids: string[];
  form: "name" | "adjective" | "place" | "dyad" | "person" | "organisation" | "group";
  sentence: number;
}

interface Known { name: string; id: string; kind: "state" | "demonym" | "capital" | "organisation" | "region" }

const key = (text: string): string => /^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? text[0]!;
const KNOWN = new Map<string, Known[]>();
const learn = (name: string, id: string, kind: Known["kind"]): void => {
  if (name.startsWith("the ")) return;
  const at = key(name);
  (KNOWN.get(at) ?? KNOWN.set(at, []).get(at)!).push({ name, id, kind });
};
for (const { iso3, names, demonyms, capitals } of STATES) {
  for (const name of names) learn(name, iso3, "state");
  for (const name of demonyms) { learn(name, iso3, "demonym"); if (!/(ese|ish|ch|ss)$/.test(name)) learn(`${name}s`, iso3, "demonym"); }
  for (const name of capitals) learn(name, iso3, "capital");
}
for (const { id, type, names } of ORGANISATIONS) if (type !== "instrument") for (const name of names) learn(name, id, "organisation");
for (const name of REGIONS) learn(name, name, "region");
for (const list of KNOWN.values()) list.sort((a, b) => b.name.length - a.name.length);
const ORGANISATION_BY_ID = new Map(ORGANISATIONS.map((o) => [o.id, o]));

const WORD = /[\p{L}\p{N}]/u;
const PLACING = new Set(["in", "at", "near", "outside", "around", "across", "off", "inside", "through", "throughout", "via", "within"]);
const PARTICLES = new Set(["bin", "ibn", "al", "el", "de", "da", "dos", "van", "von", "der", "ul", "ur", "of"]);
const JOINS = new Set(["of", "for", "and", "the", "on", "to", "in"]);
const NOT_NAMES = new Set(("The A An This That These Those It Its He She They We You I But And Or Yet So If As At By In On Of For From To With Without After Before Since While When Where Why How What Who Which Whose Should Were Had Has Have Was Is Are Be Been "
  + "Not No Nor Nothing None Neither Either Both Each Every All Some Any Most Many Few Several Other Another Such First Second Third Fourth Fifth Last Next Then Now Today Yesterday Tomorrow Here There Still Even Only Just Also Meanwhile However Moreover Instead Indeed "
  + "Perhaps Maybe Although Though Because Unless Until Despite Notwithstanding Whether Once Under Over Between Against During Among Within Beyond Behind Officials Analysts Experts Diplomats Critics Observers One Two Three Four Five Six Seven Eight Nine Ten Mr Mrs Ms Dr Yes Western Eastern Northern Southern Central Asian European African American Arab Islamic Muslim Christian Jewish Kurdish Latin").split(" "));

export class Cast {
  readonly entities: { [id: string]: Entity } = Object.create(null);
  readonly mentions: Mention[] = [];
  /** Surname or acronym to entity. */
  private readonly short = new Map<string, string>();

  constructor(readonly page: Page) {
    this.entities["AUTHOR"] = { name: "the author of the text", type: "author", aliases: [] };
    page.sentences.forEach((sentence, at) => {
      for (let i = sentence.first; i < sentence.last;) {
        const found = this.at(i, sentence.last);
        if (!found) { i++; continue; }
        this.mentions.push({ ...found, start: this.page.tokens[found.first]!.start, end: this.page.tokens[found.last - 1]!.end, sentence: at });
        i = found.last;
      }
    });
    this.surnames();
  }

  /** ISO code where the entity is a state, an organ or a member of a government; its own id otherwise. */
  code(id: string): string {
    const e = this.entities[id];
    return e?.iso3 && (e.type === "state" || e.sector === "GOV" || e.sector === "MIL" || e.sector === "LEG") ? e.iso3 : id;
  }

  entity(id: string, made: () => Entity): string {
    this.entities[id] ??= made();
    return id;
  }

  state(iso3: string, alias: string): string {
    this.entity(iso3, () => ({ name: STATE_BY_CODE.get(iso3)?.names[0] ?? iso3, type: "state", iso3, aliases: [] }));
    return this.alias(iso3, alias);
  }

  private alias(id: string, alias: string): string {
    const { aliases } = this.entities[id]!;
    if (!aliases.includes(alias)) aliases.push(alias);
    return id;
  }

  private organisation(id: string, alias: string): string {
    const o = ORGANISATION_BY_ID.get(id)!;
    this.entity(id, () => ({ name: o.names[0]!, type: o.type as EntityType, ...(o.iso3 ? { iso3: o.iso3 } : {}), ...(o.sector ? { sector: o.sector } : {}), aliases: [] }));
    return this.alias(id, alias);
  }

  private text(first: number, last: number): string {
    const { tokens, text } = this.page;
    return text.slice(tokens[first]!.start, tokens[last - 1]!.end);
  }

  /** A name of the tables that starts at token i and ends where a token ends. */
  private known(i: number, stop: number): { known: Known; last: number } | null {
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

  private at(i: number, stop: number): Omit<Mention, "start" | "end" | "sentence"> | null {
    const { tokens } = this.page;
    const token = tokens[i]!;
    const before = tokens[i - 1];
    if (token.tag === "PUNCT" || MONTHS.has(token.text)) return null;
    if (/^(The|A|An|This|These|Those|That|In|On|At|For|But|And|If|When|While|As|Since|After|Before|By|From|With|To)$/.test(token.text) && !this.known(i, stop)) return null;
    const dyad = this.dyad(i, stop);
    if (dyad) return dyad;
    const known = this.known(i, stop);
    const group = this.stateGroup(i, stop);
    if (group) return group;
    if (known) {
      const { kind, id, name } = known.known;
      let { last } = known;
      if (kind === "region") return { first: i, last, ids: [this.entity(id.toUpperCase().replace(/[^A-Z]/g, ""), () => ({ name, type: "region", aliases: [name] }))], form: "place" };
      if (kind === "organisation") {
        const people = tokens[last]?.lower === "'s" && GROUPS.has(tokens[last + 1]?.lower ?? "") ? last + 2 : null;
        const owner = tokens[last]?.lower === "'s" ? this.office(last + 1, stop) : null;
        if (owner) return { ...owner, first: i };
        if (people !== null) return { first: i, last: people, ids: [this.organisation(id, name)], form: "organisation" };
        return this.withAcronym(i, last, stop, this.organisation(id, name));
      }
      const possessive = tokens[last]?.lower === "'s" || tokens[last]?.lower === "'";
      const rest = this.owned(possessive ? last + 1 : last, stop, id, i);
      if (rest) return rest;
      // A country's name inside a longer name that the tables do not know: Bank of Japan, Japan Oil Transport.
      const longer = this.run(i, stop);
      if (longer && longer.last > last && !possessive && kind !== "capital" && HEADS[tokens[longer.last - 1]!.text]) return this.named(i, longer.last, stop, id);
      this.state(id, name);
      if (kind === "demonym") {
        const people = name.endsWith("s") && !/(ese|ish|ss)$/.test(name);
        return { first: i, last, ids: [id], form: people || (before?.lower === "the" && !this.nounFollows(last, stop)) ? "group" : "adjective" };
      }
      if (PLACES.has(tokens[last]?.text ?? "") && !possessive) return { first: i, last: last + 1, ids: [id], form: "place" };
      if (tokens[last]?.text === "-" && tokens[last]!.start === tokens[last - 1]!.end) return { first: i, last, ids: [id], form: "adjective" };
      if (kind === "capital" && ACCORDS.test(tokens[last]?.lower ?? "")) return { first: i, last, ids: [id], form: "place" };
      const placed = before !== undefined && PLACING.has(before.lower) && !(tokens[last]?.text === "," && /^(which|who)$/.test(tokens[last + 1]?.lower ?? ""));
      return { first: i, last, ids: [id], form: placed ? "place" : "name" };
    }
    const office = this.office(i, stop);
    if (office) return office;
    const run = token.capital ? this.run(i, stop) : null;
    if (run && run.last === i + 1 && token.text.length >= 5 && LEADERS.has(token.text) && !COMMON_NAMES.has(token.text) && !this.short.has(token.text)) return { first: i, last: i + 1, ids: [this.person(i, i + 1, LEADERS.get(token.text)!, "GOV", undefined)], form: "person" };
    return run ? this.named(i, run.last, stop, null) : null;
  }

  private nounFollows(at: number, stop: number): boolean {
    const t = this.page.tokens[at];
    return at < stop && t !== undefined && (t.tag === "NOUN" || t.tag === "ADJ" || t.tag === "PROPN");
  }

  /** Russo-Japanese, Greek-Turkish, US-China: two states in one word. */
  private dyad(i: number, stop: number): Omit<Mention, "start" | "end" | "sentence"> | null {
    const { tokens, text } = this.page;
    const a = tokens[i]!;
    let j = i + 1;
    while (j < stop && tokens[j]!.start === tokens[j - 1]!.end && !/^[-\u2014]$/.test(tokens[j]!.text)) j++;
    const dash = tokens[j];
    if (!a.capital || j + 1 >= stop || !dash || !/^[-\u2014]$/.test(dash.text) || dash.start !== tokens[j - 1]!.end || tokens[j + 1]!.start !== dash.end) return null;
    const left = text.slice(a.start, dash.start);
    const second = this.known(j + 1, stop);
    const one = PREFIXES[left] ?? DEMONYMS.get(left) ?? STATE_NAMES.get(left) ?? CAPITALS.get(left);
    if (!one || !second || second.known.kind === "region" || second.known.kind === "organisation") return null;
    if (one.length === 3) this.state(one, left);
    else this.organisation(one, left);
    this.state(second.known.id, second.known.name);
    return { first: i, last: second.last, ids: [one, second.known.id], form: "dyad" };
  }

  /** `its neighbors`, `multiple Asian partners`, `Western powers`, `downstream states`. */
  private stateGroup(i: number, stop: number): Omit<Mention, "start" | "end" | "sentence"> | null {
    const { tokens } = this.page;
    const opens = /^(its|their|multiple|several|regional|neighbouring|neighboring|downstream|upstream|riparian|littoral|coastal|western|european|asian|african|arab|gulf|caribbean|baltic|nordic|great)$/;
    if (!opens.test(tokens[i]!.lower)) return null;
    let j = i + 1;
    while (j < Math.min(stop, i + 4) && (tokens[j]!.tag === "ADJ" || opens.test(tokens[j]!.lower) || /^[-]$/.test(tokens[j]!.text) || (REGION_ADJECTIVE.test(tokens[j]!.text))) && !STATE_GROUPS.has(tokens[j]!.lower)) j++;
    if (j >= stop || !STATE_GROUPS.has(tokens[j]!.lower) || (/^(its|their)$/.test(tokens[i]!.lower) && /^(governments|capitals|countries|members|states|powers|exporters|importers|consumers|producers)$/.test(tokens[j]!.lower))) return null;
    const name = this.text(i, j + 1);
    const id = tokens.slice(i, j + 1).map((t) => t.text.toUpperCase().replace(/[^A-Z]/g, "")).filter((w) => !/^(ITS|THEIR|MULTIPLE|SEVERAL|OTHER)$/.test(w)).join("");
    return { first: i, last: j + 1, ids: [this.alias(this.entity(id, () => ({ name, type: "group", aliases: [] })), name)], form: "group" };
  }

  /** What follows a nationality or a possessive: an office with or without a name, a body of people, a named organ. */
  private owned(j: number, stop: number, iso3: string, first: number): Omit<Mention, "start" | "end" | "sentence"> | null {
    const { tokens } = this.page;
    const office = this.office(j, stop, iso3);
    if (office) return { ...office, first };
    const long = tokens[j]?.capital ? this.run(j, stop) : null;
    if (long && long.last > j + 1 && this.text(j, long.last).split(/[\s-]+/).some((w) => w in HEADS && !PLACES.has(w))) return this.named(first, long.last, stop, iso3);
    for (let k = j; k < Math.min(stop, j + 4); k++) {
      const pair = k + 1 < stop ? `${tokens[k]!.lower} ${tokens[k + 1]!.lower}` : "";
      const last = GROUPS.has(pair) ? k + 2 : k + 1;
      const sector = GROUPS.get(pair) ?? GROUPS.get(tokens[k]!.lower);
      if (sector && tokens[last]?.text !== "-") {
        this.state(iso3, STATE_BY_CODE.get(iso3)?.names[0] ?? iso3);
        const name = this.text(first, last);
        const id = `${iso3}.${sector}`;
        this.entity(id, () => ({ name, type: "faction", iso3, sector, aliases: [] }));
        return { first, last, ids: [this.alias(id, name)], form: "group" };
      }
      if (tokens[k]!.tag !== "ADJ" && !OFFICE_PARTS.has(tokens[k]!.lower) && !(tokens[k]!.tag === "NOUN" && tokens[k + 1]?.tag === "NOUN")) break;
    }
    const run = tokens[j]?.capital ? this.run(j, stop) : null;
    if (!run) return null;
    const heads = this.text(j, run.last).split(/[\s-]+/).find((w) => w in HEADS && !PLACES.has(w));
    return heads ? this.named(first, run.last, stop, iso3) : null;
  }

  /** An office, in capitals or not, with the name of who holds it: `Prime Minister Noda Yoshihiko`, `irrigation minister, Hani Sewilam`, `a senior Iranian official`. */
  private office(i: number, stop: number, iso3: string | null = null): Omit<Mention, "start" | "end" | "sentence"> | null {
    const { tokens } = this.page;
    let j = i;
    let sector: string | undefined;
    let named: string | undefined;
    while (j < stop && j < i + 6) {
      const word = tokens[j]!.lower;
      if (OFFICES.has(word) && tokens[j + 1]?.text === "-" && OFFICES.has(tokens[j + 2]?.lower ?? "")) { sector = OFFICES.get(word); j += 2; continue; }
      if (OFFICES.has(word) && !(/^(major|general|head|chief|leader|chair|fellow|captain)$/.test(word) && !tokens[j]!.capital && iso3 !== null && /^(major|general|captain|fellow)$/.test(word))) { sector = OFFICES.get(word); named = this.text(i, j + 1); j++; if (tokens[j]?.lower === "of" && /^(state|defence|defense|staff|parliament|court)$/.test(tokens[j + 1]?.lower ?? "")) j += 2; if (!OFFICES.has(tokens[j]?.lower ?? "") && !OFFICE_PARTS.has(tokens[j]?.lower ?? "")) break; continue; }
      if (HONORIFICS.has(word) && tokens[j]!.capital) { j++; sector ??= "CVL"; if (tokens[j]?.text === ".") j++; break; }
      if (OFFICE_PARTS.has(word) || tokens[j]!.text === "-" || (iso3 !== null && j < i + 3 && (tokens[j]!.tag === "NOUN" || tokens[j]!.tag === "ADJ") && OFFICES.has(tokens[j + 1]?.lower ?? ""))) { j++; continue; }
      break;
    }
    if (!sector) return null;
    const honorific = named === undefined;
    let start = j;
    if (tokens[j]?.text === "," && iso3 !== null) start = j + 1;
    else if (tokens[j]?.text === "," && tokens[i - 1]?.lower !== "a") start = j + 1;
    const name = start < stop ? this.personName(start, stop) : null;
    if (name && (start === j || (tokens[name.last]?.text === ",") || (tokens[name.last]?.tag === "VERB"))) {
      return { first: i, last: name.last, ids: [this.person(start, name.last, iso3, sector, named)], form: "person" };
    }
    if (iso3 !== null && !honorific && tokens[j]?.text !== "-") {
      const id = `${iso3}.${sector}`;
      const words = this.text(i, j);
      this.entity(id, () => ({ name: `${STATE_BY_CODE.get(iso3)?.demonyms[0] ?? iso3} ${words}`, type: "faction", iso3, sector: sector!, aliases: [] }));
      return { first: i, last: j, ids: [this.alias(id, words)], form: "group" };
    }
    return null;
  }

  /** Two to four capitalised words that no table knows, or one after an office. */
  private personName(i: number, stop: number): { last: number } | null {
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

  private person(first: number, last: number, iso3: string | null, sector: string, role: string | undefined): string {
    const name = this.text(first, last);
    const parts = name.split(/\s+/);
    const surname = parts.length > 1 && FAMILY_FIRST.has(parts[0]!) && !FAMILY_FIRST.has(parts[parts.length - 1]!) ? parts[0]! : parts[parts.length - 1]!;
    const own = iso3 ?? (parts.length > 0 && sector !== "CVL" && sector !== "BUS" ? LEADERS.get(surname) ?? LEADERS.get(parts[0]!) ?? null : null);
    const known = this.short.get(surname);
    if (known && this.entities[known]!.type === "person" && (parts.length === 1 || this.entities[known]!.name === name)) return this.alias(known, name);
    const id = this.free(ascii(surname));
    this.entity(id, () => ({ name, type: "person", ...(own ? { iso3: own } : {}), sector, ...(role ? { role } : {}), aliases: [] }));
    for (const part of new Set([surname, name])) if (!this.short.has(part)) this.short.set(part, id);
    return this.alias(id, name);
  }

  private free(id: string): string {
    if (!(id in this.entities)) return id;
    for (let n = 2; ; n++) if (!(`${id}${n}` in this.entities)) return `${id}${n}`;
  }

  /** Capitalised words from token i, with the small words inside a name. */
  private run(i: number, stop: number): { last: number } | null {
    const { tokens } = this.page;
    let j = i;
    for (; j < stop; j++) {
      const t = tokens[j]!;
      if (t.capital && !MONTHS.has(t.text)) continue;
      if (j === i) return null;
      if (t.text === "-" && t.start === tokens[j - 1]!.end && tokens[j + 1]?.start === t.end) { j++; continue; }
      if (t.text === "&" && tokens[j + 1]?.capital) continue;
      let k = j;
      while (k < stop && JOINS.has(tokens[k]!.lower)) k++;
      const inside = this.text(i, j);
      if (k > j && k <= j + 2 && tokens[k]?.capital && k < stop && (((tokens[j]!.lower === "of" || tokens[j]!.lower === "for") && inside.split(/[\s-]+/).some((w) => w in HEADS || PLACES.has(w) || /^(Declaration|University|Republic|Kingdom|State|States)$/.test(w))) || /\b(Ministry|Council|Commission|Institute|Agency|Committee|Organi[sz]ation|Department|Centre|Center|School)\b/.test(inside)) && !(tokens[j]!.lower === "and" && this.known(k, stop)?.known.kind === "state")) { j = k; continue; }
      break;
    }
    return j > i ? { last: j } : null;
  }

  private named(first: number, last: number, stop: number, iso3: string | null): Omit<Mention, "start" | "end" | "sentence"> | null {
    const { tokens } = this.page;
    const sentenceStart = first === 0 || /^[.!?"'(:]$/.test(tokens[first - 1]!.text) || tokens[first - 1]!.end < tokens[first]!.start - 1;
    if (sentenceStart && last - first > 1 && NOT_NAMES.has(tokens[first]!.text)) first++;
    const name = this.text(first, last);
    const known = this.short.get(name);
    if (known) return { first, last, ids: [this.alias(known, name)], form: this.entities[known]!.type === "person" ? "person" : "organisation" };
    if (NOT_NAMES.has(name)) return null;
    const parts = name.split(/[\s-]+/);
    const head = [...parts].reverse().find((w) => w in HEADS) ?? "";
    if (head && (parts.length > 1 || iso3 !== null) && !(PLACES.has(parts[parts.length - 1]!) && !(parts[parts.length - 1]! in HEADS))) {
      const sector = HEADS[head]!;
      const type: EntityType = sector === "MED" ? "medium" : sector === "IGO" && !iso3 ? "igo" : "organisation";
      const id = this.free(compact(name));
      this.entity(id, () => ({ name, type, ...(iso3 ? { iso3 } : {}), ...(sector === "IGO" ? {} : { sector }), aliases: [name] }));
      this.short.set(name, id);
      return this.withAcronym(first, last, stop, id);
    }
    if (parts.some((p) => PLACES.has(p)) || iso3 !== null) return null;
    if (parts.length >= 2 && parts.length <= 4 && parts.every((p) => /^\p{Lu}[\p{Ll}'’.]+/u.test(p) || /^\p{Lu}\.?$/u.test(p) || /^(al|el|bin|yeol)$/.test(p))) {
      const after = tokens[last]?.text ?? "";
      const said = tokens.slice(last, Math.min(stop, last + 14)).some((t) => /^(said|says|told|argues|argued|writes|wrote|warned|warns|thinks|believes|added|insists|insisted|claims|claimed|predicted|predicts)$/.test(t.lower));
      const speaks = said || tokens[last]?.tag === "VERB" || tokens[last]?.tag === "AUX" || after === "," || after === "'s";
      const introduced = tokens[first - 1] !== undefined && /^(one|to|says|said|by|from|argues|writes|analyst|like|as|of|with|and|for)$/.test(tokens[first - 1]!.lower);
      if (speaks || introduced) return { first, last, ids: [this.person(first, last, null, "CVL", undefined)], form: "person" };
    }
    if (parts.length === 1 && (sentenceStart || name.length < 2)) return null;
    return null;
  }

  /** `Asia-Pacific Economic Cooperation (APEC) forum`: the letters in brackets name it from here on. */
  private withAcronym(first: number, last: number, stop: number, id: string): Omit<Mention, "start" | "end" | "sentence"> {
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

  /** A later surname alone names the person; which of two names is the surname, the later mention says. */
  private surnames(): void {
    const { tokens, sentences } = this.page;
    const taken = new Set(this.mentions.flatMap((m) => Array.from({ length: m.last - m.first }, (_, k) => m.first + k)));
    const parts = new Map<string, string>();
    for (const [id, e] of Object.entries(this.entities)) if (e.type === "person") for (const part of e.name.split(/\s+/)) if (!HONORIFICS.has(part.toLowerCase())) parts.set(part, parts.get(part) ?? id);
    sentences.forEach((sentence, at) => {
      for (let i = sentence.first; i < sentence.last; i++) {
        const id = this.short.get(tokens[i]!.text) ?? parts.get(tokens[i]!.text);
        if (!id || taken.has(i) || !tokens[i]!.capital) continue;
        this.alias(id, tokens[i]!.text);
        this.mentions.push({ first: i, last: i + 1, start: tokens[i]!.start, end: tokens[i]!.end, ids: [id], form: this.entities[id]!.type === "person" ? "person" : "organisation", sentence: at });
      }
    });
    this.mentions.sort((a, b) => a.start - b.start);
  }
}

/** Leaders whose surname alone may be anybody's. */
const COMMON_NAMES = new Set("Baker Powell Johnson Cameron Carter Clinton Kennedy Sharon Carney Harper Howard Abbott Turnbull Morrison Albanese Marcos Castro Salman Abdullah Sharif Anwar Blair Nixon Barak".split(" "));
/** What is named after the city where it was signed is no deed of its government. */
const ACCORDS = /^(agreement|agreements|accord|accords|treaty|memorandum|declaration|protocol|convention|pact|process|conference|climate|format|summit|principles|formula|consensus)$/;
const REGION_ADJECTIVE = /^(Asian|European|African|Arab|Western|Gulf|Central|Eastern|Southern|Northern|Latin|American|Caribbean|Baltic|Nordic|Balkan|Mediterranean)$/;
const ascii = (name: string): string => name.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();

function compact(name: string): string {
  const words = name.replace(/'s\b/g, "").split(/[\s-]+/).filter((w) => /^\p{Lu}/u.test(w));
  const letters = words.length > 2 ? words.map((w) => w[0]).join("") : words.join("");
  return ascii(letters) || "ORGANISATION";
}

