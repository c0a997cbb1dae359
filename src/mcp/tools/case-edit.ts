/** `case_edit`: changes a case by path, all or nothing. */
import * as z from "zod";
import { openCase } from "../cases.ts";
import { Change, changedText } from "../changes.ts";
import { diffOf } from "../diff.ts";
import { MessageShape, messagesOf } from "../messages.ts";
import { openNumbers } from "../open-numbers.ts";
import { counted, openText } from "../words.ts";
import { args, caseName, fitting, tool } from "../tool.ts";
import { requireBase, writeCase } from "../write.ts";

const MAX_DIFF_CHARACTERS = 1500;
const MAX_MESSAGES_CHARACTERS = 1800;

export const caseEdit = tool({
  name: "case_edit",
  title: "Edit a case",
  does: 'Changes a case, all or nothing: put a block or value by path, remove, cite, rename. Never a number that you made up: give a quote that holds it, a word (low, medium, high; little, half, most, all; likely ...), or "? LOW to HIGH: reason".',
  effect: "replaces",
  idempotent: false,
  input: args({ case: caseName, base: z.string().length(64), changes: z.array(Change).min(1).max(20) }),
  output: z.strictObject({
    case: z.string(),
    base: z.string(),
    applied: z.int(),
    messages: z.array(MessageShape),
    open: z.int(),
    diff: z.string(),
    more: z.string().nullable(),
  }),
  async run({ case: name, base, changes }, desk, { nonce, signal }) {
    const opened = openCase(desk.root, name);
    requireBase(opened, base);
    await writeCase(desk, opened, changedText(opened, changes, nonce), signal);
    const now = openCase(desk.root, name);
    const all = messagesOf(now.messages);
    const messages = fitting(all, MAX_MESSAGES_CHARACTERS, 20);
    const open = openNumbers(now).length;
    const errors = all.filter(({ severity }) => severity === "error").length;
    return {
      says: `${counted(changes.length, "change")} written.${errors > 0 ? ` ${errors} ${errors === 1 ? "thing is" : "things are"} still missing or wrong.` : ""}${open > 0 ? ` ${openText(open)}.` : ""}`,
      data: {
        case: now.name,
        base: now.base,
        applied: changes.length,
        messages,
        open,
        diff: diffOf(opened.text, now.text, MAX_DIFF_CHARACTERS),
        more: all.length > messages.length ? `${all.length - messages.length} more messages: case_check.` : null,
      },
    };
  },
});
