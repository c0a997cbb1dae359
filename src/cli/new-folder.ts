/** The check before a command writes a folder of its own. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { Failure } from "./failure.ts";

/** @param advice what to do instead. @throws Failure (1) where the folder exists and is not empty, or is a file */
export function requireNewFolder(folder: string, advice: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Failure(1, `'${folder}' is a file; ${advice}`);
  if (readdirSync(folder).length > 0) throw new Failure(1, `'${folder}' exists and is not empty; ${advice}`);
}
