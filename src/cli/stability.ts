/**
 * `entente stability FILE`: which outcomes hold. FILE is a graph model (docs/use/stability.md) in YAML or JSON, a saved file of GMCR+,
 * or a case. JSON: of a model `PlainStability`; of a case what a result has in `lenses.stability`, with `run`.
 */
import { basename } from "node:path";
import { EntenteError } from "../errors.ts";
import type { PlainState, PlainStability, Result } from "../result/index.ts";
import { solvePlain } from "../lenses/stability/plain.ts";
import { readModelFile } from "../lenses/stability/model-file.ts";
import { CONCEPTS } from "../lenses/stability/index.ts";
import { run } from "../runners/node/index.ts";
import { fileText, isFolder } from "../files/named-file.ts";
import { put } from "../files/put.ts";
import type { Given } from "./arguments.ts";
import { readSettings } from "./settings.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { bold, columns, dim, print, printJson, wrap } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";
import { percent, wilsonEdges } from "../wording/format.ts";
import { inShort } from "../wording/paths.ts";
import { basis, CONCEPTS_SAID, leaving, shareOf, standingSentence, turnedBy } from "../wording/stability.ts";

const MAX_FILE_BYTES = 16 * 2 ** 20;
const MAX_ROWS = 40;

export async function stability(given: Given, signal: AbortSignal): Promise<number> {
  const path = given.positionals[0];
  const out = given.flags["output"];
  const text = isFolder(path) ? null : fileText(path, `'${path}'`, MAX_FILE_BYTES);
  if (text === null || /^entente:/m.test(text)) return ofCase(given, signal, typeof out === "string" ? out : null);
  for (const flag of ["draws", "seed", "scenario", "workers", "limit"])
    if (given.flags[flag] !== undefined)
      throw new EntenteError("wrong-usage", `--${flag} is for a case; '${path}' is a plain graph model`);
  for (const flag of ["set", "pin"])
    if (given.list[flag])
      throw new EntenteError("wrong-usage", `--${flag} is for a case; '${path}' is a plain graph model`);
  const read = readModelFile(text, basename(path));
  if ("problems" in read)
    throw new EntenteError(
      "wrong-input",
      `'${path}' cannot be read as a graph model:\n${read.problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
  const found = solvePlain(read.model);
  if (typeof out === "string") {
    const { modelPaths } = await import("../pictures/paths.ts");
    await picture(out, (paper) => modelPaths(found, paper));
  }
  if (given.flags["json"]) return printJson(found);
  return print(`${ofModel(found)}${typeof out === "string" ? `\n\npicture  ${out}` : ""}`);
}

async function picture(file: string, draw: (paper: { document: object }) => string): Promise<void> {
  if (!file.endsWith(".svg"))
    throw new EntenteError("wrong-usage", `-o names an SVG file, for example -o states.svg, not '${file}'`);
  const { parseHTML } = await import("linkedom");
  const svg = draw({ document: parseHTML("<!doctype html><html><body></body></html>").document });
  put(file, svg);
}

async function ofCase(given: Given, signal: AbortSignal, out: string | null): Promise<number> {
  const { case: c, settings, workers } = readSettings(loadValidCase(given.positionals[0]).case, given);
  const result = await withProgress((tell) =>
    run(
      c,
      { ...settings, paths: 0, thresholds: false },
      { ...(workers === undefined ? {} : { workers }), lenses: ["stability"], signal, progress: tell },
    ),
  );
  const found = result.lenses.stability;
  if (!found)
    throw new EntenteError(
      "wrong-input",
      result.messages.find(({ code }) => code === "stability-left-out")?.message ??
        "the case has nothing that could move",
    );
  if (out !== null) {
    const { stablePaths } = await import("../pictures/paths.ts");
    await picture(out, (paper) => stablePaths(result, paper));
  }
  if (given.flags["json"]) return printJson({ run: result.run, ...found });
  return print(`${table(result)}${out === null ? "" : `\n\npicture  ${out}`}`);
}

function table(result: Result): string {
  const lens = result.lenses.stability!;
  const edges = wilsonEdges(lens.worlds);
  const rows = lens.packages.map((p) => [
    `${inShort(p.changes)}${p.no_way_out ? " (no way out)" : ""}`,
    ...CONCEPTS.map((concept) => percent(p.stable[concept].share, edges)),
    p.standing ? "stands" : shareOf(p.reached, lens.worlds),
    shareOf(p.held.seq, lens.worlds),
  ]);
  const standing = lens.packages[0];
  return [
    bold(`Which outcomes hold: ${result.case.title}`),
    wrap(standingSentence(result)),
    dim(wrap(basis(result))),
    "",
    columns(
      [["stable for everybody:", "Nash", "SEQ", "SMR", "GMR", "reached", "reached and SEQ"], ...rows],
      [1, 2, 3, 4, 5, 6],
    ),
    "",
    bold("Why the status quo does not hold everywhere"),
    ...leaving(result, standing).map(({ sentence, parts }) =>
      wrap(`${sentence} ${parts.length === 0 ? "" : `It hangs on ${parts.map(({ text }) => text).join("; ")}.`}`, "  "),
    ),
    wrap(turnedBy(result, standing), "  "),
    "",
    ...Object.entries(lens.questions).map(([id, found]) =>
      wrap(
        `${id}: a yes is reached by improvements in ${shareOf(found.reached, lens.worlds)} of worlds, and holds (SEQ) in ${shareOf(found.held.seq, lens.worlds)}.`,
      ),
    ),
    "",
    dim(wrap(CONCEPTS_SAID)),
  ].join("\n");
}

const LETTERS = { nash: "N", seq: "Q", smr: "M", gmr: "G" } as const;
const letters = (stable: PlainState["stable"]): string =>
  CONCEPTS.map((concept) => (stable[concept] ? LETTERS[concept] : "\u00b7")).join("");

function ofModel(found: PlainStability): string {
  const { states, dms, equilibria } = found;
  const large = states.length > MAX_ROWS;
  const shown = large
    ? states.filter((state) => state.stable.gmr || state.id === found.standing).slice(0, MAX_ROWS)
    : states;
  const named = (list: string[]): string =>
    list.length === 0
      ? "none"
      : list.length > 20
        ? `${list.slice(0, 20).join(", ")} and ${list.length - 20} more`
        : list.join(", ");
  const rows = shown.map((state) => [
    state.id,
    ...(found.options.length > 0 ? [state.options ?? ""] : []),
    letters(state.stable),
    ...dms.map((dm) => `${letters(state.each[dm].stable)} ${state.each[dm].rank}`),
    [
      state.no_way_out ? "no way out" : "",
      state.id === found.standing ? "standing" : state.reached ? "reached" : "",
      state.is ?? "",
    ]
      .filter((part) => part !== "")
      .join("; "),
  ]);
  return [
    bold(found.title),
    ...(found.source ? [dim(wrap(found.source))] : []),
    ...(found.note ? [wrap(found.note)] : []),
    "",
    wrap(
      `Holds for everybody: Nash ${named(equilibria.nash)}; SEQ ${named(equilibria.seq)}; SMR ${named(equilibria.smr)}; GMR ${named(equilibria.gmr)}.`,
    ),
    "",
    columns(
      [["state", ...(found.options.length > 0 ? [found.options.join(" ")] : []), "all", ...dms, ""], ...rows],
      [],
      "",
    ),
    ...(shown.length < states.length
      ? [`${states.length - shown.length} more states hold for nobody together or are not shown; --json lists all.`]
      : []),
    "",
    ...why(shown, dms).map((text) => wrap(text)),
    "",
    dim(
      wrap(
        "N Nash: no improvement. Q SEQ: every improvement is answered by improvements that leave the mover no better off. M SMR: answered by any moves from which it cannot escape. G GMR: answered by any moves. A number is the decision maker's rank of the state, 1 the worst. Stability says what would hold, not when or how it comes about.",
      ),
    ),
  ].join("\n");
}

/** Reasons why states hold that are not Nash, and coalitions that would leave those that hold. */
function why(states: readonly PlainState[], dms: readonly string[]): string[] {
  return states
    .filter((state) => state.stable.gmr)
    .slice(0, 20)
    .flatMap((state) => {
      const held = dms.flatMap((dm) => {
        const one = state.each[dm].would;
        if (!one?.answer) return [];
        const { by, to, ends, credible } = one.answer;
        return [
          `${state.id}: ${dm} would move to ${one.to}; ${by} answers with ${to}${ends === to ? "" : `, which leads to ${ends}`}${credible ? "" : " (against its own interest)"}.`,
        ];
      });
      const leave = state.coalitions.map(
        ({ members, to, stable }) =>
          `${state.id}: ${members.join(" and ")} together would move to ${to}${
            stable.gmr
              ? `, if nobody answered (${CONCEPTS.filter((concept) => stable[concept])
                  .map((concept) => concept.toUpperCase())
                  .join(", ")} hold them)`
              : ", and nothing deters them"
          }.`,
      );
      return [...held, ...leave];
    });
}
