/** Who is in the text: every mention with the entity that it names, by tables of states and organisations and by the shape of names. */
import { HEADS, MONTHS, PLACES } from "../lexicon/organisations.ts";
import { LEADERS } from "../lexicon/leaders.ts";
import { GROUPS, HONORIFICS } from "../lexicon/people.ts";
import type { Page } from "../tokens.ts";
import { Offices } from "./offices.ts";
import type { Found, Mention } from "./roster.ts";

export type { Mention } from "./roster.ts";

const PLACING = new Set(["in", "at", "near", "outside", "around", "across", "off", "inside", "through", "throughout", "via", "within"]);
/** Leaders whose surname alone may be anybody's. */
const COMMON_NAMES = new Set("Baker Powell Johnson Cameron Carter Clinton Kennedy Sharon Carney Harper Howard Abbott Turnbull Morrison Albanese Marcos Castro Salman Abdullah Sharif Anwar Blair Nixon Barak".split(" "));
/** What is named after the city where it was signed is no deed of its government. */
const ACCORDS = /^(agreement|agreements|accord|accords|treaty|memorandum|declaration|protocol|convention|pact|process|conference|climate|format|summit|principles|formula|consensus)$/;

/** Bodies that a city only houses. */
const SEATED = /^(tribunal|court|arbitrators|daily|newspaper|weekly|magazine|consultancy|brokerage|institute|university|bourse|firm|bank)$/;

export class Cast extends Offices {
  readonly mentions: Mention[] = [];

  constructor(page: Page) {
    super(page);
    page.sentences.forEach((sentence, at) => {
      for (let i = sentence.first; i < sentence.last;) {
        const found = this.at(i, sentence.last);
        if (!found) { i++; continue; }
        if (found.form === "group") this.apposed(found);
        this.mentions.push({ ...found, start: this.page.tokens[found.first]!.start, end: this.page.tokens[found.last - 1]!.end, sentence: at });
        i = found.last;
      }
    });
    this.surnames();
  }

  protected at(i: number, stop: number): Found | null {
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
        const staff = this.staff(last, stop, id, name, i);
        if (staff) return staff;
        if (people !== null) {
          const words = this.page.text.slice(tokens[i]!.start, tokens[people - 1]!.end);
          const sector = GROUPS.get(tokens[people - 1]!.lower)!;
          const body = this.entity(`${this.organisation(id, name)}.${sector}`, () => ({ name: words, type: "faction", sector, aliases: [] }));
          return { first: i, last: people, ids: [this.alias(body, words)], form: "group" };
        }
        const placed = name === "Brussels" && ((before !== undefined && PLACING.has(before.lower)) || ACCORDS.test(tokens[last]?.lower ?? ""));
        if (placed) return { first: i, last, ids: [this.organisation(id, name)], form: "place" };
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
        return { first: i, last, ids: [id], form: tokens[last]?.text !== "-" && (people || (before?.lower === "the" && !this.nounFollows(last, stop))) ? "group" : "adjective" };
      }
      // `a Stockholm tribunal`, `the Geneva daily`: a body that sits in a city is not its government.
      if (kind === "capital" && SEATED.test(tokens[last]?.lower ?? "") && !tokens[last]!.capital) {
        const words = this.page.text.slice(tokens[i]!.start, tokens[last]!.end);
        return { first: i, last: last + 1, ids: [this.entity(words.toUpperCase().replace(/[^A-Z]+/g, "_"), () => ({ name: words, type: "organisation", aliases: [words] }))], form: "organisation" };
      }
      if (kind === "capital" && before?.lower === "of" && (ACCORDS.test(tokens[i - 2]?.lower ?? "") || /^(battle|siege|congress|peace|act|charter)$/.test(tokens[i - 2]?.lower ?? ""))) return { first: i, last, ids: [id], form: "place" };
      if (PLACES.has(tokens[last]?.text ?? "") && !possessive) return { first: i, last: last + 1, ids: [id], form: "place" };
      if (tokens[last]?.text === "-" && tokens[last]!.start === tokens[last - 1]!.end) return { first: i, last, ids: [id], form: "adjective" };
      if (kind === "capital" && ACCORDS.test(tokens[last]?.lower ?? "")) return { first: i, last, ids: [id], form: "place" };
      const placed = before !== undefined && (PLACING.has(before.lower) || (kind === "capital" && before.lower === "to" && this.moves(i - 1))) && !(tokens[last]?.text === "," && /^(which|who)$/.test(tokens[last + 1]?.lower ?? ""));
      return { first: i, last, ids: [id], form: placed ? "place" : "name" };
    }
    const office = this.office(i, stop);
    if (office) return office;
    const run = token.capital ? this.run(i, stop) : null;
    if (run && run.last === i + 1 && token.text.length >= 5 && LEADERS.has(token.text) && !COMMON_NAMES.has(token.text) && !this.short.has(token.text)) return { first: i, last: i + 1, ids: [this.person(i, i + 1, LEADERS.get(token.text)!, "GOV", undefined)], form: "person" };
    return run ? this.named(i, run.last, stop, null) : null;
  }

  /** `Faisal Noor, a Kuwaiti envoy`: the group behind the comma is the person before it, whose state it tells. */
  private apposed(found: Found): void {
    const { tokens } = this.page;
    const before = this.mentions[this.mentions.length - 1];
    if (before?.form !== "person" || tokens[before.last]?.text !== "," || !/^(a|an|the)$/.test(tokens[before.last + 1]?.lower ?? "") || found.first - before.last > 5 || tokens.slice(before.last + 2, found.first).some((t) => t.tag !== "ADJ" && t.tag !== "NOUN")) return;
    const [group, person] = [this.entities[found.ids[0]!]!, this.entities[before.ids[0]!]!];
    if (group.type !== "faction" || !group.iso3) return;
    person.iso3 ??= group.iso3;
    if (person.sector === "CVL" && group.sector) person.sector = group.sector;
    const [of] = found.ids as [string];
    if (!this.mentions.some((m) => m.ids.includes(of))) delete this.entities[of];
    found.ids = before.ids;
  }

  /** Whether what stands before `to` is a going or a sending: `flew to Yerevan`, `sent his envoy to Bern`. */
  private moves(to: number): boolean {
    for (let k = to - 1; k >= Math.max(0, to - 6); k--) {
      if (/^(fly|flew|flown|flies|flying|travel|travels|travelled|traveled|go|goes|went|gone|move|moved|moves|send|sends|sent|return|returned|returns|come|came|comes|sail|sailed|march|marched|ran|run|runs|visit|visits|visited|trip|trips|dispatch|dispatched|deploy|deployed|head|headed|journey|flight|railway|road|pipeline|flights|bus|train|drove|fled)$/.test(this.page.tokens[k]!.lower)) return true;
      if (/^[,;.]$/.test(this.page.tokens[k]!.text)) return false;
    }
    return false;
  }

  protected nounFollows(at: number, stop: number): boolean {
    const t = this.page.tokens[at];
    return at < stop && t !== undefined && (t.tag === "NOUN" || t.tag === "ADJ" || t.tag === "PROPN");
  }

  /** A later surname alone names the person; which of two names is the surname, the later mention says. */
  protected surnames(): void {
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
