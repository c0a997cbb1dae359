/** The input is wrong: a file that is none of the known layouts, rows that cannot be read, a recipe that finds nothing. */
export class Refused extends Error {}

/** The input may be right, but what it takes is not here: no DuckDB, a database in use. */
export class Unable extends Error {}

/**
 * Words of a file made safe to print: without control characters that would move a terminal's cursor or reverse its
 * text.
 */
export const harmless = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

/** Unable, where an error says that disk or memory did not suffice, which is no fault of the file; else null. */
export function scarce(error: unknown): Unable | null {
  const said = error instanceof Error ? error.message.split("\n")[0] : "";
  return /ENOSPC|EDQUOT|No space left|Disk quota|Could not write|Out of Memory Error/.test(said)
    ? new Unable(`there is not enough disk or memory: ${said}`)
    : null;
}
