/** An answer's change put into a case as it stands, edited by hand or in the workbench since; what both changed is named. */
import { partsIn, type PartShown } from "../../language/index.ts";
import { errorsOf, withoutFaults, type ReadBeside } from "../../language/parts/remove.ts";
import { entryAt } from "../../language/parts/list.ts";
import { merge, type Clash, type Lenient, type Side } from "../../language/text/merge.ts";
import { readTree } from "../../language/text/tree.ts";

export type { Side };

/** Texts of a case: from which a change was worked out, what it makes of that, and as it stands. */
export interface Texts {
  base: string;
  after: string;
  standing: string;
  /** As the person who answers last saw it, where the base has edits that were made since. */
  seen?: string;
}

/** Rounds in which what a change speaks of is brought back. */
const MAX_ROUNDS = 8;

/**
 * The standing text with the change. It has no error that it did not have before.
 *
 * @param side which side is taken where both changed one part, or where one depends on what the other took out; null: neither, and each is named
 * @returns `clashes` a sentence for each such part; `problem` where nothing can be written
 */
export function mergedCase(
  texts: Texts,
  beside: ReadBeside,
  side: Side | null,
): { text: string } | { clashes: string[] } | { problem: string } {
  const { standing } = texts;
  const done = merged(texts, null);
  if ("problem" in done) return { problem: `case.yaml as it stands cannot be changed: ${done.problem}` };
  const { text, clashes } = done;
  if (clashes.length === 0 && newErrors(standing, text, beside).length === 0) return { text };
  if (side === "mine") return kept(texts, clashes, beside);
  const taken = restored(texts, beside);
  if ("problem" in taken)
    return side === null && clashes.length > 0 ? { clashes: clashes.map((one) => told(one, texts)) } : taken;
  if (side === "theirs") return { text: taken.text };
  const sentences = [
    ...clashes.map((one) => told(one, texts)),
    ...taken.going.map((path) => `${called(path, texts)} depends on what the answer takes out.`),
    ...taken.back.map((path) => `${called(path, texts)} was taken out by hand, and the answer speaks of it.`),
  ];
  return sentences.length > 0 ? { clashes: [...new Set(sentences)] } : { text: taken.text };
}

const merged = ({ base, after, standing, seen }: Texts, side: Side | null, lenient: Lenient = {}) =>
  merge(base, after, standing, side, { ...lenient, ...(seen === undefined ? {} : { known: seen }) });

/** Ids of parts in what errors say. */
const namedIn = (errors: ReturnType<typeof errorsOf>): string[] =>
  errors.flatMap(({ message, path }) => [
    ...[...message.matchAll(/'([\w.]+)'/g)].flatMap(([, words]) => words!.split(".")),
    ...path.split("."),
  ]);

/** Ids of the parts of one text that another has not. */
const lostIn = (from: string, text: string): Set<string> =>
  new Set(partsIn(from).flatMap(({ path, id }) => (hasPart(text, path) ? [] : [id])));

/**
 * With what was changed by hand kept, and every part on which it leans; what the change adds about parts that are gone
 * stays out.
 */
function kept(texts: Texts, clashes: readonly Clash[], beside: ReadBeside): { text: string } | { problem: string } {
  const { standing } = texts;
  const ids = new Set(clashes.flatMap(({ path, theirs }) => (theirs === null ? [path.split(".").at(-1)!] : [])));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const done = merged(texts, "mine", { keeps: (all) => all.some((id) => ids.has(id)) });
    if ("problem" in done) return done;
    const errors = newErrors(standing, done.text, beside);
    const lost = lostIn(standing, done.text);
    const known = ids.size;
    for (const id of namedIn(errors)) if (lost.has(id)) ids.add(id);
    if (ids.size > known) continue;
    const whole = withoutFaults(standing, done.text, beside);
    if (!("problem" in whole) && whole.leaning.every((path) => !entryIn(standing, path))) return { text: whole.text };
    break;
  }
  // Ids do not say what depends on what the answer takes out: nothing is taken out.
  const done = merged(texts, "mine", { keeps: () => true });
  const whole = "problem" in done ? done : withoutFaults(standing, done.text, beside);
  if ("problem" in whole) return { problem: `what stands cannot be kept beside this answer: ${whole.problem}` };
  const gone = whole.leaning.find((path) => entryIn(standing, path));
  return gone === undefined
    ? { text: whole.text }
    : { problem: `${called(gone, texts)} cannot be kept beside this answer; take the answer's, or take it back` };
}

const entryIn = (text: string, path: string): boolean => {
  const tree = readTree(text, () => {});
  return tree !== null && entryAt(tree, path) !== null;
};

/** With the answer taken: the parts of which it speaks are back, and what depends on what it took out is gone. */
function restored(
  texts: Texts,
  beside: ReadBeside,
): { text: string; going: string[]; back: string[] } | { problem: string } {
  const { base, standing } = texts;
  const wanted = new Set<string>();
  const back = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const done = merged(texts, "theirs", {
      restores: (path) => {
        const comes = path.split(".").some((key) => wanted.has(key));
        if (comes) back.add(path);
        return comes;
      },
    });
    if ("problem" in done) return done;
    const errors = newErrors(standing, done.text, beside);
    const known = wanted.size;
    const gone = lostIn(base, standing);
    for (const id of namedIn(errors)) if (gone.has(id)) wanted.add(id);
    if (errors.length > 0 && wanted.size > known) continue;
    const mended = errors.length === 0 ? { text: done.text, going: [] } : withoutFaults(standing, done.text, beside);
    return "problem" in mended
      ? { problem: `the answer does not fit the case as it stands: ${mended.problem}` }
      : {
          text: mended.text,
          going: mended.going.filter((path) => hasPart(standing, path)),
          back: outermost([...back]),
        };
  }
  return { problem: "the answer does not fit the case as it stands" };
}

const hasPart = (text: string, path: string): boolean => partsIn(text).some((one) => one.path === path);
const outermost = (paths: readonly string[]): string[] =>
  paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));

function newErrors(before: string, text: string, beside: ReadBeside): ReturnType<typeof errorsOf> {
  const errors = errorsOf(text, beside);
  if (errors.length === 0) return errors;
  const known = new Set(errorsOf(before, beside).map(({ code, message }) => `${code} ${message}`));
  return errors.filter(({ code, message }) => !known.has(`${code} ${message}`));
}

/** A place that both sides changed, in one sentence. */
function told({ path, mine, theirs }: Clash, texts: Texts): string {
  const what = called(path, texts);
  if (mine === null) return `${what} was taken out by hand, and the answer would change it.`;
  if (theirs === null) return `${what} was changed by hand, and the answer takes it out.`;
  return `${what} was changed by hand to ${shown(mine)}, and the answer makes it ${shown(theirs)}.`;
}

const MAX_SHOWN = 60;
function shown(text: string): string {
  const line = text.replace(/^(["'])(.*)\1$/s, "$2").replace(/\s+/g, " ");
  return `"${line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)} ...` : line}"`;
}

/** What stands at a path, by the names of the parts around it. */
export function called(path: string, { base, after, standing }: Texts): string {
  const parts = new Map([after, base, standing].flatMap(partsIn).map((part) => [part.path, part]));
  const keys = path.split(".");
  for (let n = keys.length; n > 1; n--) {
    const part = parts.get(keys.slice(0, n).join("."));
    if (!part) continue;
    const rest = keys.slice(n).map((key) => WORDS[key] ?? nameAt(parts, keys, key));
    return `${named(part, parts)}${rest.length === 0 ? "" : ` (${rest.join(", ")})`}`;
  }
  return keys
    .map((key) => WORDS[key] ?? key.replaceAll("_", " "))
    .join(", ")
    .replace(/^./, (letter) => letter.toUpperCase());
}

function named(part: PartShown, parts: ReadonlyMap<string, PartShown>): string {
  const of = part.of === null ? undefined : parts.get(part.of);
  if (part.kind === "governments") return `The governments of "${of?.name ?? part.id}"`;
  const name = part.kind === "stakes" ? (parts.get(`issues.${part.id}`)?.name ?? part.name) : part.name;
  return of ? `"${of.name}: ${name}"` : `"${name}"`;
}

/** The name of a part that is meant by its id. */
const nameAt = (parts: ReadonlyMap<string, PartShown>, keys: readonly string[], id: string): string =>
  [...parts.values()].find((part) => part.id === id && (part.of === null || keys.includes(part.of.split(".").at(-1)!)))
    ?.name ?? id.replaceAll("_", " ");

const WORDS: { readonly [key: string]: string } = {
  name: "its name",
  ask: "its words",
  by: "by when",
  when: "what counts as yes",
  weight: "how much it weighs",
  values: "what it is worth",
  options: "its outcomes",
  order: "the order",
  share: "the share",
  met_by: "what meets it",
  sharpened_by: "what sharpens it",
  level: "how far it is felt",
  changes: "the change",
  election: "the election",
  lines: "who may govern",
  title: "the title",
  until: "how far it looks ahead",
  meetings_per_year: "how often they meet",
  concludes: "the chance of a text",
};
