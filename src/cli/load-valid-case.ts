/** Loads a case without errors; warnings go to standard error. */
import { EntenteError } from "../errors.ts";
import { format, type Case, type Draft } from "../language/index.ts";
import { readCase } from "./read-case.ts";
import { columns, complain } from "./terminal.ts";

/** @param maxPackages as in `Input`. @throws EntenteError `wrong-input` with every error where the case has one. */
export function loadValidCase(path: string, maxPackages?: number): { case: Case; folder: string } {
  const { case: c, draft, folder, messages } = readCase(path, maxPackages);
  if (draft) throw new EntenteError("wrong-input", toFill(path, draft.unfilled));
  if (!c)
    throw new EntenteError(
      "wrong-input",
      `the case cannot be read:\n${messages
        .filter((m) => m.severity === "error")
        .map(format)
        .join("\n")}`,
    );
  const open = messages.filter(({ code }) => code === "open-question");
  if (open.length > 0)
    complain(
      `left out, since what counts as yes is open: ${open.map(({ path }) => path.replace(/\.when$/, "")).join(", ")}.`,
    );
  const none = messages.filter(({ code }) => code === "no-question");
  for (const { message } of none) complain(`${message}.`);
  const warnings = messages.length;
  if (warnings > open.length + none.length)
    complain(
      `${warnings} warning${warnings === 1 ? "" : "s"}; \`entente check ${path}\` lists ${warnings === 1 ? "it" : "them"}.`,
    );
  return { case: c, folder };
}

/** Why a draft does not run yet, with everything left to fill in. */
function toFill(path: string, unfilled: Draft["unfilled"]): string {
  const rows = unfilled.map(({ path, suggestion, reason }) => [
    path,
    suggestion === null ? "" : `suggested: ${suggestion}`,
    reason ?? "",
  ]);
  const left = unfilled.length === 1 ? "one number or date is" : `${unfilled.length} numbers and dates are`;
  return `this case is a draft: ${left} not filled in yet, and nothing runs on a guess.\n${columns(rows, [], "  ")}\n\`entente fill ${path}\` asks for them one by one.`;
}
