import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { openPool, run } from "../../../src/runners/node/index.ts";
import { played, settings, withRecord, worker } from "../cases.ts";

const file = (name: string, code: string): URL => {
  const path = join(tmpdir(), `entente-${process.pid}-${name}.mjs`);
  writeFileSync(path, `import { parentPort } from "node:worker_threads";\n${code}`);
  return pathToFileURL(path);
};
const onTasks = (name: string, code: string): URL =>
  file(name, `parentPort.on("message", (m) => { if (m.type === "task") { ${code} } });`);

describe("threads", () => {
  it.each([
    ["end", onTasks("exit", "process.exit(7);"), "a worker thread ended (status 7) before its work was done"],
    ["throw", onTasks("throw", "throw new Error('no more');"), "a worker thread failed: no more"],
    ["cannot be loaded", new URL("nowhere.js", worker), "a worker thread failed: "],
    [
      "answer in another format",
      onTasks("format", "parentPort.postMessage({ format: 2, answer: 'done' });"),
      "a worker sent a message of another format (format 3 is read)",
    ],
    [
      "answer something else than they were asked",
      onTasks("other", "parentPort.postMessage({ format: 3, type: 'answer', id: m.id, answer: { format: 0 } });"),
      "a worker answered a task of kind 'block' with something else",
    ],
  ])("that all %s are an error and not a hang", async (_, broken, message) => {
    const failing = run(withRecord, settings, { workers: 2, worker: broken });
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toThrow("the task was given to 3 workers");
  });

  it("that give no answer are given up after the time that a pool allows", async () => {
    const pool = openPool({ workers: 1, worker: onTasks("silent", ""), timeoutMs: 100 });
    await expect(run(withRecord, settings, { pool })).rejects.toThrow(
      "a worker gave no answer for 100 ms; the task was given to 3 workers",
    );
    await pool.close();
  });

  it("of which some end over their work give the bytes of threads that do not", async () => {
    // Each thread runs three tasks and ends over the next, with whatever else it holds.
    const mortal = file(
      "mortal",
      `await import(${JSON.stringify(worker.href)});
       let left = 3;
       parentPort.on("message", (m) => { if (m.type === "task" && left-- === 0) process.exit(1); });`,
    );
    const [{ case: c, result }] = played();
    const pool = openPool({ workers: 2, worker: mortal });
    const { questions } = await run(c, settings, { pool });
    await pool.close();
    expect(JSON.stringify(questions)).toBe(JSON.stringify(result.questions));
  });
});
