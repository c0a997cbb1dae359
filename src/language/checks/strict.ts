import type { Message } from "../text/message.ts";

/** Under `--strict` a number without any citation is an error. */
export function strict(messages: readonly Message[]): Message[] {
  return messages.map((message) => (message.code === "bare-number" ? { ...message, severity: "error" } : message));
}
