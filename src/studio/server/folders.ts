/** The cases that a studio serves: folders by id; no other folder is read. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { caseAt, textOf } from "../../files/case-folder.ts";
import { PROPOSALS_FILE } from "../../reader/draft/kept.ts";

export interface Folder {
  id: string;
  folder: string;
  file: string;
  title: string;
  /** An example that comes with Entente: it can be tried out, and is never written. */
  readOnly?: true;
}

/** Whether the case was drafted from proposals that can be answered. */
export const hasProposals = ({ folder, readOnly }: Folder): boolean =>
  readOnly !== true && existsSync(join(folder, PROPOSALS_FILE));

/** The example that is shown first. */
export const FLAGSHIP = "kurils-2012";

/**
 * A path to a case gives that case alone; a path to a folder of cases gives each of them; no path gives the cases of
 * this folder and of `cases`.
 * @returns none where there is no case.
 */
export function casesAt(path: string | null): Folder[] {
  const from = path ?? ".";
  const one = caseAt(from);
  const found = "folder" in one ? [one] : [from, ...(path === null ? ["cases"] : [])].flatMap(inside);
  const seen = new Set<string>();
  return found.flatMap(({ folder, file }) => {
    const real = realpathSync(folder);
    if (seen.has(real)) return [];
    seen.add(real);
    const name = basename(resolve(folder));
    const id =
      found.filter((other) => basename(resolve(other.folder)) === name).length > 1
        ? `${name}-${createHash("sha256").update(real).digest("hex").slice(0, 6)}`
        : name;
    return [{ id, folder, file, title: titleOf(file) ?? name }];
  });
}

/** The cases that come with Entente, to be tried out. @param built folder of the build, beside which they stand */
export const examplesBeside = (built: string): Folder[] =>
  casesAt(join(built, "..", "cases")).map((each) => ({ ...each, readOnly: true }));

/** The examples that are not among some cases already, with ids of their own. */
export function examplesBesides(cases: readonly Folder[], examples: readonly Folder[]): Folder[] {
  const known = new Set(cases.map(({ folder }) => realpathSync(folder)));
  const taken = new Set(cases.map(({ id }) => id));
  return examples
    .filter(({ folder }) => !known.has(realpathSync(folder)))
    .map((at) => (taken.has(at.id) ? { ...at, id: `${at.id}-example` } : at));
}

/** Where a case that is begun in the studio stands: beside the case of a path, in the folder of cases, or in `cases`. */
export function placeForNew(path: string | null): string {
  if (path === null)
    return statSync("cases", { throwIfNoEntry: false })?.isDirectory() ? resolve("cases") : resolve(".");
  const at = caseAt(path);
  return "folder" in at ? dirname(at.folder) : resolve(path);
}

function inside(folder: string): { folder: string; file: string }[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    try {
      const at = statSync(join(folder, name)).isDirectory() ? caseAt(join(folder, name)) : null;
      return at && "folder" in at ? [at] : [];
    } catch {
      return [];
    }
  });
}

/** The title on a line of its own, for a list of cases; the file is not parsed. */
export function titleOf(file: string): string | null {
  const read = textOf(file);
  const line = "text" in read ? /^title:[ \t]*(.+?)[ \t]*$/m.exec(read.text)?.[1] : undefined;
  return line ? line.replace(/^(["'])(.*)\1$/, "$2") : null;
}
