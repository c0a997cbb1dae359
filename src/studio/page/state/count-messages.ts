/** How many errors and warnings a text has, counted as `entente check` counts them. */
import type { Message } from "../../../language/index.ts";

/** A number to be filled in is neither: the page lists them by themselves. */
export function countMessages(messages: readonly Message[]): { errors: number; warnings: number } {
  const errors = messages.filter(({ severity }) => severity === "error").length;
  const open = messages.filter(({ severity, code }) => severity === "warning" && code === "unfilled").length;
  return { errors, warnings: messages.length - errors - open };
}
