/** What the commands of evidence share: the database's name, how a file is put in place, and which status a failure ends with. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { Refused, Unable } from "../../evidence/errors.ts";
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

/** Writes a file, and its folder where there is none, so that a reader finds it whole or as it was. */
export function put(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new Failure(
      3,
      `'${relative(".", path)}' cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
