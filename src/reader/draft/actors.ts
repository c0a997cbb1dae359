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
  for (const { of } of byKey.values())
    if (of !== null && !byKey.has(of)) {
      const own = items.filter((item): item is Actor => item.kind === "actor" && item.of === of);
      byKey.set(of, { items: own, role: "party", of: null });
    }
  const caseIds = new Map<string, string>();
  const nameOf = (key: string): string =>
    (Object.values(entities).find((e) => e.iso3 === key && e.type === "state") ?? entities[key])?.name ?? key;
  const parties: Party[] = [];
  const others: OtherActor[] = [];
  const sorted = [...byKey].sort(([, a], [, b]) => Number(b.role === "party") - Number(a.role === "party"));
  for (const [key, { items: own, role, of }] of sorted) {
    const id = give(idOf(nameOf(key)));
    caseIds.set(key, id);
    const names = [...new Set([nameOf(key), ...(entities[key]?.aliases ?? [])])];
    const code =
      /^[A-Z]{3}$/.test(key) && entities[key]?.type !== "organisation" && entities[key]?.type !== "igo" ? key : null;
    if (role === "party" && parties.length < MAX_PARTIES)
      parties.push({ ...partOf(id, own, reading), name: nameOf(key), names, code, can: null });
    else if (others.length < MAX_OTHERS)
      others.push({
        ...partOf(id, own, reading),
        name: nameOf(key),
        names,
        code,
        role: role === "party" ? "other" : role,
        of: of === null ? null : (caseIds.get(of) ?? null),
      });
  }
  return {
    parties,
    others,
    idsOf: (refs) => [...new Set((refs ?? []).flatMap((ref) => caseIds.get(principalOf(entities, ref) ?? ref) ?? []))],
  };
}
