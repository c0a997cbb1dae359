/** Adds a part with everything that the language asks of it; numbers that nobody gave yet are open, with a wide range. */
import type { Edited } from "../text/edit.ts";
import { put } from "../text/put.ts";
import { readTree } from "../text/tree.ts";
import { entryAt, partsIn, type PartKind } from "./list.ts";
import { errorsOf, withoutFaults, type Losses, type ReadBeside } from "./remove.ts";
import { freshId } from "./rename.ts";
import { open, skeleton } from "./skeleton.ts";

/** What is said of a new part. Paths are those of `partsIn`. */
export interface NewPart {
  kind: PartKind;
  name: string;
  /** Actor or issue to which it belongs, by path: of stakes, needs, governments and options; who would sign today. */
  of?: string;
  /** Issue of a stake; option that opens a procedure or a reaction, answers a question with yes, or would be signed. */
  on?: string;
  /** Options that must all stand for a question's yes, of one issue any of them; options that a constraint speaks of, and those that must stand with them; without the latter they never stand together. */
  when?: readonly string[];
  then?: readonly string[];
  /** Driver of a reaction, by path. */
  driver?: string;
  /** How a driver moves (`mean-reverting`), and the names of its levels where it moves between some. */
  process?: "mean-reverting" | "trend" | "regimes";
  levels?: readonly string[];
  /** Why it is so, in a sentence: of a constraint, a reaction and a statement on today. */
  why?: string;
  /** Table that a new issue or actor joins. */
  at?: string;
  /** Parties of a table or an accord, by id; issues of a table. */
  parties?: readonly string[];
  issues?: readonly string[];
  /** Month of a question; day of an accord. */
  date?: string;
  /** Number that a scenario sets, by path, and what it is set to; the share of a statement on today. */
  number?: string;
  quantity?: string;
}

/**
 * @param beside reads the files beside the case: without them faults that only a whole case has are not found
 * @param yields whether what the new part cannot stand with gives way
 * @returns the text and the path of the new part; `problem` where the case would have an error that it has not, with
 * what would have to give way for it, where that is all
 */
export function addPart(
  text: string,
  part: NewPart,
  beside: ReadBeside = () => ({ problem: "absent" }),
  yields = false,
): { text: string; path: string } | ({ problem: string } & Partial<Losses>) {
  const added = withPart(text, part);
  if ("problem" in added) return added;
  const known = new Set(errorsOf(text, beside).map(({ code, message }) => `${code} ${message}`));
  const fault = errorsOf(added.text, beside).find(({ code, message }) => !known.has(`${code} ${message}`));
  if (!fault) return added;
  const mended = withoutFaults(text, added.text, beside);
  const isMended = !("problem" in mended) && partsIn(mended.text).some(({ path }) => path === added.path);
  if (!isMended) return { problem: fault.message };
  const { text: now, ...losses } = mended;
  return yields ? { text: now, path: added.path } : { problem: fault.message, ...losses };
}

function withPart(text: string, part: NewPart): { text: string; path: string } | { problem: string } {
  const name = part.name.replace(/\s+/g, " ").trim();
  const parts = partsIn(text);
  const within = blockOf(part);
  if (within === null) return { problem: "say to whom or what it belongs" };
  const taken = new Set(parts.filter(({ path }) => path.startsWith(`${within}.`)).map(({ id }) => id));
  const id =
    part.kind === "stakes"
      ? (part.on ?? "").split(".")[1]
      : part.kind === "governments"
        ? "governments"
        : name === ""
          ? ""
          : freshId(name, taken);
  if (!id) return { problem: part.kind === "stakes" ? "say in which issue" : "give it a name" };
  if (taken.has(id)) return { problem: `there is a '${id}' there already` };
  const yaml = skeleton(part, name, (issue) =>
    parts.filter(({ kind, of }) => kind === "options" && of === issue).map((one) => one.id),
  );
  if (typeof yaml !== "string") return yaml;
  const path = `${within}.${id}`;
  const money = part.kind === "actors" && part.at !== undefined && isTrue(text, `${part.at}.transfers`);
  const done = put(
    text,
    path,
    money ? `${yaml}\npoints_per_bn: ${open("1 to 20", "say what a billion is worth to it")}` : yaml,
  );
  if ("problem" in done || part.at === undefined) return "problem" in done ? done : { ...done, path };
  const joined = join(done.text, `${part.at}.${part.kind === "actors" ? "parties" : "issues"}`, id);
  return "problem" in joined ? joined : { ...joined, path };
}

function blockOf({ kind, of }: NewPart): string | null {
  switch (kind) {
    case "stakes":
    case "needs":
    case "options":
      return of === undefined ? null : `${of}.${kind}`;
    case "governments":
      return of ?? null;
    case "procedures":
      return "issues";
    default:
      return kind;
  }
}

function isTrue(text: string, path: string): boolean {
  const tree = readTree(text, () => {});
  const value = tree && entryAt(tree, path)?.entry.value;
  return value?.kind === "scalar" && value.text === "true";
}

/** Puts one id more at the end of a list of ids. */
function join(text: string, path: string, id: string): Edited {
  const tree = readTree(text, () => {});
  const list = tree && entryAt(tree, path)?.entry.value;
  const ids = list?.kind === "list" ? list.items.flatMap((item) => (item.kind === "scalar" ? [item.text] : [])) : [];
  return put(text, path, `[${[...ids, id].join(", ")}]`);
}
