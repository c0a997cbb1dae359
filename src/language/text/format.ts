import type { Message } from "./message.ts";

/** A message in one line: `case.yaml:41:18 actors.japan.needs.suport: unknown need 'suport' (did you mean 'support'?)`. */
export function format(message: Message): string {
  const place = message.line > 0 ? `${message.file}:${message.line}:${message.column}` : message.file;
  return `${place}${message.path === "" ? "" : ` ${message.path}`}: ${message.severity === "warning" ? "warning: " : ""}${message.message}`;
}
