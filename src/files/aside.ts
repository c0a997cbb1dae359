/** A folder taken out of the way without losing any of it, and put back. */
import { existsSync, renameSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { untilFree } from "./busy.ts";
import { makeWritableFolder, notWritten } from "./put.ts";

/** Name of the folder, beside the folders themselves, that holds what was put aside. */
export const ASIDE = ".deleted";

/**
 * Moves a folder into `.deleted` beside it.
 * @returns the path at which it stands now
 * @throws EntenteError `not-written`
 */
export function putAside(folder: string): string {
  const from = resolve(folder);
  const within = join(dirname(from), ASIDE);
  makeWritableFolder(within);
  let to = join(within, basename(from));
  for (let n = 2; existsSync(to); n++) to = join(within, `${basename(from)}-${n}`);
  move(from, to);
  return to;
}

/** Moves a folder that was put aside to where it stood. @throws EntenteError `not-written`, also where another stands there */
export function putBack(aside: string, folder: string): void {
  if (existsSync(folder)) throw notWritten(folder, Object.assign(new Error(), { code: "ENOTEMPTY" }));
  move(aside, resolve(folder));
}

function move(from: string, to: string): void {
  try {
    untilFree(() => renameSync(from, to));
  } catch (error) {
    throw notWritten(to, error);
  }
}
