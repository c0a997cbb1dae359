/** Messages and grounds of a case in the shapes of answers. */
import * as z from "zod";
import { isReported } from "../engine/findings/grounds.ts";
import type { Case, Message } from "../language/index.ts";

export const MessageShape = z.strictObject({
  severity: z.enum(["error", "warning"]),
  code: z.string(),
  path: z.string(),
  line: z.int(),
  message: z.string(),
  hint: z.string().nullable(),
});

const MAX_MESSAGE_CHARACTERS = 400;

/** Errors first, then warnings, each in file order; what is still to be filled in is listed apart. */
export function messagesOf(messages: readonly Message[]): z.infer<typeof MessageShape>[] {
  const order = [
    ...messages.filter(({ severity }) => severity === "error"),
    ...messages.filter(({ severity, code }) => severity === "warning" && code !== "unfilled"),
  ];
  return order.map(({ severity, code, path, line, message, hint }) => ({
    severity,
    code,
    path,
    line,
    message: message.length <= MAX_MESSAGE_CHARACTERS ? message : `${message.slice(0, MAX_MESSAGE_CHARACTERS)}...`,
    hint: hint === null ? null : hint.slice(0, MAX_MESSAGE_CHARACTERS),
  }));
}

export const GroundsShape = z.strictObject({
  figure: z.int(),
  argued: z.int(),
  judged: z.int(),
  relayed: z.int(),
  suggested: z.int(),
  bare: z.int(),
  default: z.int(),
  open: z.int(),
});

/** Numbers of a case by where they come from: the classes of `check --explain`, with those that were passed on from a chat and those that are open apart. */
export function groundsOf(c: Case): z.infer<typeof GroundsShape> {
  const counts = { figure: 0, argued: 0, judged: 0, relayed: 0, suggested: 0, bare: 0, default: 0, open: 0 };
  for (const one of c.parameters)
    if (isReported(one))
      counts[one.unfilled ? "open" : one.default ? "default" : one.relayed ? "relayed" : one.cited]++;
  return counts;
}
