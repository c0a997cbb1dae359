/** The parts of a case file as its text has them: what can be added, renamed, moved and removed. */
import { readTree, type Entry, type Mapping, type Tree } from "../text/tree.ts";

/** Blocks whose parts belong to no other. */
const ALONE = ["constraints", "tables", "reactions", "questions", "scenarios", "factors", "accords", "today"] as const;

const PART_KINDS = [
  ...(["actors", "stakes", "needs", "governments", "drivers", "issues", "options", "procedures"] as const),
  ...ALONE,
] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface PartShown {
  kind: PartKind;
  /** `actors.japan.needs.gas`. */
  path: string;
  id: string;
  /** Its name, text or question; its id where it has none. */
  name: string;
  /** Path of the actor or the issue to which it belongs; null for a block of its own. */
  of: string | null;
}

/** Every part in the order of the file; empty where the text is not a YAML mapping. */
export function partsIn(text: string): PartShown[] {
  const tree = readTree(text, () => {});
  if (!tree) return [];
  const shown = (kind: PartKind, entry: Entry, above: string, of: string | null): PartShown => ({
    kind,
    path: `${above}.${entry.key}`,
    id: entry.key,
    name: nameOf(entry.value) ?? entry.key.replaceAll("_", " "),
    of,
  });
  const blocks = (kind: PartKind): Entry[] => entriesAt(tree, kind);
  return [
    ...blocks("actors").flatMap((actor): PartShown[] => {
      const path = `actors.${actor.key}`;
      const governments =
        actor.value.kind === "mapping" && actor.value.entries.find(({ key }) => key === "governments");
      return [
        shown("actors", actor, "actors", null),
        ...entriesAt(actor.value, "stakes").map((one) => shown("stakes", one, `${path}.stakes`, path)),
        ...entriesAt(actor.value, "needs").map((one) => shown("needs", one, `${path}.needs`, path)),
        ...(governments ? [shown("governments", governments, path, path)] : []),
      ];
    }),
    ...blocks("drivers").map((one) => shown("drivers", one, "drivers", null)),
    ...blocks("issues").flatMap((issue): PartShown[] => [
      shown(entriesAt(issue.value, "procedure").length > 0 ? "procedures" : "issues", issue, "issues", null),
      ...entriesAt(issue.value, "options").map((one) =>
        shown("options", one, `issues.${issue.key}.options`, `issues.${issue.key}`),
      ),
    ]),
    ...ALONE.flatMap((kind) =>
      blocks(kind).map((one) => {
        const part = shown(kind, one, kind, null);
        return kind === "today" ? { ...part, name: statementName(tree, one.value) ?? part.name } : part;
      }),
    ),
  ];
}

function entriesAt(tree: Tree, key: string): Entry[] {
  const found = tree.kind === "mapping" ? tree.entries.find((entry) => entry.key === key)?.value : undefined;
  return found?.kind === "mapping" ? found.entries : [];
}

/** `Japan would sign: A treaty; No gas`, as the parts are called; null where it names no package. */
function statementName(tree: Tree, statement: Tree): string | null {
  const wanted = entriesAt(statement, "package");
  if (wanted.length === 0) return null;
  const called = (from: Entry | undefined, id: string): string =>
    (from && nameOf(from.value)) || id.replaceAll("_", " ");
  const at = (of: Tree, block: string, id: string): Entry | undefined =>
    entriesAt(of, block).find(({ key }) => key === id);
  const options = wanted.map(({ key: issue, value }) => {
    const option = value.kind === "scalar" ? value.text : "";
    const found = at(tree, "issues", issue);
    return called(found && at(found.value, "options", option), option);
  });
  const who = statement.kind === "mapping" ? statement.entries.find(({ key }) => key === "actor")?.value : undefined;
  const name = who?.kind === "scalar" ? called(at(tree, "actors", who.text), who.text) : "All";
  return `${name} would sign: ${options.join("; ")}`;
}

const NAME_KEYS = ["name", "ask", "text"];

/** What a part is called by its own words; null where it has none. */
function nameOf(value: Tree): string | null {
  if (value.kind === "scalar") return value.text || null;
  const named = nameEntry(value);
  return named?.value.kind === "scalar" ? named.value.text : null;
}

/** The entry that names a part. */
export const nameEntry = (value: Tree): Entry | undefined =>
  value.kind === "mapping"
    ? NAME_KEYS.flatMap((key) => value.entries.filter((entry) => entry.key === key))[0]
    : undefined;

/** The mapping in which a path's entry stands, and the entry; null where there is none. */
export function entryAt(tree: Mapping, path: string): { parent: Mapping; entry: Entry } | null {
  const [key, ...rest] = path.split(".") as [string, ...string[]];
  const entry = tree.entries.find((one) => one.key === key);
  if (!entry) return null;
  if (rest.length === 0) return { parent: tree, entry };
  return entry.value.kind === "mapping" ? entryAt(entry.value, rest.join(".")) : null;
}
