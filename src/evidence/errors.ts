/** Error helpers of the readers of evidence files. */
import { EntenteError } from "../errors.ts";

/**
 * Words of a file made safe to print: without control characters that would move a terminal's cursor or reverse its
 * text.
 */
export const harmless = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

/** An error `unavailable`, where `error` says that disk or memory did not suffice, which is no fault of the file; else null. */
export function scarce(error: unknown): EntenteError | null {
  const said = error instanceof Error ? error.message.split("\n")[0] : "";
  return /ENOSPC|EDQUOT|No space left|Disk quota|Could not write|Out of Memory Error/.test(said)
    ? new EntenteError("unavailable", `there is not enough disk or memory: ${said}`)
    : null;
}
