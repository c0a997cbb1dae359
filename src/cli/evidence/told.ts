/** What the commands of evidence share: the database's name, how a file is put in place, and which status a failure ends with. */
import { renameSync, writeFileSync } from "node:fs";
import { Refused, Unable } from "../../evidence/refused.ts";
import { Failure } from "../failure.ts";

export const DATABASE = "evidence.duckdb";

/** Runs with what evidence throws turned into an exit status. */
export async function told(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw new Failure(1, error.message);
    if (error instanceof Unable) throw new Failure(3, error.message);
    throw error;
  }
}

/** Writes a file so that a reader finds it whole or as it was. */
export function put(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
