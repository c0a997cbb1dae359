/** The draft of a model with what the rules propose beside it: shown, and not drafted until somebody accepts it. */
import { LISTS, type Issue, type List, type Part, type Proposed } from "../draft/proposed.ts";
import type { Span } from "../reading.ts";
import { overlap } from "./verify-items.ts";

const UNCONFIRMED = "read by rules, and not in the model's draft";

/** Fields that hold ids, by the list of the parts that they name. */
const ACTOR_FIELDS = new Set(["holder", "about", "actor", "of", "who", "whom"]);

/**
 * @param model the verified draft of a model
 * @param rules what the rules propose about the same text
 * @returns the model's draft, and after it the rules' parts that it lacks, none of them drafted; a model that found no
 * negotiation leaves nothing to add to
 */
export function mergeDrafts(model: Proposed, rules: Proposed): Proposed {
  if (!model.negotiation || !rules.negotiation) return model;
  const out = structuredClone(model);
  /** Ids of the model's draft for those of the rules, by list; options by `options ISSUE`. */
  const ids = new Map<string, string>();
  const added: { list: List; part: Part }[] = [];
  for (const list of LISTS) {
    const own = (spaceOf(list) === "parties" ? [...model.parties, ...model.others] : model[list]) as Part[];
    for (const part of rules[list] as Part[]) {
      const same = own.find((one) => samePart(list, one, part));
      if (same) {
        ids.set(`${spaceOf(list)} ${part.id}`, same.id);
        if (list === "issues")
          addOptions(
            out.issues.find(({ id }) => id === same.id)!,
            part as Issue,
            (from, to) => ids.set(`options ${part.id} ${from}`, to),
          );
        continue;
      }
      const taken = takenIds(out, list);
      const id = freeId(part.id, taken);
      ids.set(`${spaceOf(list)} ${part.id}`, id);
      const copy = unconfirmed({ ...structuredClone(part), id });
      if (list === "issues") {
        const issue = copy as Issue;
        issue.options = issue.options.map(unconfirmed);
      }
      (out[list] as Part[]).push(copy);
      added.push({ list, part: copy });
    }
  }
  for (const { list, part } of added) rename(part as unknown as { [field: string]: unknown }, list, ids);
  return out;
}

const unconfirmed = <P extends Part>(part: P): P => ({ ...part, drafted: false, left_out: UNCONFIRMED });

/** Parties and others are named by the same fields, so their ids share one space. */
const spaceOf = (list: List): string => (list === "others" ? "parties" : list);

function samePart(list: List, a: Part, b: Part): boolean {
  const names = (part: Part): string[] =>
    (part as Part & { names?: string[]; name?: string }).names ?? [(part as { name?: string }).name ?? ""];
  if (list === "parties" || list === "others") {
    const known = new Set(names(a).map((name) => name.toLowerCase()));
    return names(b).some((name) => known.has(name.toLowerCase()));
  }
  return a.quotes.some((one) => b.quotes.some((other) => samePassage(one, other)));
}

const samePassage = (a: Span, b: Span): boolean =>
  overlap(a, b) >= 0.5 || (a.start <= b.start && a.end >= b.end) || (b.start <= a.start && b.end >= a.end);

function addOptions(issue: Issue, rules: Issue, known: (from: string, to: string) => void): void {
  rules.options.forEach((option, at) => {
    const same =
      issue.options.find((one) => one.quotes.some((a) => option.quotes.some((b) => samePassage(a, b)))) ??
      (at === 0 ? issue.options[0] : undefined);
    if (same) return known(option.id, same.id);
    const id = freeId(option.id, new Set(issue.options.map((one) => one.id)));
    known(option.id, id);
    issue.options.push(unconfirmed({ ...structuredClone(option), id }));
  });
}

const takenIds = (proposed: Proposed, list: List): Set<string> =>
  new Set(
    (spaceOf(list) === "parties" ? [...proposed.parties, ...proposed.others] : (proposed[list] as Part[])).map(
      ({ id }) => id,
    ),
  );

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}_${n}`;
  return free;
}

/** Puts the ids of the merged draft in place of the rules' own, in every field that names a part. */
function rename(
  value: { [field: string]: unknown },
  list: List,
  ids: ReadonlyMap<string, string>,
  issue?: string,
): void {
  const now = (space: string, id: unknown): unknown =>
    typeof id === "string" ? (ids.get(`${space} ${id}`) ?? id) : id;
  const of = typeof value["issue"] === "string" ? value["issue"] : issue;
  for (const [field, content] of Object.entries(value)) {
    if (field === "options" || field === "quotes") continue;
    if (
      ACTOR_FIELDS.has(field) &&
      !(list === "procedures" && field === "who") &&
      !(list === "governments" && field === "who")
    )
      value[field] = now("parties", content);
    else if (field === "issue") value[field] = now("issues", content);
    else if (field === "driver") value[field] = now("drivers", content);
    else if (field === "need") value[field] = now("needs", content);
    else if (field === "option") value[field] = now(`options ${of}`, content);
    else if (field === "parties" && Array.isArray(content)) value[field] = content.map((id) => now("parties", id));
    else if (field === "issues" && Array.isArray(content)) value[field] = content.map((id) => now("issues", id));
    else
      for (const inner of Array.isArray(content) ? (content as unknown[]) : [content])
        if (typeof inner === "object" && inner !== null) rename(inner as { [field: string]: unknown }, list, ids, of);
  }
}
