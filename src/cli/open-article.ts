/** The article that a command names: a file, or standard input. */
import { EntenteError } from "../errors.ts";
import { fileBytes } from "../files/named-file.ts";
import { openInThread, type Document } from "../reader/index.ts";

/** @param source path of a file; `-` for standard input @throws EntenteError where it cannot be read */
export async function opened(source: string, signal: AbortSignal): Promise<Document> {
  const shown = source === "-" ? "standard input" : `'${source}'`;
  const bytes = source === "-" ? await standardInput() : fileBytes(source);
  const found = await openInThread(bytes, source === "-" ? "" : source, signal);
  if ("problem" in found)
    throw new EntenteError(found.missing ? "unavailable" : "wrong-input", `${shown} cannot be read: ${found.problem}.`);
  return found.document;
}

async function standardInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY)
    throw new EntenteError("wrong-usage", "nothing comes from standard input: pipe a text in, or name a file");
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
