/** Parties and other actors of a model's draft: the text must name them, and no other role keeps a party from the table. */
import type { OtherActor, Part } from "../../draft/proposed.ts";
import type { Role } from "../../reading.ts";
import type { DraftAnswer } from "../draft-call.ts";
import type { DraftVerifier } from "./verifier.ts";
import { left } from "./verifier.ts";

interface Named {
  name: string;
  names: string[];
  code: string | null;
}

export function verifyActors(draft: DraftAnswer, verifier: DraftVerifier): void {
  const { out } = verifier;
  const marked = rolesMarked(draft, verifier);
  for (const party of draft.parties) {
    const named = namedIn(party, verifier);
    const part = named && verifier.part("parties", party, [party.name, party.can], true);
    if (!named || !part || isKnown(named.name, "parties", party.id, verifier)) continue;
    const fault = partyFault(named, marked, verifier);
    out.parties.push({
      ...mentioned(part, named.name, verifier),
      ...named,
      ...left(part, fault),
      can: party.can ?? null,
    });
  }
  const whose = new Map<string, string | undefined>();
  for (const other of draft.others) {
    const named = namedIn(other, verifier);
    const part = named && verifier.part("others", other, [other.name], true);
    if (!named || !part || isKnown(named.name, "others", other.id, verifier)) continue;
    const role: OtherActor["role"] = other.role ?? "other";
    out.others.push({ ...mentioned(part, named.name, verifier), ...named, role, of: null });
    whose.set(part.id, other.of);
  }
  for (const other of out.others) other.of = verifier.actor(whose.get(other.id));
}

/** The names of an actor that stand in the text, with those by which the reader knows it; null where none does. */
function namedIn({ name, names }: { name?: string; names?: string[] }, verifier: DraftVerifier): Named | null {
  const { finder, names: known } = verifier.ground;
  const inText = [name, ...(names ?? [])].filter(
    (one): one is string => one !== undefined && finder.find(one).length > 0,
  );
  const id = inText.map((one) => known.idOf(one)).find((found) => found !== null);
  const entity = id === undefined || id === null ? null : known.entities[id];
  const shown = name !== undefined && (inText.includes(name) || entity !== null) ? name : inText[0];
  if (shown === undefined || (entity === null && inText.length === 0)) {
    verifier.reject(name ?? "", "the text names nobody so");
    return null;
  }
  const aliases = entity ? entity.aliases.filter((alias) => finder.find(alias).length > 0) : [];
  return {
    name: shown,
    names: [...new Set([...inText, ...aliases])],
    code: entity?.type === "state" ? (entity.iso3 ?? null) : null,
  };
}

/** Whether an actor of this name is there already; the other id then stands for it. */
function isKnown(name: string, list: "parties" | "others", id: string | undefined, verifier: DraftVerifier): boolean {
  const drafted = [...verifier.out.parties, ...verifier.out.others].filter((actor) => actor.drafted);
  const known = drafted.find(({ names }) => names.includes(name));
  if (!known) return false;
  verifier.alias(list, id, known.id);
  verifier.withdraw(`a second entry of "${name}" among the actors`);
  return true;
}

/** With the first mention of its name where it carries no other passage. */
function mentioned(part: Part, name: string, verifier: DraftVerifier): Part {
  const at = part.quotes.length > 0 ? undefined : verifier.ground.finder.find(name)[0];
  if (!at) return part;
  const { start, end } = at;
  return { ...part, quotes: [{ text: verifier.ground.reading.text.slice(start, end), start, end }] };
}

/** Roles that keep an actor from the table where the model marks it so, in its reading or among the others. */
const NEVER_A_PARTY: ReadonlySet<Role> = new Set(["mediator", "guarantor", "court", "venue"]);
/** Those that the reader's own rules tell apart; a party too can offer a guarantee, or host a round. */
const NEVER_BY_RULES: ReadonlySet<Role> = new Set(["court", "venue"]);

/** Such roles by entity id, or by name where the reader knows nobody so. */
function rolesMarked(draft: DraftAnswer, { ground: { byRules, names } }: DraftVerifier): Map<string, Role> {
  const marked = new Map<string, Role>();
  for (const item of byRules.items)
    if (item.kind === "actor" && item.role !== undefined && NEVER_BY_RULES.has(item.role))
      marked.set(item.entity, item.role);
  for (const { name, role } of draft.others)
    if (name !== undefined && role !== undefined && NEVER_A_PARTY.has(role)) marked.set(names.idOf(name) ?? name, role);
  return marked;
}

/** Words before a name and after it by which it brings others together. */
const MEDIATION_OF =
  /\b(?:mediat(?:ion|ors?)|mediated|brokered|facilitated|auspices|good offices) (?:of|by|from|in|through) (?:the )?$/i;
const MEDIATES =
  /^(?:['\u2019]s (?:mediat(?:ion|ors?)|good offices)|,? (?:which |who |has |have |is |will |could )?(?:offer(?:ed|s)? to |tried to |trying to |agreed to |continues to )?(?:mediat(?:es?|ed|ing)|broker(?:s|ed|ing)?|facilitat(?:es?|ed|ing))(?! (?:between itself|with)))\b/i;

function mediates(name: string, { ground: { reading, finder } }: DraftVerifier): boolean {
  return finder.find(name).some((place) => {
    const { start, end } = finder.sentenceAt(place);
    return (
      MEDIATION_OF.test(reading.text.slice(start, place.start)) || MEDIATES.test(reading.text.slice(place.end, end))
    );
  });
}

/** `Orland said`, `Orland's press welcomed`, `Orland is watching`: words after a name that only looks on. */
const LOOKS_ON =
  /^(?:['\u2019]s(?: [\w-]+){1,3})?(?:, [^,.;]{1,60},)?(?: (?:has|have|had|is|are|was|were|been|will|also|only|merely|never|still|\w+ly))* (?:said|says|saying|tells?|told|writes?|wrote|written|reports?|reported|notes?|noted|remark\w*|comment\w*|warn\w*|predict\w*|expect\w*|think\w*|thought|believe\w*|watch\w*|follow\w*|looks? on|looked on|observ\w*|welcom\w*|prais\w*|criticis\w*|criticiz\w*|condemn\w*|deplor\w*|regret\w*|worr\w+|wonder\w*|profit\w*|benefit\w*|suffer\w*|envi(?:es|ed)|urge[sd]?|appeal\w*|count(?:s|ed|ing)?)\b/i;
/** `Orland said that it would sign`: a speaker who consents, refuses or asks for something. */
const DECIDES =
  /\b(?:it|they|he|she|we|its|their|his|her)\b[^.;]{0,80}?\b(?:sign|accept|agree|reject|refus|offer|negotiat|talk|withdraw|yield|conced|compromis|ratif|veto|pay|lift|ced|return|propos|demand|insist|claim|want|need)/i;
const NAMED_AS_PLACE = /\b(?:in|at|near|off|through|across|via|from|according to|like|unlike|such as) (?:the )?$/i;

/** Whether every mention of a name only comments, looks on or names a place: nothing is asked of it, and it decides nothing. */
function onlyLooksOn(names: readonly string[], { ground: { reading, finder } }: DraftVerifier): boolean {
  const places = names.flatMap((name) => finder.find(name));
  return (
    places.length > 0 &&
    places.every((place) => {
      const { start, end } = finder.sentenceAt(place);
      const [before, after] = [reading.text.slice(start, place.start), reading.text.slice(place.end, end)];
      return (LOOKS_ON.test(after) && !DECIDES.test(after)) || NAMED_AS_PLACE.test(before);
    })
  );
}

/** Years after which what a text tells of somebody is history: a party of it speaks, acts or is spoken of since. */
const HISTORY_YEARS = 20;

function partyFault({ name, names }: Named, marked: ReadonlyMap<string, Role>, verifier: DraftVerifier): string | null {
  const { reading, finder, voices, names: known } = verifier.ground;
  const id = known.idOf(name);
  const said = id === null ? undefined : known.roleOf(id);
  const own = said !== undefined && (NEVER_A_PARTY.has(said) || said === "source") ? said : undefined;
  const no = own ?? marked.get(id ?? name) ?? marked.get(name);
  if (no !== undefined) return `the text has it as ${no}, which cannot sign`;
  if (names.some((one) => mediates(one, verifier))) return "the text has it as mediator, which cannot sign";
  if (onlyLooksOn(names, verifier))
    return "the text has it only comment or look on, and neither act nor agree on a matter";
  if (reading.asOf === null) return null;
  const year = Number(reading.asOf.slice(0, 4));
  const places = names.flatMap((one) => finder.find(one));
  const isHistory = places.every((place) => {
    const { time } = voices(finder.sentenceAt(place));
    return time !== undefined && year - Number(time.resolved[1].slice(0, 4)) > HISTORY_YEARS;
  });
  return places.length > 0 && isHistory ? "the text names it only in the past" : null;
}
