import type { Message } from "../text/message.ts";

const BARE: readonly Message["code"][] = ["bare-number", "bare-statement"];

/** Under `--strict` a number or a statement without any citation is an error. */
export function strict(messages: readonly Message[]): Message[] {
  return messages.map((message) => (BARE.includes(message.code) ? { ...message, severity: "error" } : message));
}
