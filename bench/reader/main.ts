/**
 * `npm run bench:reader`: items and drafts against the golds of texts tuned on and texts kept apart, for the rules and
 * for every model of which answers are stored; how far two annotators agree; event types against third parties'
 * records; and the speed of reading. `--group FOLDER` scores the texts of one folder alone, also of one that is not open
 * yet. Rules of the scores: docs/develop/reading-score.md.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { printRules } from "./rules.ts";
import { speed } from "./speed.ts";
import { GROUPS, textsOf, type Text } from "./gold.ts";
import { printEventTypes } from "./event-types.ts";
import { byRules, secondHand, storedModels } from "./readers.ts";
import { printDetails, printDrafts, printItems, printTexts, type Column } from "./tables.ts";

const shared = join(process.cwd(), "../shared/reference");
const texts = join(process.cwd(), "bench/reader/texts");
const answers = join(process.cwd(), "bench/reader/answers");

export async function reader(): Promise<void> {
  const named = groupNamed(process.argv);
  const groups = GROUPS.filter(({ folder, open }) => (named === null ? open : folder === named))
    .map(({ name, folder }) => ({ name, texts: textsOf(join(texts, folder)) }))
    .filter((group) => group.texts.length > 0);
  if (process.argv.includes("--rules")) return printRules(groups.flatMap(({ texts }) => texts.map(({ text }) => text)));
  const columns: Column[] = [];
  for (const reader of [byRules, ...storedModels(answers), secondHand])
    for (const group of groups) {
      const read: Column["read"] = [];
      for (const text of group.texts) {
        const answer = await reader.read(text);
        if (answer !== null) read.push({ text, answer });
      }
      if (read.length > 0) columns.push({ name: `${reader.name}, ${group.name}`, read });
    }
  printItems(columns);
  printDetails(columns);
  printDrafts(columns);
  printTexts(columns);
  if (named !== null) return;
  if (existsSync(shared)) printEventTypes(join(shared, "events/develop.json"));
  else console.log("../shared is not here: without the event records\n");
  speed(
    groups.flatMap((group) => group.texts.map(({ text }: Text) => text)),
    join(shared, "article.txt"),
  );
}

/** @returns the folder after `--group`, or null */
function groupNamed(args: readonly string[]): string | null {
  const at = args.indexOf("--group");
  if (at < 0) return null;
  const known = GROUPS.map(({ folder }) => folder);
  const named = args[at + 1];
  if (!known.includes(named)) throw new Error(`--group takes ${known.join(", ")}, not ${named ?? "nothing"}`);
  return named;
}
