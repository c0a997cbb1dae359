/** Work on worlds that takes a while: how far it is on one line of the terminal, and what ends it in the command's words. */
import { Interrupted as Stopped, Unfit, Unpriced, type Progress } from "../runners/node/index.ts";
import { Failure, Interrupted } from "./failure.ts";
import { progress } from "./terminal.ts";

/** @throws Interrupted where it was stopped, Failure where no world fits the record or a market yields no values. */
export async function underWay<T>(work: (tell: (p: Progress) => void) => Promise<T>): Promise<T> {
  const line = progress();
  try {
    return await work((p) => line.show(told(p)));
  } catch (error) {
    if (error instanceof Stopped) throw new Interrupted();
    if (error instanceof Unfit || error instanceof Unpriced) throw new Failure(1, error.message);
    throw error;
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
