/** Packages that some commands use and that `npm install entente` leaves out, and what to type for one that is missing. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export interface OptionalPart {
  /** Name of the package. */
  name: string;
  /** The version that Entente is tested with. */
  version: string;
  /** What it is used for, as a sentence that "with the package NAME" continues. */
  does: string;
}

export const DUCKDB: OptionalPart = {
  name: "@duckdb/node-api",
  version: "1.5.5-r.5",
  does: "event and price files are read",
};
export const PDF_READER: OptionalPart = { name: "unpdf", version: "1.8.1", does: "PDF files are read" };
export const WORD_READER: OptionalPart = { name: "mammoth", version: "1.13.0", does: "Word files (.docx) are read" };

export const BULLMQ: OptionalPart = { name: "bullmq", version: "6.7.0", does: "sweeps are shared out over a queue" };
export const IOREDIS: OptionalPart = { name: "ioredis", version: "6.0.0", does: "a Redis is spoken to" };

export const OPTIONAL_PARTS: readonly OptionalPart[] = [DUCKDB, PDF_READER, WORD_READER, BULLMQ, IOREDIS];

/**
 * The command that installs a part where this Entente finds it: beside a package of a project, a global one, one that
 * npx fetched, or in a clone.
 * @param here a file of Entente. @param folder where the command is typed
 */
export function installCommand(
  { name, version }: OptionalPart,
  here = fileURLToPath(import.meta.url),
  folder = process.cwd(),
): string {
  const part = `${name}@${version}`;
  const parts = here.split(sep);
  const modules = parts.lastIndexOf("node_modules");
  if (modules < 0 || parts[modules + 1] !== "entente")
    return resolve(folder) === rootOf(here) ? "npm ci" : `npm ci --prefix ${quoted(rootOf(here))}`;
  const project = parts.slice(0, modules).join(sep);
  if (parts.includes("_npx"))
    return `npx ${[...fetchedBy(project), part].map((one) => `--package ${quoted(one)}`).join(" ")} entente`;
  if (!existsSync(join(project, "package.json"))) return `npm install --global ${part}`;
  return resolve(folder) === project ? `npm install ${part}` : `npm install --prefix ${quoted(project)} ${part}`;
}

/** What npx was asked to fetch into a folder of its own. */
function fetchedBy(project: string): string[] {
  const about = join(project, "package.json");
  const { _npx } = existsSync(about)
    ? (JSON.parse(readFileSync(about, "utf8")) as { _npx?: { packages?: string[] } })
    : {};
  return _npx?.packages ?? ["entente"];
}

/** The clone's folder: the nearest one above with a package.json. */
function rootOf(here: string): string {
  let folder = dirname(here);
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** A path as cmd, PowerShell and POSIX shells take it as one word. */
const quoted = (path: string): string => (/^[\w@%+=:,./\\-]+$/.test(path) ? path : `"${path}"`);

/**
 * What is said where a part cannot be loaded, with the line to type; no full stop.
 * @param error of loading it
 */
export function missingPart(part: OptionalPart, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const why =
    code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND"
      ? "is not installed"
      : `cannot be loaded (${message.split("\n")[0]})`;
  return `${part.does} with the package ${part.name}, which ${why}; to install it: ${installCommand(part)}`;
}
