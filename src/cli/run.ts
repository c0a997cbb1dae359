/** `entente run`: from a case to its odds; writes report.html and result.json. */
import { join } from "node:path";
import { EntenteError } from "../errors.ts";
import { changesSince } from "../analyses/index.ts";
import { makeWritableFolder, putAll, shownPath } from "../files/put.ts";
import { run as play } from "../runners/node/index.ts";
import { blendedFinding, earlierOf, readBlend } from "../ledger/index.ts";
import type { SuiteBlend } from "../ledger/suite/shape.ts";
import { READ_PROBLEMS, textOf as textOfFile } from "../files/case-folder.ts";
import { roundText, withAnalysts } from "./analysts.ts";
import type { Given } from "./arguments.ts";
import { fileRun, filedText, ledgerBefore, ledgerHere } from "./ledger/filed.ts";
import { textOf } from "./ledger/options.ts";
import { liveOf } from "./live.ts";
import { withPlay } from "./play.ts";
import { lensesOf, readSettings } from "./settings.ts";
import { readEarlier } from "./since.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { summary } from "./summary.ts";
import { complain, print, printJson } from "./terminal.ts";
import { endAtOnce } from "./signals.ts";
import { withProgress } from "./with-progress.ts";

export async function run(given: Given, signal: AbortSignal): Promise<number> {
  const formats = formatsOf(given.flags["format"]);
  const { case: declared, folder } = loadValidCase(given.positionals[0]);
  const { case: c, settings, workers } = readSettings(withAnalysts(given, declared, folder), given);
  if (c.pool || c.analyst) refuseBeside(given);
  const lenses = lensesOf(given);
  const out =
    typeof given.flags["output"] === "string"
      ? given.flags["output"]
      : given.flags["json"]
        ? null
        : join(folder, "out");
  const earlier = typeof given.flags["since"] === "string" ? await readEarlier(given.flags["since"]) : null;
  const blend = textOf(given, "blend") === null ? null : blendOf(textOf(given, "blend")!);
  const within = typeof given.flags["output"] === "string" ? null : folder;
  if (out !== null) makeWritableFolder(out, ["result.json", ...FORMATS.map((format) => `report.${format}`)], within);
  const ledger = textOf(given, "ledger") === null ? null : ledgerBefore(given, c);
  const rounds = c.pool ? roundText(ledger ?? ledgerHere(given), c) : "";
  let result = await withProgress((tell, first) =>
    play(c, settings, {
      ...(workers === undefined ? {} : { workers }),
      ...(lenses === undefined ? {} : { lenses }),
      signal,
      first,
      progress: (at) => {
        if (at.phase === "findings") endAtOnce();
        tell(at);
      },
    }),
  );
  if (blend !== null) result = { ...result, blended: blendedFinding(result, blend) };
  if (earlier !== null)
    result = {
      ...result,
      since: await withPlay(workers, signal, (playWorlds) => changesSince(c, settings, result, earlier, playWorlds)),
    };
  if (ledger !== null) {
    const earlier = earlierOf(ledger, c.id);
    if (earlier !== null) result = { ...result, earlier };
  }
  if (out !== null) {
    const { csvFiles, markdown, report } = await import("../report/index.ts");
    const files: { [name: string]: string } = { "result.json": `${JSON.stringify(result, null, 1)}\n` };
    if (formats.includes("html"))
      files["report.html"] = report(result, given.flags["live"] ? liveOf(given.positionals[0], result) : null);
    if (formats.includes("md")) files["report.md"] = markdown(result);
    if (formats.includes("csv")) for (const [name, text] of csvFiles(result)) files[`tables/${name}`] = text;
    putAll(
      Object.entries(files).map(([name, text]) => [join(out, name), text]),
      within,
    );
  }
  const filed = ledger === null ? null : filedText(given, await fileRun(given, signal, result));
  if (given.flags["json"]) {
    if (filed !== null) complain(filed);
    if (rounds !== "") complain(`rounds: ${rounds}`);
    return printJson(result);
  }
  const written = [
    ...formats.map(
      (format) => (format === "csv" ? ["tables", "tables"] : ["report", `report.${format}`]) as [string, string],
    ),
    ["result", "result.json"] as [string, string],
  ];
  return print(
    `${summary(result)}\n\n${written.map(([what, file]) => `${what}  ${shownPath(join(out!, file))}`).join("\n")}${filed === null ? "" : `\nfiled  ${filed}`}${rounds === "" ? "" : `\nrounds  ${rounds}`}`,
  );
}

const FORMATS = ["html", "md", "csv"] as const;

/** What compares or carries the numbers of the case itself. @throws EntenteError `wrong-usage` */
function refuseBeside(given: Given): void {
  for (const flag of ["since", "live"])
    if (given.flags[flag] !== undefined)
      throw new EntenteError("wrong-usage", `--${flag} takes the case's own numbers: leave --as and --analysts out`);
}

/** The formats of the report, in the order of `FORMATS`. */
function formatsOf(text: string | true | undefined): (typeof FORMATS)[number][] {
  const asked = typeof text === "string" ? text.split(",").map((word) => word.trim()) : ["html"];
  const unknown = asked.find((word) => !FORMATS.some((format) => format === word));
  if (unknown !== undefined)
    throw new EntenteError(
      "wrong-usage",
      `--format takes ${FORMATS.join(", ")} or several of them joined by commas, not '${unknown}'`,
    );
  return FORMATS.filter((format) => asked.includes(format));
}

/** The blend of a file. @throws EntenteError `wrong-input` where there is none */
function blendOf(path: string): SuiteBlend {
  const file = textOfFile(path);
  const read = "problem" in file ? { problem: READ_PROBLEMS[file.problem] } : readBlend(file.text);
  if ("problem" in read) throw new EntenteError("wrong-input", `--blend ${path}: ${read.problem}`);
  return read.blend;
}
