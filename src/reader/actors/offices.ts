/** Offices with and without a name, bodies of people, groups of states, two nations in one word. */
import { HEADS, PLACES } from "../lexicon/organisations.ts";
import { GROUPS, HONORIFICS, OFFICES, OFFICE_PARTS, STATE_GROUPS } from "../lexicon/people.ts";
import { CAPITALS, DEMONYMS, PREFIXES, STATE_BY_CODE, STATE_NAMES } from "../lexicon/states.ts";
import type { Found } from "./roster.ts";
import { Runs } from "./runs.ts";

const REGION_ADJECTIVE = /^(Asian|European|African|Arab|Western|Gulf|Central|Eastern|Southern|Northern|Latin|American|Caribbean|Baltic|Nordic|Balkan|Mediterranean)$/;

export class Offices extends Runs {
  /** Russo-Japanese, Greek-Turkish, US-China: two states in one word. */
  protected dyad(i: number, stop: number): Found | null {
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
  protected stateGroup(i: number, stop: number): Found | null {
    const { tokens } = this.page;
    const opens = /^(its|their|multiple|several|regional|neighbouring|neighboring|downstream|upstream|riparian|littoral|coastal|western|european|asian|african|arab|gulf|caribbean|baltic|nordic|great)$/;
    // `Mekong states`, `Andean nations`
    const placed = tokens[i]!.capital && i > 0 && tokens[i - 1]!.lower !== "united" && /^(states|countries|nations|republics|monarchies|sheikhdoms|governments|kingdoms)$/.test(tokens[i + 1]?.lower ?? "") && !tokens[i + 1]!.capital && i + 1 < stop && (this.known(i, stop)?.known.kind === "region" || (this.known(i, stop) === null && /^(PROPN|ADJ)$/.test(tokens[i]!.tag) && tokens[i - 1]!.lower === "the"));
    if (!opens.test(tokens[i]!.lower) && !placed) return null;
    let j = i + 1;
    while (j < Math.min(stop, i + 4) && (tokens[j]!.tag === "ADJ" || opens.test(tokens[j]!.lower) || /^[-]$/.test(tokens[j]!.text) || (REGION_ADJECTIVE.test(tokens[j]!.text))) && !STATE_GROUPS.has(tokens[j]!.lower)) j++;
    if (j >= stop || !STATE_GROUPS.has(tokens[j]!.lower) || (/^(its|their)$/.test(tokens[i]!.lower) && /^(governments|capitals|countries|members|states|powers|exporters|importers|consumers|producers)$/.test(tokens[j]!.lower))) return null;
    const name = this.text(i, j + 1);
    const id = tokens.slice(i, j + 1).map((t) => t.text.toUpperCase().replace(/[^A-Z]/g, "")).filter((w) => !/^(ITS|THEIR|MULTIPLE|SEVERAL|OTHER)$/.test(w)).join("");
    return { first: i, last: j + 1, ids: [this.alias(this.entity(id, () => ({ name, type: "group", aliases: [] })), name)], form: "group" };
  }

  /** What follows a nationality or a possessive: an office with or without a name, a body of people, a named organ. */
  protected owned(j: number, stop: number, iso3: string, first: number): Found | null {
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
      if ((tokens[k]!.tag !== "ADJ" || tokens[k]!.lower.endsWith("ed")) && !OFFICE_PARTS.has(tokens[k]!.lower) && !(tokens[k]!.tag === "NOUN" && tokens[k + 1]?.tag === "NOUN")) break;
    }
    const run = tokens[j]?.capital ? this.run(j, stop) : null;
    if (!run) return null;
    const heads = this.text(j, run.last).split(/[\s-]+/).find((w) => w in HEADS && !PLACES.has(w));
    return heads ? this.named(first, run.last, stop, iso3) : null;
  }

  /** An office, in capitals or not, with the name of who holds it: `Prime Minister Noda Yoshihiko`, `irrigation minister, Hani Sewilam`, `a senior Iranian official`. */
  protected office(i: number, stop: number, iso3: string | null = null): Found | null {
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

  /** `EU official`, `UN mission`, `ASEAN officials`: people and bodies of an organisation. */
  protected staff(j: number, stop: number, id: string, name: string, first: number): Found | null {
    const { tokens } = this.page;
    for (let k = j; k < Math.min(stop, j + 3); k++) {
      const word = tokens[k]!.lower;
      const sector = GROUPS.get(word) ?? OFFICES.get(word) ?? (/^(mission|peacekeepers|envoys|monitors|observers|inspectors|troops|panel|delegates|states|members|capitals|secretariat|presidency|leadership)$/.test(word) ? "IGO" : undefined);
      if (sector && !tokens[k + 1]?.capital) {
        const words = this.text(first, k + 1);
        const of = `${this.organisation(id, name)}.${sector}`;
        this.entity(of, () => ({ name: words, type: "faction", sector, aliases: [] }));
        return { first, last: k + 1, ids: [this.alias(of, words)], form: "group" };
      }
      if (tokens[k]!.tag !== "ADJ" && tokens[k]!.tag !== "NOUN") return null;
    }
    return null;
  }
}
