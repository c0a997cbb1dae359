/** The check before a command writes a folder of its own. */
import { EntenteError } from "../errors.ts";
import { existsSync, readdirSync, statSync } from "node:fs";

/** @param advice what to do instead. @throws EntenteError `wrong-input` where the folder exists and is not empty, or is a file */
export function requireNewFolder(folder: string, advice: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new EntenteError("wrong-input", `'${folder}' is a file; ${advice}`);
  if (readdirSync(folder).length > 0)
    throw new EntenteError("wrong-input", `'${folder}' exists and is not empty; ${advice}`);
}
