/** Parties and other actors of a proposed draft, by the roles that the reading gives them. */
import { principalOf } from "../find/roles.ts";
import type { Actor, Reading, Role } from "../reading.ts";
import { ids, idOf } from "./names.ts";
import { partOf } from "./propose.ts";
import type { OtherActor, Party } from "./proposed.ts";

export interface Cast {
  parties: Party[];
  others: OtherActor[];
  /** Ids of the case for references of the reading, without repetition. */
  idsOf(refs: readonly string[] | undefined): string[];
}

const MAX_OTHERS = 30;
const MAX_PARTIES = 8;

export function actorsOf(reading: Reading): Cast {
  const { entities, items } = reading;
  const give = ids();
  const byKey = new Map<string, { items: Actor[]; role: Role; of: string | null }>();
  for (const item of items) {
    if (item.kind !== "actor" || item.role === undefined) continue;
    const key = item.role === "faction" ? item.entity : (principalOf(entities, item.entity) ?? item.entity);
    const known = byKey.get(key);
    if (known) {
      known.items.push(item);
      if (known.role !== "party" && item.role === "party") known.role = "party";
    } else byKey.set(key, { items: [item], role: item.role, of: item.of ?? null });
  }
  const nameOf = (key: string): string | undefined =>
    (Object.values(entities).find((e) => e.iso3 === key && e.type === "state") ?? entities[key])?.name;
  const caseIds = new Map<string, string>();
  /** Principals that the text does not name, by what it names of them: a company of a state. */
  const standIns = new Map<string, string>();
  for (const { of } of [...byKey.values()])
    if (of !== null && !byKey.has(of) && !standIns.has(of)) {
      const own = items.filter((item): item is Actor => item.kind === "actor" && item.of === of);
      const named = own.find((item) => byKey.get(item.entity)?.of === of);
      if (nameOf(of) !== undefined || named === undefined) byKey.set(of, { items: own, role: "party", of: null });
      else {
        standIns.set(of, named.entity);
        Object.assign(byKey.get(named.entity)!, { role: "party", of: null });
      }
    }
  const parties: Party[] = [];
  const others: OtherActor[] = [];
  const sorted = [...byKey].sort(([, a], [, b]) => Number(b.role === "party") - Number(a.role === "party"));
  for (const [key, { items: own, role, of }] of sorted) {
    const known = [nameOf(key) ?? own[0]!.quote, ...(entities[key]?.aliases ?? [])];
    // A place of talks is called as the text calls it: Stockholm, and not the state of which it is the capital.
    const name = (role === "venue" ? known.find((one) => reading.text.includes(one)) : undefined) ?? known[0]!;
    const id = give(idOf(name));
    caseIds.set(key, id);
    for (const [principal, standIn] of standIns) if (standIn === key) caseIds.set(principal, id);
    const names = [...new Set([name, ...known])];
    const code =
      /^[A-Z]{3}$/.test(key) && entities[key]?.type !== "organisation" && entities[key]?.type !== "igo" ? key : null;
    if (role === "party" && parties.length < MAX_PARTIES)
      parties.push({ ...partOf(id, own, reading), name, names, code, can: null });
    else if (others.length < MAX_OTHERS)
      others.push({
        ...partOf(id, own, reading),
        name,
        names,
        code,
        role: role === "party" ? "other" : role,
        of: of === null ? null : (caseIds.get(standIns.get(of) ?? of) ?? null),
      });
  }
  return {
    parties,
    others,
    idsOf: (refs) => [...new Set((refs ?? []).flatMap((ref) => caseIds.get(principalOf(entities, ref) ?? ref) ?? []))],
  };
}
