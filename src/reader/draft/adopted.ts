/**
 * Proposals brought up to a case as it stands: what was taken out of it, renamed, added or judged by hand or in the
 * workbench is so in the proposals too, as far as they can say it.
 */
import { readCase } from "../../language/check.ts";
import { entryAt } from "../../language/parts/list.ts";
import { readTree, type Mapping, type Tree } from "../../language/text/tree.ts";
import { replaced, withAnswer } from "./cards.ts";
import { added } from "./added.ts";
import { partsOf, standing, standingPart, type Placed } from "./parts.ts";
import { caseOf, type Filled, type Proposals } from "./proposals.ts";
import type { Issue, Option, Pair, Proposed } from "./proposed.ts";
import { FEWEST } from "./tables.ts";

/** @param text of case.yaml as it stands; the proposals stay as they are where it cannot be read */
export function adopted(proposals: Proposals, text: string): Proposals {
  const written = caseOf(proposals);
  if (written === text) return proposals;
  const [now, before] = [text, written].map((one) => readTree(one, () => {}));
  if (!now || !before) return proposals;
  const known = withAdded(withNames(withFate(proposals.proposed, before, now), before, now), now);
  const proposed = withTables(known, before, now);
  const title = wordsAt(now, "title");
  return {
    ...proposals,
    title: title === null || title === wordsAt(before, "title") ? proposals.title : title,
    proposed,
    meets_on: { ...proposals.meets_on, ...meetsOnIn(before, now) },
    filled: filledIn({ ...proposals, proposed }, text),
    would_sign: Object.fromEntries(
      Object.entries(proposals.would_sign).map(([party, shares]) => [
        party,
        Object.fromEntries(
          Object.entries(shares).filter(([option]) => {
            const [, issue, , id] = option.split(".");
            const path = `today.${party}_${issue}_${id}`;
            return !entryAt(before, path) || entryAt(now, path);
          }),
        ),
      ]),
    ),
  };
}

/** Where a part stands in a case; null where it is not an entry of its own. */
function placeOf({ path, list, part }: Placed): string | null {
  switch (list) {
    case "parties":
      return `actors.${part.id}`;
    case "needs":
      return `actors.${part.holder}.needs.${part.id}`;
    case "governments":
      return `actors.${part.of}.governments`;
    case "procedures":
      return `issues.${part.id}`;
    case "record":
      return "record";
    case "others":
    case "stakes":
    case "beliefs":
      return null;
    default:
      return path;
  }
}

/** Parts that come back where the case has them, though they were dropped: each is an entry with its own id. */
const RETURNING = new Set<Placed["list"]>([
  "parties",
  "issues",
  "options",
  "questions",
  "needs",
  "drivers",
  "procedures",
]);

/** Without the parts that were taken out of the case, and with those that were dropped and are in it. */
function withFate(proposed: Proposed, before: Mapping, now: Mapping): Proposed {
  const stands = standing(proposed);
  return partsOf(proposed).reduce((all, placed) => {
    const place = placeOf(placed);
    if (place === null) return all;
    const [was, is] = [before, now].map((tree) => entryAt(tree, place) !== null);
    if (was && !is && stands.has(placed.path)) return replaced(all, placed.path, { state: "dropped" });
    const returns = !was && is && placed.part.state === "dropped" && RETURNING.has(placed.list);
    return returns ? replaced(all, placed.path, { state: "accepted" }) : all;
  }, proposed);
}

/** With the names, questions and months that the case has for parts that it has too. */
function withNames(proposed: Proposed, before: Mapping, now: Mapping): Proposed {
  const stands = standing(proposed);
  return partsOf(proposed).reduce((all, placed) => {
    const place = placeOf(placed);
    if (place === null || !stands.has(placed.path)) return all;
    const changed = (key: string): string | null => {
      const at = key === "" ? place : `${place}.${key}`;
      const words = wordsAt(now, at);
      return words !== null && words !== "" && words !== wordsAt(before, at) && !words.startsWith("?") ? words : null;
    };
    const patch: Record<string, unknown> = {};
    const set = (field: string, words: string | null): void => void (words !== null && (patch[field] = words));
    if (placed.list === "options") set("text", changed(""));
    else if (placed.list === "governments") set("who", changed("lines.present.name"));
    else if (placed.list === "questions") {
      set("ask", changed("ask"));
      const by = changed("by");
      if (by !== null) patch["until"] = { words: by, date: by };
      const [was, is] = [before, now].map((tree) => conditionAt(tree, `${place}.when`, proposed));
      if (is && JSON.stringify(is) !== JSON.stringify(was)) Object.assign(patch, { ...is, not_expressible: null });
    } else if (placed.list === "needs") set("name", changed("name")?.replace(/^To avoid: /, "") ?? null);
    else if (["parties", "issues", "drivers", "procedures"].includes(placed.list)) set("name", changed("name"));
    if (Object.keys(patch).length === 0) return all;
    // A question has the field only where it asks for approvals.
    const whole = "together" in patch ? replaced(all, placed.path, { together: [] }) : all;
    return withAnswer(whole, placed.path, { do: "change", patch });
  }, proposed);
}

/** With the parties, matters, outcomes and questions that the case has besides. */
function withAdded(proposed: Proposed, now: Mapping): Proposed {
  const parties = entriesAt(now, "actors").flatMap(({ key, value }) =>
    entriesAt(value, "stakes").length === 0 || [...proposed.parties, ...proposed.others].some(({ id }) => id === key)
      ? []
      : [{ ...added(key), name: nameIn(value, key), names: [nameIn(value, key)], code: null, can: null }],
  );
  const known = new Map(proposed.issues.map((one) => [one.id, one]));
  const issues = entriesAt(now, "issues").flatMap(({ key, value }): Issue[] => {
    const options = entriesAt(value, "options");
    const decided = value.kind === "mapping" && value.entries.some((one) => one.key === "procedure");
    if (decided || options.length < 2) return [];
    const old = known.get(key);
    const ids = options.map((one) => one.key);
    const fresh = options.filter((one) => !old?.options.some(({ id }) => id === one.key));
    if (old && fresh.length === 0) return [];
    const named = fresh.map((one): Option => ({
      ...added(one.key),
      text: nameIn(one.value, one.key),
      unspecified: false,
    }));
    const all = [...(old?.options ?? []), ...named];
    const place = ({ id }: Option): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
    return [
      {
        ...(old ?? { ...added(key), name: nameIn(value, key) }),
        options: all.sort((a, b) => place(a) - place(b)),
      },
    ];
  });
  const changed = new Map(issues.map((one) => [one.id, one]));
  const questions = entriesAt(now, "questions").flatMap(({ key, value }) => {
    const condition = conditionAt(now, `questions.${key}.when`, proposed);
    const by = wordsAt(now, `questions.${key}.by`);
    if (!condition || by === null || proposed.questions.some(({ id }) => id === key)) return [];
    if (!/^\d{4}(-\d{2}){0,2}$/.test(by) || wordsAt(now, `questions.${key}.holds`) === "true") return [];
    return [
      {
        ...added(key),
        ask: nameIn(value, key),
        ...condition,
        not_expressible: null,
        mode: "reach" as const,
        until: { words: by, date: by },
        polarity: "positive" as const,
      },
    ];
  });
  return {
    ...proposed,
    parties: [...proposed.parties, ...parties],
    issues: [
      ...proposed.issues.map((one) => changed.get(one.id) ?? one),
      ...issues.filter(({ id }) => !known.has(id) && !proposed.procedures.some((one) => one.id === id)),
    ],
    questions: [...proposed.questions, ...questions],
  };
}

/** With the tables that the case has: who signs a matter that stands at one table, where that is not the one written. */
function withTables(proposed: Proposed, before: Mapping, now: Mapping): Proposed {
  const parties = standingPart(proposed).parties.map(({ id }) => id);
  const at = (tree: Mapping, issue: string) =>
    entriesAt(tree, "tables").filter(({ value }) => listAt(value, "issues").includes(issue));
  const issues = proposed.issues.map((issue): Issue => {
    const [was, is] = [before, now].map((tree) => at(tree, issue.id));
    const [table] = is!;
    if (!table || is!.length > 1) return issue;
    const seated = parties.filter((id) => listAt(table.value, "parties").includes(id));
    const old = was![0] ? parties.filter((id) => listAt(was![0]!.value, "parties").includes(id)) : [];
    if (seated.length < FEWEST || (table.key === was![0]?.key && seated.join() === old.join())) return issue;
    const { signers: _, ...rest } = issue;
    return { ...rest, table: table.key, ...(seated.length === parties.length ? {} : { signers: seated }) };
  });
  return { ...proposed, issues };
}

/** Every number that the draft leaves open and the case does not, as it is written there. */
function filledIn(proposals: Proposals, text: string): { [path: string]: Filled } {
  const read = (one: string) => readCase({ id: "", file: "", text: one }, () => ({ problem: "absent" })).reading;
  const open = read(caseOf({ ...proposals, filled: {} })).unfilled;
  const { sites, unfilled } = read(text);
  const tree = readTree(text, () => {});
  const filled = { ...proposals.filled };
  for (const path of open.keys()) {
    const site = sites.get(path);
    if (unfilled.has(path)) delete filled[path];
    const date = tree && !site ? wordsAt(tree, path) : null;
    if (date !== null && !unfilled.has(path)) filled[path] = { written: date, sentence: null };
    if (!site || site.tree.shared || unfilled.has(path)) continue;
    const written = text.slice(site.tree.span.start, site.tree.span.end).trim();
    const why = site.around?.entries.find(({ key }) => key === "judgment")?.value;
    const sentence = why?.kind === "scalar" ? why.text : null;
    filled[path] = { written, sentence };
  }
  return filled;
}

const entriesAt = (tree: Tree, key: string): { key: string; value: Tree }[] => {
  const found = tree.kind === "mapping" ? tree.entries.find((one) => one.key === key)?.value : undefined;
  return found?.kind === "mapping" ? found.entries : [];
};

/** The words of a list under a key. */
const listAt = (tree: Tree, key: string): string[] => {
  const found = tree.kind === "mapping" ? tree.entries.find((one) => one.key === key)?.value : undefined;
  return found?.kind === "list" ? found.items.flatMap((one) => (one.kind === "scalar" ? [one.text] : [])) : [];
};

/** The scalar at a path; null where there is none. */
function wordsAt(tree: Mapping, path: string): string | null {
  const value = entryAt(tree, path)?.entry.value;
  return value?.kind === "scalar" ? value.text : null;
}

/**
 * A condition that asks for outcomes of one matter, and for the approval of procedures with them; null for any other.
 *
 * @returns `also`: other outcomes that count as well, in the order of the case
 */
function conditionAt(
  tree: Mapping,
  path: string,
  { procedures }: Proposed,
): { yes: Pair; also: Pair[]; together: Pair[] } | null {
  const value = entryAt(tree, path)?.entry.value;
  if (value?.kind !== "mapping") return null;
  const asked = value.entries.map(({ key, value: of }) => {
    const options = (of.kind === "list" ? of.items : [of]).map((one) => (one.kind === "scalar" ? one.text : null));
    return { issue: key, options: options.filter((one) => one !== null), isWhole: !options.includes(null) };
  });
  if (!asked.every(({ issue, isWhole }) => isWhole && !COMPOUND.includes(issue))) return null;
  const isProcedure = ({ issue }: { issue: string }): boolean => procedures.some(({ id }) => id === issue);
  const approvals = asked.filter(isProcedure);
  if (!approvals.every(({ options }) => options.join() === "approved")) return null;
  const together = approvals.map(({ issue }) => ({ issue, option: "approved" }));
  const [matter, ...others] = asked.filter((one) => !isProcedure(one));
  if (matter === undefined) return together.length === 1 ? { yes: together[0]!, also: [], together: [] } : null;
  const [yes, ...also] = matter.options.map((option) => ({ issue: matter.issue, option }));
  return yes === undefined || others.length > 0 ? null : { yes, also, together };
}

/** Keys of a condition that name no matter. */
const COMPOUND = ["any", "all", "not", "drivers", "tables"];

/** Months in which tables meet for certain, of those of which the case names others than before. */
function meetsOnIn(before: Mapping, now: Mapping): Proposals["meets_on"] {
  const monthsOf = (tree: Mapping, table: string): string[] => {
    const value = entryAt(tree, `tables.${table}.meets_on`)?.entry.value;
    if (value?.kind === "mapping") return value.entries.map(({ key }) => key);
    return value?.kind === "list" ? value.items.map((one) => (one.kind === "scalar" ? one.text : "")) : [];
  };
  const tables = [...new Set([before, now].flatMap((tree) => entriesAt(tree, "tables").map(({ key }) => key)))];
  return Object.fromEntries(
    tables.flatMap((table) => {
      const [was, is] = [before, now].map((tree) => monthsOf(tree, table)) as [string[], string[]];
      return is.join() !== was.join() && is.every((month) => /^\d{4}-\d{2}$/.test(month)) ? [[table, is]] : [];
    }),
  );
}

function nameIn(value: Tree, id: string): string {
  if (value.kind === "scalar") return value.text || id;
  for (const key of ["name", "ask", "text"]) {
    const found = value.kind === "mapping" ? value.entries.find((one) => one.key === key)?.value : undefined;
    if (found?.kind === "scalar" && found.text !== "") return found.text;
  }
  return id.replaceAll("_", " ");
}
