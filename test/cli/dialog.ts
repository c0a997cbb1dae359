/** Commands that ask questions, with a terminal that types the answers. */
import { PassThrough } from "node:stream";
import type { Terminal } from "../../src/cli/dialog.ts";

/** Keys of a menu. */
export const DOWN = "\u001b[B";
export const ENTER = "\r";

/** Answers the questions of a command in order, each when it is asked; the output comes without colours. */
export async function dialog(
  command: (terminal: Terminal) => Promise<number>,
  answers: readonly (string | (() => string))[],
): Promise<{ shown: string; status: number }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 90, rows: 40 });
  let shown = "";
  let seen = 0;
  const left = [...answers];
  output.on("data", (part: Buffer) => {
    shown += String(part);
    const asked = shown.split("\u001b[?25l").length - 1;
    if (asked > seen && left.length > 0) {
      seen = asked;
      const next = left.shift()!;
      setTimeout(() => {
        for (const key of typeof next === "string" ? keysOf(next) : next()) input.write(key);
      }, 5);
    }
  });
  const status = await command({ input, output });
  return { shown: shown.replace(/\u001b\[[\d;?]*[a-zA-Z]/g, ""), status };
}

/** Characters, an arrow as one. */
const keysOf = (text: string): string[] => text.match(/\u001b\[B|[^]/gu) ?? [];
