/** One task from start to end: its folder, its person, and an assistant that plays a session or thinks for itself. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commonFaults } from "./checks.ts";
import { connectTo, deskOver, type Connection } from "./harness.ts";
import type { Played } from "./session.ts";
import type { EvaluationTask } from "./task.ts";

export interface Evaluated extends Played {
  /** Nothing where the task is done. */
  faults: string[];
}

/** @param folder that is empty. @param assistant works on the connection and gives its calls and its last words */
export async function evaluate(
  task: EvaluationTask,
  folder: string,
  assistant: (connection: Connection) => Promise<Played>,
): Promise<Evaluated> {
  for (const [path, content] of Object.entries(task.files())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await task.prepare?.(folder);
  const forms: string[] = [];
  const { person } = task;
  const desk = deskOver(folder, task.settings);
  const connection = await connectTo(
    desk,
    "2026",
    person &&
      ((form) => {
        forms.push(form.message);
        return person(form);
      }),
  );
  try {
    const played = await assistant(connection);
    const end = { ...played, folder, forms };
    return { ...played, faults: [...commonFaults(task, end), ...(await task.faults(end))] };
  } finally {
    await connection.close();
    desk.close();
  }
}
