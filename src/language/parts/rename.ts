/** Gives a part another name, and the id that follows from it, with every reference to it. */
import { put, rename } from "../text/put.ts";
import { readTree } from "../text/tree.ts";
import { entryAt, nameEntry } from "./list.ts";

/** @returns the text; a constraint has an id alone, made from its rule in a few words; a stake, a block of governments and a statement are named by what they say, and keep their names */
export function renamePart(
  text: string,
  path: string,
  name: string,
): { text: string; path: string } | { problem: string } {
  const words = name.replace(/\s+/g, " ").trim();
  if (words === "") return { problem: "a name cannot be empty" };
  const tree = readTree(text, () => {});
  const found = tree && entryAt(tree, path);
  if (!found) return { problem: `there is nothing at '${path}'` };
  const { value, key } = found.entry;
  const at = value.kind === "scalar" ? path : `${path}.${nameEntry(value)?.key ?? "name"}`;
  const named = path.startsWith("constraints.") ? { text } : put(text, at, JSON.stringify(words));
  if ("problem" in named) return named;
  const taken = new Set(found.parent.entries.map((entry) => entry.key));
  const id = freshId(words, new Set([...taken].filter((one) => one !== key)));
  if (id === key) return { ...named, path };
  const renamed = rename(named.text, path, id);
  if ("problem" in renamed) return named.text === text ? renamed : { ...named, path };
  return { text: renamed.text, path: `${path.slice(0, path.length - key.length)}${id}` };
}

const MAX_ID_LETTERS = 40;

/** As many whole words as an id holds; a single longer word is cut. */
function wholeWords(id: string): string {
  if (id.length <= MAX_ID_LETTERS) return id;
  const end = id.lastIndexOf("_", MAX_ID_LETTERS);
  return id.slice(0, end > 0 ? end : MAX_ID_LETTERS);
}

/** An id in lower snake case from a name, other than those taken. */
export function freshId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .replace(/['\u2019]s?\b/g, "")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^(?:the|an?)_/, "")
    .replace(/^_+|_+$/g, "");
  const short = wholeWords(/^[a-z]/.test(plain) ? plain : `x_${plain}`);
  const base = short === "judgment" ? "judgment_2" : short;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(id)) return id;
  }
}
