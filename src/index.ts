/** Entente as a library: cases checked, run on one thread or all, and analysed; results reported. */
import type { Result } from "./result/index.ts";

export {
  check,
  format,
  strict,
  amend,
  edit,
  schema,
  type Beside,
  type Case,
  type Draft,
  type Input,
  type Message,
} from "./language/index.ts";
export { defaults, type FirstOdds, type Settings } from "./engine/index.ts";
export { readResult, type Result, type SinceFinding } from "./result/index.ts";
export { EntenteError, type ErrorCode } from "./errors.ts";
export { openPool, play, run, type Options, type Pool, type PoolOptions, type Progress } from "./runners/node/index.ts";
export * from "./analyses/index.ts";
export { version } from "./version.ts";

/** One self-contained HTML file of a result. Figures take a second to load, so they are loaded when they are first wanted. */
export async function report(result: Result): Promise<string> {
  return (await import("./report/index.ts")).report(result);
}
