/** `entente ledger verify`: whether every line holds. */
import { EntenteError } from "../../errors.ts";
import { faultText, readLedger, tornText } from "../../files/ledger/index.ts";
import { lineOfHead, shortHead } from "../../ledger/index.ts";
import type { Given } from "../arguments.ts";
import { complain, print, printJson } from "../terminal.ts";
import { counted, ledgerOf, textOf } from "./options.ts";

/** Digits of a head as messages show it. */
const SHOWN_DIGITS = 8;

/** @returns 0 where the chain holds, 1 where not */
export async function verify(given: Given): Promise<number> {
  const file = ledgerOf(given);
  const head = headOf(given);
  const read = readLedger(file);
  const { hashes, fault, tornBytes } = read;
  const line = head === null ? null : lineOfHead(read, head);
  const problems = [
    ...(fault ? [faultText(file, fault)] : []),
    ...(tornBytes > 0 ? [tornText(file, read)] : []),
    ...(head !== null && line === null
      ? [
          `the head ${head.slice(0, SHOWN_DIGITS)}\u2026 is not in this ledger: it has been rewritten, or it is another one`,
        ]
      : []),
  ];
  if (given.flags["json"])
    printJson({
      ok: problems.length === 0,
      lines: hashes.length,
      head: read.head,
      torn: tornBytes,
      fault,
      ...(head === null ? {} : { head_at: line }),
    });
  else if (problems.length > 0) complain(problems.join("\n"));
  else
    print(
      `${file} holds: ${counted(hashes.length, "line")}, head ${shortHead(read.head)}${line === null ? "" : `\nthe head ${head!.slice(0, SHOWN_DIGITS)}\u2026 was that of line ${line}`}`,
    );
  return problems.length === 0 ? 0 : 1;
}

/** `--head`, with or without blanks between its digits. */
function headOf(given: Given): string | null {
  const text = textOf(given, "head");
  if (text === null) return null;
  const digits = text.replace(/\s/g, "").toLowerCase();
  if (/^[0-9a-f]{16,64}$/.test(digits)) return digits;
  throw new EntenteError("wrong-usage", `--head takes a hash or its first 16 digits or more, not '${text}'`);
}
