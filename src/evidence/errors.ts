/** Error helpers of the readers of evidence files. */
import { EntenteError } from "../errors.ts";

/** An error `unavailable`, where `error` says that disk or memory did not suffice, which is not a fault of the file; else null. */
export function scarce(error: unknown): EntenteError | null {
  const said = error instanceof Error ? error.message.split("\n")[0] : "";
  return /ENOSPC|EDQUOT|No space left|Disk quota|Could not write|Out of Memory Error/.test(said)
    ? new EntenteError("unavailable", `there is not enough disk or memory: ${said}`)
    : null;
}
