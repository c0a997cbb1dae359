import { afterEach, expect, it } from "vitest";
import type { Result } from "../../../src/result/index.ts";
import { serve, workHandlers, type Works } from "../../../src/runners/index.ts";
import type { Port } from "../../../src/runners/page/ports.ts";
import type { RunProgress } from "../../../src/studio/workers/messages.ts";
import { runHandlers } from "../../../src/studio/workers/run-worker.ts";
import { played, settings } from "../../runners/cases.ts";

const open: Port[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** The run worker's end of a channel to a worker of the pool. @param replies that the worker sends before it falls silent. */
function poolWorker(replies = Infinity): Port {
  const { port1, port2 } = new MessageChannel() as unknown as { port1: Port; port2: Port };
  open.push(port1, port2);
  const take = serve<Works>(workHandlers, (reply, memory) => {
    if (replies-- > 0) port2.postMessage(reply, memory);
  });
  port2.addEventListener("message", ({ data }) => take(data));
  port2.start();
  return port1;
}

const [{ case: c, result: expected }] = played();
const context = (progress: (told: RunProgress) => void = () => {}) => ({
  model: null,
  signal: new AbortController().signal,
  progress,
});

it("a run goes on, to the same bytes, when a worker of its pool is replaced", async () => {
  const worker = runHandlers(() => performance.now());
  await worker.connect({ ports: [poolWorker(3), poolWorker()] }, context());
  const running = worker.run({ case: c, overrides: {}, settings }, context());
  setTimeout(() => worker.replace({ slot: 0, port: poolWorker(), reason: "boom" }, context()), 300);
  const { whole, worlds } = await running;
  const { questions } = JSON.parse(new TextDecoder().decode(whole)) as Result;
  expect(JSON.stringify(questions)).toBe(JSON.stringify(expected.questions));
  expect(worlds).toHaveLength(expected.run.kept);
});

it("a run that is cancelled is interrupted, and the next is not disturbed by it", async () => {
  const worker = runHandlers(() => performance.now());
  await worker.connect({ ports: [poolWorker(), poolWorker()] }, context());
  const stop = new AbortController();
  const long = { ...settings, draws: 1e6, limit: 1e8 };
  const cancelled = worker.run(
    { case: c, overrides: {}, settings: long },
    { ...context(() => stop.abort()), signal: stop.signal },
  );
  await expect(cancelled).rejects.toMatchObject({ code: "interrupted" });
  const { whole } = await worker.run({ case: c, overrides: {}, settings }, context());
  const { questions } = JSON.parse(new TextDecoder().decode(whole)) as Result;
  expect(JSON.stringify(questions)).toBe(JSON.stringify(expected.questions));
});
