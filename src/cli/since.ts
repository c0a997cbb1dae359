/** `run --since RESULT.json`: the earlier result that it takes. */
import { readFileSync } from "node:fs";
import type { Result } from "../result/index.ts";
import { Failure } from "./failure.ts";

/** The earlier result of a file. @throws Failure (1) where there is none, or it is no result. */
export function readEarlier(path: string): Result {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(
      1,
      `--since: '${path}' cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown reason"})`,
    );
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Failure(1, `--since: '${path}' is not JSON; it takes the result.json of an earlier run`);
  }
  const isObject = (value: unknown): value is { [key: string]: unknown } =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(read) || !["case", "run", "questions", "parameters"].every((key) => isObject(read[key])))
    throw new Failure(1, `--since: '${path}' is no result of entente; it takes the result.json of an earlier run`);
  if (read["entente"] !== 1)
    throw new Failure(
      1,
      `--since: '${path}' is a result of format ${JSON.stringify(read["entente"])}; this version reads format 1`,
    );
  return read as unknown as Result;
}
