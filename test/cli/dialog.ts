/** Commands that ask questions, with a terminal that types the answers. */
import { PassThrough } from "node:stream";
import type { Terminal } from "../../src/cli/dialog.ts";

/** Keys of a menu. */
export const DOWN = "\u001b[B";
export const ENTER = "\r";

/** A command that shows nothing for so long waits for an answer that the test does not give. */
const SILENCE_MS = 30_000;

/**
 * Answers the questions of a command in order, each when it is asked; the output comes without colours.
 *
 * @throws Error with the last that was shown, where the command waits for an answer that is not there
 */
export async function dialog(
  command: (terminal: Terminal) => Promise<number>,
  answers: readonly (string | (() => string))[],
): Promise<{ shown: string; status: number }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 90, rows: 40 });
  let shown = "";
  let seen = 0;
  const left = [...answers];
  const plain = (): string => shown.replace(/\u001b\[[\d;?]*[a-zA-Z]/g, "");
  let giveUp: (why: Error) => void;
  const waiting = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const silence = setTimeout(
    () => giveUp(new Error(`It waits for another answer:\n${plain().slice(-1500)}`)),
    SILENCE_MS,
  );
  output.on("data", (part: Buffer) => {
    silence.refresh();
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
  try {
    const status = await Promise.race([command({ input, output }), waiting]);
    return { shown: plain(), status };
  } finally {
    clearTimeout(silence);
  }
}

/** Characters, an arrow as one. */
const keysOf = (text: string): string[] => text.match(/\u001b\[B|[^]/gu) ?? [];
