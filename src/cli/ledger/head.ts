/** `entente ledger head`, to be kept elsewhere, and `entente ledger anchor`, which notes where it is kept. */
import { EntenteError } from "../../errors.ts";
import { fileBytes } from "../../files/named-file.ts";
import { readSoundLedger } from "../../files/ledger/index.ts";
import { shortHead } from "../../ledger/index.ts";
import type { Given } from "../arguments.ts";
import { complain, print, printJson } from "../terminal.ts";
import { appending, counted, ledgerOf, printWritten, textOf } from "./options.ts";

const MAX_PROOF_BYTES = 65_536;

export async function head(given: Given): Promise<number> {
  const { hashes, head, ledger } = readSoundLedger(ledgerOf(given), complain);
  const last = ledger.lines.at(-1)?.at ?? null;
  if (given.flags["json"]) return printJson({ lines: hashes.length, at: last, head });
  return print(
    `${ledgerOf(given)}: ${counted(hashes.length, "line")}${last === null ? "" : `, the last of ${last}`}\n${head}\n${shortHead(head)}`,
  );
}

export async function anchor(given: Given, signal: AbortSignal): Promise<number> {
  const where = textOf(given, "where");
  if (where === null) throw new EntenteError("wrong-usage", "ledger anchor needs --where TEXT: where the head is kept");
  const file = textOf(given, "proof");
  const bytes = file === null ? null : fileBytes(file, `--proof ${file}`);
  if (bytes !== null && bytes.length > MAX_PROOF_BYTES)
    throw new EntenteError("wrong-input", `--proof ${file}: it is larger than 64 KiB`);
  const proof = bytes === null ? null : Buffer.from(bytes).toString("base64");
  const written = await appending(given, signal, (draft) => {
    const { lines } = draft.ledger;
    const last = lines.at(-1);
    if (!last) throw new EntenteError("wrong-input", `${ledgerOf(given)} has no line whose hash could be kept`);
    if (last.kind === "anchor" && last.where === where && last.proof === proof) return;
    draft.add({ kind: "anchor", head: draft.head, lines: lines.length, where, proof });
  });
  return printWritten(given, written, `anchor '${where}'`);
}
