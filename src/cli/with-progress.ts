/** Long work on worlds, with its progress on one line of the terminal. */
import type { FirstOdds } from "../engine/index.ts";
import type { Progress } from "../runners/node/index.ts";
import { number, percent } from "../wording/format.ts";
import { columns, progress, wrap } from "./terminal.ts";

/** @param work receives the functions that show its progress and its first odds */
export async function withProgress<T>(
  work: (tell: (p: Progress) => void, first: (odds: FirstOdds) => void) => Promise<T>,
): Promise<T> {
  const line = progress();
  try {
    return await work(
      (p) => line.show(told(p)),
      (odds) => line.say(firstOddsText(odds)),
    );
  } finally {
    line.clear();
  }
}

function told({ phase, kept, tried, of }: Progress): string {
  if (phase === "findings") return `what the worlds have in common: ${Math.round((100 * kept) / of)} %`;
  if (phase === "boxes") return `what would have to be true: ${kept} of ${of} questions`;
  if (phase === "passages") return `what each passage carries: ${Math.round((100 * kept) / of)} %`;
  return phase === "worlds"
    ? `${kept} of ${of} worlds kept, ${tried} tried`
    : `${kept} of ${of} worlds without the record`;
}

function firstOddsText({ worlds, of, questions }: FirstOdds): string {
  const rows = questions.map(({ id, p, se }) => [percent(p), `\u00b1 ${number(100 * se, 1)}`, id]);
  return [
    wrap(`First odds, from the first ${number(worlds)} of ${number(of)} worlds; they will still move:`),
    columns(rows, [0], "  "),
    "",
  ].join("\n");
}
