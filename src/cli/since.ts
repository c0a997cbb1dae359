/** `run --since RESULT.json`: the earlier result that it takes. */
import { EntenteError } from "../errors.ts";
import type { Result } from "../result/index.ts";

/** The earlier result of a file. @throws EntenteError `wrong-input` where there is none, or it is not a result that this version reads. */
export async function readEarlier(path: string): Promise<Result> {
  const { readResultFile } = await import("../files/result-file.ts"); // its shapes take 10 ms to make
  const read = readResultFile(path);
  if ("problem" in read) throw new EntenteError("wrong-input", `--since ${path}: ${read.problem}`);
  return read.result;
}
