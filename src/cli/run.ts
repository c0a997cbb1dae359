/** `entente run`: the whole way from a case to its odds; writes report.html and result.json. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { changesSince } from "../analyses/index.ts";
import { run as play } from "../runners/node/index.ts";
import type { Given } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { liveOf } from "./live.ts";
import { playOn } from "./play.ts";
import { lensesOf, readSettings } from "./settings.ts";
import { readEarlier } from "./since.ts";
import { soundCase } from "./load-valid-case.ts";
import { summary } from "./summary.ts";
import { print, printJson } from "./terminal.ts";
import { underWay } from "./with-progress.ts";

export async function run(given: Given, signal: AbortSignal): Promise<number> {
  const formats = formatsOf(given.flags["format"]);
  const { case: declared, folder } = soundCase(given.positionals[0]);
  const { case: c, settings, workers } = readSettings(declared, given);
  const lenses = lensesOf(given);
  const out =
    typeof given.flags["output"] === "string"
      ? given.flags["output"]
      : given.flags["json"]
        ? null
        : join(folder, "out");
  const earlier = typeof given.flags["since"] === "string" ? readEarlier(given.flags["since"]) : null;
  if (out !== null) writable(out);
  let result = await underWay((tell) =>
    play(c, settings, {
      ...(workers === undefined ? {} : { workers }),
      ...(lenses === undefined ? {} : { lenses }),
      signal,
      progress: tell,
    }),
  );
  if (earlier !== null)
    result = { ...result, since: await changesSince(c, settings, result, earlier, playOn(workers, signal)) };
  if (out !== null) {
    const { csvFiles, markdown, report } = await import("../report/index.ts");
    write(out, [
      ["result.json", `${JSON.stringify(result, null, 1)}\n`],
      ...(formats.includes("html")
        ? [["report.html", report(result, given.flags["live"] ? liveOf(given.positionals[0], result) : null)] as const]
        : []),
      ...(formats.includes("md") ? [["report.md", markdown(result)] as const] : []),
      ...(formats.includes("csv") ? csvFiles(result).map(([name, text]) => [`tables/${name}`, text] as const) : []),
    ]);
  }
  if (given.flags["json"]) return printJson(result);
  const written = [
    ...formats.map(
      (format) => (format === "csv" ? ["tables", "tables"] : ["report", `report.${format}`]) as [string, string],
    ),
    ["result", "result.json"] as [string, string],
  ];
  const shown = (file: string): string => {
    const near = relative(process.cwd(), join(out!, file));
    return near.startsWith("..") ? join(out!, file) : near;
  };
  return print(`${summary(result)}\n\n${written.map(([what, file]) => `${what}  ${shown(file)}`).join("\n")}`);
}

const FORMATS = ["html", "md", "csv"] as const;

/** The forms in which the report is written, in the order of `FORMATS`. */
function formatsOf(text: string | true | undefined): (typeof FORMATS)[number][] {
  const asked = typeof text === "string" ? text.split(",").map((word) => word.trim()) : ["html"];
  const unknown = asked.find((word) => !FORMATS.some((format) => format === word));
  if (unknown !== undefined)
    throw new Failure(2, `--format takes ${FORMATS.join(", ")} or several of them joined by commas, not '${unknown}'`);
  return FORMATS.filter((format) => asked.includes(format));
}

/** Sees to the folder before the work begins, not after it. */
function writable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.entente-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Failure(
      1,
      `'${folder}' cannot be written to (${(error as NodeJS.ErrnoException).code ?? "unknown reason"}); name another folder with -o DIR`,
    );
  }
}

/** Each file whole or not at all. */
function write(folder: string, files: readonly (readonly [string, string])[]): void {
  const temporary = files.map(([name]) => join(folder, `.${name.replaceAll("/", "-")}.${process.pid}`));
  try {
    for (const [name] of files) mkdirSync(dirname(join(folder, name)), { recursive: true });
    files.forEach(([, text], at) => writeFileSync(temporary[at], text));
    files.forEach(([name], at) => renameSync(temporary[at], join(folder, name)));
  } catch (error) {
    for (const file of temporary) rmSync(file, { force: true });
    throw new Failure(1, `'${folder}' cannot be written to: ${(error as Error).message}`);
  }
}
