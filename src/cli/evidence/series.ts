/** `entente evidence series`: loaded rows into the series of a case. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { DEFAULT_DATABASE, open } from "../../evidence/open.ts";
import { MADE_BY, monthly, seriesFile } from "../../evidence/series.ts";
import { READ_PROBLEMS, besideOf, caseAt, textOf } from "../../files/case-folder.ts";
import { format, recipes } from "../../language/index.ts";
import { put, shownPath } from "../../files/put.ts";
import type { Given } from "../arguments.ts";
import { noCase } from "../read-case.ts";
import { print, printJson } from "../terminal.ts";

/** `evidence series CASE`: makes the series files that evidence.yaml names. */
export async function writeSeries(given: Given): Promise<number> {
  const path = given.positionals[0];
  const at = caseAt(path);
  if ("why" in at) throw noCase(path, at.why);
  const text = textOf(at.file);
  if ("problem" in text) throw new EntenteError("wrong-input", `${basename(at.file)}: ${READ_PROBLEMS[text.problem]}`);
  if (!existsSync(join(at.folder, "evidence.yaml")))
    throw new EntenteError(
      "wrong-input",
      `there is no evidence.yaml in '${shownPath(at.folder)}': it says how rows become a series (docs/use/evidence.md)`,
    );
  const found = recipes({ id: basename(at.folder), file: basename(at.file), text: text.text }, (name) =>
    besideOf(at.folder, name),
  );
  if (!found.recipes)
    throw new EntenteError(
      "wrong-input",
      `the evidence of this case cannot be read:\n${found.messages
        .filter((m) => m.severity === "error")
        .map(format)
        .join("\n")}`,
    );
  const { series, asOf } = found.recipes;
  if (series.length === 0)
    throw new EntenteError(
      "wrong-input",
      "evidence.yaml has no series that is made from loaded rows (events or series)",
    );
  const own = join(at.folder, DEFAULT_DATABASE);
  const store = await open(String(given.flags["db"] ?? (existsSync(own) ? own : DEFAULT_DATABASE)), { make: false });
  try {
    const made = [];
    for (const { id, recipe, file } of series) {
      const months = await monthly(store, id, recipe, asOf);
      made.push({ id, file, ...months });
      if (given.flags["json"] || file === null) continue;
      const to = join(at.folder, file);
      if (existsSync(to) && !readFileSync(to, "utf8").startsWith(`# ${MADE_BY}`) && !given.flags["force"])
        throw new EntenteError(
          "wrong-input",
          `'${shownPath(to)}' was not made by this command; --force writes over it`,
        );
      put(to, seriesFile(`${id} of ${basename(at.folder)} as of ${asOf}`, months), at.folder);
    }
    if (given.flags["json"]) return printJson(made);
    return print(
      made
        .map(
          ({ id, file, months, query, doubts }) =>
            `${id}: ${months.filter(({ value }) => value !== null).length} months, ${months[0].month} to ${months.at(-1)!.month}${file === null ? "; say `file:` in evidence.yaml to write it" : `, written to ${shownPath(join(at.folder, file))}`}${doubts.map((doubt) => `\n  ${doubt}`).join("")}\n  ${query}`,
        )
        .join("\n"),
    );
  } finally {
    store.close();
  }
}
