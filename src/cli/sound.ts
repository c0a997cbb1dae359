/** A case that a command can go on with: errors end it, warnings are told on standard error. */
import { format, type Case } from "../language/index.ts";
import { Failure } from "./failure.ts";
import { readCase } from "./read-case.ts";
import { complain } from "./terminal.ts";

/** @throws Failure (1) with every error where the case has one. */
export function soundCase(path: string): { case: Case; folder: string } {
  const { case: c, folder, messages } = readCase(path);
  if (!c) throw new Failure(1, `the case cannot be read:\n${messages.filter((m) => m.severity === "error").map(format).join("\n")}`);
  const warnings = messages.length;
  if (warnings > 0) complain(`${warnings} warning${warnings === 1 ? "" : "s"}; \`entente check ${path}\` lists ${warnings === 1 ? "it" : "them"}.`);
  return { case: c, folder };
}
