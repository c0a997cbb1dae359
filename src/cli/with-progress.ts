/** Long work on worlds, with its progress on one line of the terminal. */
import type { Progress } from "../runners/node/index.ts";
import { progress } from "./terminal.ts";

/** @param work receives the function that shows its progress */
export async function withProgress<T>(work: (tell: (p: Progress) => void) => Promise<T>): Promise<T> {
  const line = progress();
  try {
    return await work((p) => line.show(told(p)));
  } finally {
    line.clear();
  }
}

function told({ phase, kept, tried, of }: Progress): string {
  if (phase === "findings") return "what the worlds have in common";
  if (phase === "boxes") return `what would have to be true: ${kept} of ${of} questions`;
  return phase === "worlds"
    ? `${kept} of ${of} worlds kept, ${tried} tried`
    : `${kept} of ${of} worlds without the record`;
}
