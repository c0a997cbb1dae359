/** `case_check`: everything wrong or doubtful in a case, and where its numbers come from. */
import * as z from "zod";
import { quickForms } from "../../files/case-history.ts";
import { openCase, wholeCase } from "../cases.ts";
import { GroundsShape, groundsOf, MessageShape, messagesOf } from "../messages.ts";
import { openNumbers } from "../open-numbers.ts";
import { counted, openText } from "../words.ts";
import { args, caseName, detail, fitting, MAX_CHARACTERS, tool } from "../tool.ts";

export const caseCheck = tool({
  name: "case_check",
  title: "Check a case",
  does: "Everything wrong or doubtful in a case, what is open, and where every number comes from. Gives the base for case_edit and numbers_ask.",
  effect: "reads",
  idempotent: true,
  input: args({ case: caseName, detail, paths: z.array(z.string().max(200)).max(20).optional() }),
  output: z.strictObject({
    case: z.string(),
    base: z.string(),
    runs: z.boolean(),
    errors: z.int(),
    warnings: z.int(),
    messages: z.array(MessageShape),
    open: z.array(
      z.strictObject({ path: z.string(), suggestion: z.string().nullable(), reason: z.string().nullable() }),
    ),
    grounds: GroundsShape.nullable(),
    more: z.string().nullable(),
  }),
  async run({ case: name, detail, paths }, desk) {
    const opened = openCase(desk.root, name);
    const within = (path: string): boolean =>
      paths === undefined || paths.some((one) => path === one || path.startsWith(`${one}.`));
    const quick = quickForms(opened.folder).map((message) => ({
      ...{ severity: "warning" as const, code: "quick-form", path: "", line: 0, message, hint: null },
    }));
    const all = [...messagesOf(opened.messages), ...quick];
    const messages = all.filter(({ path }) => within(path));
    const open = openNumbers(opened).filter(({ path }) => within(path));
    const errors = all.filter(({ severity }) => severity === "error").length;
    const whole = wholeCase(opened);
    const room = MAX_CHARACTERS[detail];
    const shown = { messages: fitting(messages, room * 0.55, 20), open: fitting(open, room * 0.35, 20) };
    const cut = [
      [messages.length - shown.messages.length, "messages"],
      [open.length - shown.open.length, "open numbers"],
    ].filter(([n]) => (n as number) > 0);
    const count = openNumbers(opened).length;
    const runs = opened.case !== null;
    return {
      says: runs
        ? `The case runs; ${counted(all.length - errors, "warning")}.`
        : errors > 0
          ? `The case does not run: ${counted(errors, "error")}${count > 0 ? `, and ${openText(count)}` : ""}.`
          : `A draft: ${openText(count)}, so that nothing runs yet. numbers_ask puts them to the person.`,
      data: {
        case: opened.name,
        base: opened.base,
        runs,
        errors,
        warnings: all.length - errors,
        ...shown,
        grounds: whole && groundsOf(whole),
        more:
          cut.length === 0
            ? null
            : `${cut.map(([n, what]) => `${n} more ${what}`).join(" and ")}: pass paths${detail === "brief" ? ' or detail: "full"' : ""}.`,
      },
    };
  },
});
