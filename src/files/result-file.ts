/** Results from disk. */
import { readFileSync } from "node:fs";
import { readResult, type Result } from "../result/index.ts";
import { whyUnread } from "./named-file.ts";

/** The result in a file, checked. `problem` describes the fault of the file, in one sentence without a full stop. */
export function readResultFile(path: string): { result: Result } | { problem: string } {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return { problem: whyUnread(error) };
  }
  return readResult(text);
}
