/** `ledger_add`: files a run's odds in the ledger, after the person has said yes. */
import { join } from "node:path";
import * as z from "zod";
import { appendToLedger, sha256 } from "../../files/ledger/index.ts";
import { defaultWriter } from "../../files/ledger/writer.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { fileRunOf } from "../../ledger/index.ts";
import type { Result } from "../../result/index.ts";
import { hasOdds } from "../../wording/few-worlds.ts";
import { percent } from "../../wording/format.ts";
import { openCase } from "../cases.ts";
import { ToolError } from "../errors.ts";
import { answerOf, canAsk, putForm } from "../forms.ts";
import type { StoredRun } from "../runs/store.ts";
import { args, tool, type Answer } from "../tool.ts";
import type { Desk } from "../desk.ts";

export const LEDGER_FILE = "ledger.jsonl";
const MAX_LISTED = 12;

const SCHEMA = {
  type: "object" as const,
  properties: { file: { type: "boolean" as const, title: "File these odds in the ledger", default: false } },
  required: ["file"],
};

export const ledgerAdd = tool({
  name: "ledger_add",
  title: "File odds in the ledger",
  does: "Files a run's odds in the ledger, after the person has said yes in a form. What-ifs, and runs of a case that has changed, are refused.",
  effect: "adds",
  idempotent: false,
  input: args({
    run: z.string().max(40),
    questions: z.array(z.string().max(80)).min(1).max(20).optional(),
    note: z.string().max(400).optional(),
  }),
  output: z.strictObject({
    state: z.enum(["added", "declined", "needs_person"]),
    lines: z.int(),
    head: z.string(),
  }),
  async run({ run, questions, note }, desk, call) {
    const stored = desk.runs.get(run);
    requireFileable(desk, stored);
    const result = questions === undefined ? stored.result : only(stored.result, questions);
    if (!canAsk(call))
      return answer(
        "needs_person",
        0,
        "",
        `[no-elicitation] Your client cannot put a form to the person. Ask them to run \`entente run ${stored.case} --ledger ${LEDGER_FILE}\`.`,
      );
    const key = JSON.stringify([run, questions ?? null, note ?? null]);
    const reply = answerOf(call);
    if (reply === null) return putForm(messageOf(result), SCHEMA, desk.forms.begin(key));
    desk.forms.end(call.state, key);
    if (reply.content?.["file"] !== true)
      return answer("declined", 0, "", "The person did not want it filed; nothing was written.");
    const written = await appendToLedger(
      join(desk.root.folder, LEDGER_FILE),
      { by: defaultWriter(), now: () => Date.now() / 1000, tell: () => {}, signal: call.signal },
      (draft) => fileRunOf(draft, result, sha256, { note: note ?? null }),
    );
    const lines = written.lines === null ? 0 : written.lines.last - written.lines.first + 1;
    const leftOut = written.made.leftOut.length > 0 ? ` Left out: ${written.made.leftOut.join("; ")}.` : "";
    return answer("added", lines, written.head, `${lines} lines in ${LEDGER_FILE}.${leftOut}`);
  },
});

const answer = (state: "added" | "declined" | "needs_person", lines: number, head: string, says: string): Answer => ({
  says,
  data: { state, lines, head },
});

/** @throws ToolError `bad-arguments` for a what-if, `stale` where the case has changed since, `still-open` where it is a draft now */
function requireFileable(desk: Desk, { handle, case: name, whatIf, result }: StoredRun): void {
  if (whatIf)
    throw new ToolError(
      "bad-arguments",
      `Run ${handle} is a what-if, and no odds of the case. Call case_run {case: "${name}"} without set, pin, scenario and against.`,
    );
  const opened = openCase(desk.root, name);
  if (opened.draft) throw new ToolError("still-open", `'${name}' is a draft now. Call case_check to see what is open.`);
  if (opened.case?.hash !== result.case.hash)
    throw new ToolError("stale", `'${name}' has changed since run ${handle}. Call case_run {case: "${name}"} first.`);
  if (!hasOdds(result))
    throw new ToolError("nothing-to-do", `Run ${handle} gives no odds: too few worlds fit the record.`);
}

/** The result with some of its questions. @throws ToolError `no-such-path` */
function only(whole: Result, ids: readonly string[]): Result {
  const result = { ...whole };
  delete result.joint;
  const known = Object.keys(result.questions);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new ToolError(
      "no-such-path",
      `The run has no question '${unknown}'${suggestion(nearest(unknown, known))}; it has ${known.join(", ")}.`,
    );
  return { ...result, questions: Object.fromEntries(ids.map((id) => [id, result.questions[id]!])) };
}

function messageOf(result: Result): string {
  const rows = Object.entries(result.questions).map(
    ([id, { ask, p, by }]) => `${percent(p)} by ${by}: ${ask.slice(0, 200)} (${id})`,
  );
  const more = rows.length > MAX_LISTED ? [`and ${rows.length - MAX_LISTED} more`] : [];
  return `File these odds in ${LEDGER_FILE}? They will be scored when the questions are resolved, and cannot be taken back.\n\n${[...rows.slice(0, MAX_LISTED), ...more].join("\n")}`;
}
