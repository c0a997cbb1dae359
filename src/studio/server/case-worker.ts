/** Entry of the thread that opens and saves cases. */
import { parentPort } from "node:worker_threads";
import { serve } from "../../runners/serve.ts";
import type { CaseTasks } from "./case-thread.ts";
import { analystTexts, keepAnalyst } from "./analysts.ts";
import { answer, begin, forget, state } from "./authoring.ts";
import { deleted, duplicated, exported, imported, list, renamed, restored } from "./cases.ts";
import { comment, comments } from "./comments.ts";
import { history } from "./history.ts";
import { open, save } from "./save.ts";

const port = parentPort;
if (!port) throw new Error("case-worker.js runs as a worker thread");
port.on(
  "message",
  serve<CaseTasks>(
    {
      open,
      save: ({ at, save: asked }) => save(at, asked),
      begin: ({ within, asked }) => begin(within, asked),
      authoring: state,
      forget,
      author: ({ at, asked }) => answer(at, asked),
      analysts: analystTexts,
      keep: ({ at, analyst }) => keepAnalyst(at, analyst),
      list,
      export: exported,
      duplicate: ({ at, within, name }) => duplicated(at, within, name),
      rename: ({ at, name, by }) => renamed(at, name, by),
      delete: deleted,
      restore: ({ at, aside }) => restored(at, aside),
      comments,
      comment: ({ at, asked }) => comment(at, asked),
      history,
      import: ({ within, name, bytes }) => imported(within, name, bytes),
    },
    (reply, memory) => port.postMessage(reply, memory),
  ),
);
