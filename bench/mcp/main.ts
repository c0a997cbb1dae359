/**
 * `npm run bench -- mcp [TASK...]`: fifteen tasks by a language model with the server's tools, three tries each. The model is
 * named by ENTENTE_EVAL_URL, ENTENTE_EVAL_MODEL and ENTENTE_EVAL_KEY.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluate } from "./evaluate.ts";
import { modelSession } from "./model.ts";
import { tokensBack } from "./session.ts";
import { TASKS } from "./tasks/index.ts";

const TRIES = 3;
/** Tries of a task that must be done, and tasks of the fifteen. */
const LEAST_TRIES = 2;
const LEAST_TASKS = 12;

const { ENTENTE_EVAL_URL: url, ENTENTE_EVAL_MODEL: model, ENTENTE_EVAL_KEY: key } = process.env;
if (!url || !model) {
  console.error(
    "Name a model: ENTENTE_EVAL_URL=http://localhost:11434/v1 ENTENTE_EVAL_MODEL=NAME npm run bench -- mcp",
  );
  process.exit(2);
}
const asked = process.argv.slice(2);
const chosen = TASKS.filter(({ id }) => asked.length === 0 || asked.some((one) => id.startsWith(one)));
let done = 0;
let breaches = 0;
for (const task of chosen) {
  let reached = 0;
  for (let n = 0; n < TRIES; n++) {
    const folder = mkdtempSync(join(tmpdir(), "entente-eval-"));
    try {
      const played = await evaluate(task, folder, (connection) =>
        modelSession({ url, model, key: key ?? null }, task.asks, connection),
      );
      if (played.faults.length === 0) reached++;
      breaches += played.faults.filter((fault) => fault.includes("nothing grounds it")).length;
      console.log(
        `${task.id} try ${n + 1}: ${played.faults.length === 0 ? "done" : played.faults.join("; ")} (${played.calls.length} calls, ${tokensBack(played)} tokens back)`,
      );
    } catch (error) {
      console.log(`${task.id} try ${n + 1}: ${(error as Error).message}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (reached >= LEAST_TRIES) done++;
}
console.log(
  `${done} of ${chosen.length} tasks done in ${LEAST_TRIES} of ${TRIES} tries; ${breaches} numbers without a ground.`,
);
if (chosen.length === TASKS.length && (done < LEAST_TASKS || breaches > 0)) process.exitCode = 1;
