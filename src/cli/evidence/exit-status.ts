/** What the commands of evidence share: the database's name and which status a failure ends with. */
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
