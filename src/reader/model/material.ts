/** What the second and third call are given of a text: the text, or where it is long what was verified in it. */
import { isTelling, type Reading } from "../reading.ts";

/** Longest text that is given whole. */
export const MAX_WHOLE_TEXT_CHARACTERS = 24_000;

/** @param without ids of items that are left out: those of the rules that the model did not confirm */
export function materialOf({ text, items, entities }: Reading, without: ReadonlySet<string>): string {
  if (text.length <= MAX_WHOLE_TEXT_CHARACTERS) return text;
  const lines: string[] = ["The text is long; these are the passages that were marked in it, in order, one a line."];
  let characters = lines[0].length;
  const name = (id: string): string => entities[id]?.name ?? id;
  for (const item of items) {
    if (without.has(item.id)) continue;
    const { kind, quote, speaker } = item;
    const { polarity, hedges, condition, time } = isTelling(item) ? item : {};
    const fields = {
      kind,
      quote,
      ...(speaker.length > 1 ? { speaker: speaker.slice(1).map(name) } : {}),
      ...(polarity && polarity !== "positive" ? { polarity } : {}),
      ...(hedges ? { hedge: hedges.map((h) => h.text).join(", ") } : {}),
      ...(condition ? { condition: condition.text } : {}),
      ...(time?.expr ? { date: time.expr } : {}),
      ...(item.kind === "accord" && item.status ? { status: item.status } : {}),
      ...(item.kind === "driver" && item.direction ? { direction: item.direction } : {}),
    };
    const line = JSON.stringify(fields);
    if (characters + line.length > MAX_MATERIAL_CHARACTERS) {
      lines.push("More passages were marked than can be given here.");
      break;
    }
    characters += line.length + 1;
    lines.push(line);
  }
  return lines.join("\n");
}

const MAX_MATERIAL_CHARACTERS = 120_000;
