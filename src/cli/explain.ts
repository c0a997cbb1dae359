/** `entente explain`: why, in words, with quotes: a package, a question or a number. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defaults, explainPackage, issueLeaves, monthName, type Result } from "../engine/index.ts";
import {
  median,
  nearest,
  suggestion,
  type Case,
  type Citation,
  type Parameter,
  type Predicate,
} from "../language/index.ts";
import type { Given } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { priced } from "./compile-case.ts";
import { soundCase } from "./load-valid-case.ts";
import { bold, columns, dim, print, wrap } from "./terminal.ts";
import { boxSentence, decisiveSentences, tippingSentences, whyNotSentence } from "../wording/findings.ts";
import { date, figures, percent, points, wilsonEdges } from "../wording/format.ts";
import { basis, beside, CONCEPTS_SAID, leaving, shareOf, standingSentence, turnedBy } from "../wording/stability.ts";

export async function explain(given: Given): Promise<number> {
  const asked = (["package", "question", "number"] as const).filter((flag) => given.flags[flag] !== undefined);
  if (asked.length !== 1)
    throw new Failure(2, "explain takes one of --package K=OPTION,..., --question ID or --number PATH");
  const { case: c, folder } = soundCase(given.positionals[0]);
  const [kind] = asked as [(typeof asked)[number]];
  const text = given.flags[kind] as string;
  const lines =
    kind === "package"
      ? ofPackage(c, text, earlier(c, folder))
      : kind === "question"
        ? ofQuestion(c, text, earlier(c, folder))
        : ofNumber(c, text, earlier(c, folder));
  return print(lines.join("\n"));
}

/** What a run found, where its result is of the case as it stands. */
function earlier(c: Case, folder: string): Result | null {
  const file = join(folder, "out/result.json");
  if (!existsSync(file)) return null;
  try {
    const result = JSON.parse(readFileSync(file, "utf8")) as Result;
    return result.entente === 1 && result.case.hash === c.hash ? result : null;
  } catch {
    return null;
  }
}

/** Quotes and judgements, each once; `most` at most. */
function grounds(citations: readonly Citation[], indent: string, most = 6): string[] {
  const lines = [
    ...new Set(
      citations.map(({ kind, source, quote }) =>
        kind === "judged" ? `judged: ${quote}` : `"${quote}" (${source}${kind === "unchecked" ? ", unchecked" : ""})`,
      ),
    ),
  ];
  return [
    ...lines.slice(0, most).map((line) => dim(wrap(line, indent))),
    ...(lines.length > most ? [dim(`${indent}and ${lines.length - most} more`)] : []),
  ];
}

const citationsAt = (c: Case, path: string): Citation[] => c.citations.filter((citation) => citation.path === path);

function ofPackage(c: Case, text: string, result: Result | null): string[] {
  const options = Uint8Array.from(c.standing);
  for (const part of text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "")) {
    const [id = "", option = ""] = part.split("=").map((word) => word.trim());
    const k = c.issues.findIndex((issue) => issue.id === id);
    if (k < 0)
      throw new Failure(
        1,
        `--package: unknown issue '${id}'${
          suggestion(
            nearest(
              id,
              c.issues.map((issue) => issue.id),
            ),
          ) || `; the case has ${c.issues.map((issue) => issue.id).join(", ")}`
        }`,
      );
    const own = c.issues[k].options.map((o) => o.id);
    if (!own.includes(option))
      throw new Failure(
        1,
        `--package: unknown option '${option}' of ${id}${suggestion(nearest(option, own)) || `; it has ${own.join(", ")}`}`,
      );
    options[k] = own.indexOf(option);
  }
  const changed = c.issues.flatMap((issue, k) =>
    options[k] === c.standing[k] ? [] : [{ issue, k, option: issue.options[options[k]] }],
  );
  if (changed.length === 0)
    return ["This is the standing: nothing changes, and nobody gains or loses.", ...holding(c, options, result)];
  const holds = (predicate: Predicate | null): boolean =>
    predicate !== null && predicate.every((p) => p.options.includes(options[p.issue]));
  const head = [
    bold("What changes"),
    ...changed.map(({ issue, option }) => wrap(`${issue.name}: ${option.text}`, "  ")),
    "",
  ];
  const gains = explainPackage(priced(c, defaults), options);
  if (!gains) {
    const broken = c.constraints.filter((one) => (one.never ? holds(one.never) : holds(one.if) && !holds(one.then)));
    return [
      ...head,
      bold("It is not feasible"),
      ...broken.flatMap(({ id }) => [
        `  the constraint '${id}' forbids it`,
        ...grounds(citationsAt(c, `constraints.${id}`), "    "),
      ]),
    ];
  }
  const who = Object.entries(gains);
  const refuse = who.filter(([, g]) => g.gain < 0).map(([id]) => nameOf(c, id));
  const verdict =
    who.length === 0
      ? "Nobody's consent is asked: nothing moves these issues together."
      : refuse.length === 0
        ? "At the medians everybody whose consent it takes would accept it, taken straight from the standing."
        : `At the medians ${refuse.join(" and ")} would not accept it, taken straight from the standing.`;
  return [
    ...head,
    wrap(verdict),
    dim(wrap("Every number at its median, drivers as today, nothing left out; points are each actor's own.")),
    "",
    ...who.flatMap(([id, g]) => {
      const actor = c.actors.find((a) => a.id === id)!;
      const parts = [
        ...Object.entries(g.stakes).map(([issue, value]) => ({
          value,
          what: `stake in ${c.issues.find((k) => k.id === issue)!.name}`,
          path: `actors.${id}.stakes.${issue}`,
        })),
        ...Object.entries(g.needs).map(([need, value]) => ({
          value,
          what: `need: ${actor.needs.find((n) => n.id === need)!.name}`,
          path: `actors.${id}.needs.${need}`,
        })),
        { value: g.friction, what: "cost of signing", path: `actors.${id}` },
      ]
        .filter(({ value }) => Math.abs(value) >= 0.05)
        .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
      return [
        bold(`${actor.name}: ${points(g.gain)} points${g.ratifies ? " (must ratify)" : ""}`),
        ...parts.flatMap(({ value, what, path }) => [
          `  ${points(value).padStart(6)}  ${what}`,
          ...grounds(citationsAt(c, path), "          ", 3),
        ]),
        "",
      ];
    }),
    ...ranOf(c, options, result),
    ...holding(c, options, result),
  ];
}

/** What the stability lens of the last run found of a package: who would leave it, who answers, and what it hangs on. */
function holding(c: Case, options: Uint8Array, result: Result | null): string[] {
  const lens = result?.lenses.stability;
  if (!result || !lens)
    return ["", dim("No run of this case as it stands is at hand to say whether it holds; `entente run` makes one.")];
  const found = lens.packages.find((p) =>
    c.issues.every((issue, k) => p.options[issue.id] === issue.options[options[k]].id),
  );
  const head = ["", bold("Whether it holds (stability lens of the last run)")];
  if (!found)
    return [
      ...head,
      wrap(
        "It is not among the packages that are reached from the standing by improvements most often, so the run did not look into it.",
        "  ",
      ),
      dim(wrap(basis(result), "  ")),
    ];
  const reached = found.standing
    ? standingSentence(result)
    : `Reached from the standing by improvements in ${shareOf(found.reached, lens.worlds)} of worlds. If it stood, everybody would leave it alone in ${shareOf(found.stable.nash, lens.worlds)} (Nash), in ${shareOf(found.stable.seq, lens.worlds)} where credible answers deter (SEQ).`;
  const leave = leaving(result, found).flatMap(({ sentence, parts }) => [
    wrap(sentence, "  "),
    ...parts.flatMap(({ text, citations }) => [
      wrap(text, "    "),
      ...grounds(
        citations.map((at) => result.citations[at]),
        "      ",
        2,
      ),
    ]),
  ]);
  return [
    ...head,
    wrap(reached, "  "),
    ...leave,
    ...(turnedBy(result, found) === "" ? [] : [wrap(turnedBy(result, found), "  ")]),
    dim(wrap(`${basis(result)} ${CONCEPTS_SAID}`, "  ")),
  ];
}

const nameOf = (c: Case, id: string): string => c.actors.find((a) => a.id === id)?.name ?? id;

/** How often a run found a package acceptable, agreed and left. */
function ranOf(c: Case, options: Uint8Array, result: Result | null): string[] {
  const found = result?.packages.find((one) =>
    c.issues.every((issue, k) => one.options[issue.id] === issue.options[options[k]].id),
  );
  if (!result || !found) return [];
  const edges = wilsonEdges(result.run.kept);
  return [
    bold("What the last run found"),
    wrap(
      `Acceptable to all today in ${percent(found.now.zone, edges)} of worlds, on the frontier in ${percent(found.now.frontier, edges)}. It came to stand in ${percent(found.reached, edges)} of futures${found.when ? `, half of them by ${date(found.when.p50)}` : ""}, and was left again in ${percent(found.left, edges)}.`,
      "  ",
    ),
  ];
}

function ofQuestion(c: Case, id: string, result: Result | null): string[] {
  const question = c.questions.find((q) => q.id === id);
  if (!question)
    throw new Failure(
      1,
      `--question: unknown question '${id}'${
        suggestion(
          nearest(
            id,
            c.questions.map((q) => q.id),
          ),
        ) || `; the case asks ${c.questions.map((q) => q.id).join(", ") || "none"}`
      }`,
    );
  const yes = issueLeaves(question.when).map(({ issue, options }) =>
    wrap(`${c.issues[issue].name}: ${options.map((o) => c.issues[issue].options[o].text).join(", or ")}`, "  "),
  );
  const movers = issueLeaves(question.when).flatMap(({ issue }) => [
    ...c.tables
      .filter((t) => t.issues.includes(issue))
      .map(
        (t) =>
          `${t.name} (${t.parties.map((i) => c.actors[i].name).join(", ")}${t.ratifiedBy.length > 0 ? `; ratified by ${t.ratifiedBy.map((i) => c.actors[i].name).join(", ")}` : ""})`,
      ),
    ...(c.issues[issue].movedBy === null ? [] : [`${c.actors[c.issues[issue].movedBy!].name} alone`]),
  ]);
  const lines = [
    bold(wrap(question.ask)),
    "",
    `Yes ${question.holds ? `if at the end of ${monthName(question.by)}` : `if at any time up to the end of ${monthName(question.by)}`}:`,
    ...yes,
    "Who can bring it about:",
    ...[...new Set(movers)].map((mover) => wrap(mover, "  ")),
    ...grounds(
      question.citations.map((at) => c.citations[at]),
      "  ",
    ),
    "",
  ];
  const found = result?.questions[id];
  if (!result || !found)
    return [...lines, dim("No run of this case as it stands is at hand; `entente run` makes one.")];
  return [
    ...lines,
    bold("What the last run found"),
    wrap(
      `${found.word === null ? "" : `${found.word}, `}${percent(found.p, found.wilson)} (error of counting ${(100 * found.se).toFixed(1)} points)${found.without_record === null ? "; no record" : `; without the record ${percent(found.without_record)}`}`,
      "  ",
    ),
    ...(found.chance_share === null
      ? []
      : [
          wrap(
            `Of the variance of this answer ${percent(found.chance_share)} is chance; the rest is what is not known about the numbers.`,
            "  ",
          ),
        ]),
    ...(beside(result, id, found) === "" ? [] : [wrap(beside(result, id, found), "  ")]),
    ...(found.instead.length === 0
      ? []
      : [
          "  Where the answer was no, what stood instead:",
          ...found.instead.slice(0, 5).map((row) =>
            wrap(
              `${percent(row.share)}  ${Object.entries(row.options)
                .map(
                  ([issue, option]) =>
                    `${result.issues[issue]?.name ?? issue}: ${result.issues[issue]?.options[option] ?? option}`,
                )
                .join("; ")}`,
              "    ",
            ),
          ),
        ]),
    ...told("Why not", [whyNotSentence(result, id)]),
    ...told("Where a driver alone would tip it", tippingSentences(result, id)),
    ...told(
      "What would have to be true",
      (found.boxes ?? []).map((box) => boxSentence(result, id, box)),
    ),
    ...told("Which numbers decide", decisiveSentences(result, id)),
    "",
    dim("The error of counting is not the error of the model."),
  ];
}

/** Sentences under a heading of their own; nothing where there are none. */
function told(heading: string, sentences: readonly string[]): string[] {
  const said = sentences.filter((sentence) => sentence !== "");
  return said.length === 0 ? [] : ["", bold(heading), ...said.map((sentence) => wrap(sentence, "  "))];
}

/** What a run found of a number: the answers that it decides most, and what knowing it would be worth. */
function decidedBy(result: Result, path: string): string[] {
  const found = Object.values(result.questions)
    .flatMap((question) =>
      (question.sensitivity ?? [])
        .filter((one) => one.path === path && !one.below_noise)
        .map((one) => ({ question, one })),
    )
    .sort((a, b) => Math.abs(b.one.high - b.one.low) - Math.abs(a.one.high - a.one.low));
  const asked = Object.values(result.questions).filter(({ sensitivity }) => sensitivity !== undefined).length;
  if (asked === 0) return [];
  if (found.length === 0) return [wrap("In the last run it decides no answer beyond noise.")];
  return [
    "",
    bold("What it decides, in the last run"),
    ...found
      .slice(0, 5)
      .map(({ question, one }) =>
        wrap(
          `${question.ask} ${percent(one.low)} in the fifth of the worlds where it is lowest, ${percent(one.high)} where it is highest; knowing it would lower the expected Brier score by ${figures(one.worth)}.`,
          "  ",
        ),
      ),
  ];
}

function ofNumber(c: Case, path: string, result: Result | null): string[] {
  const at = c.parameters.findIndex((p) => p.path === path);
  if (at < 0)
    throw new Failure(
      1,
      `--number: unknown number '${path}'${
        suggestion(
          nearest(
            path,
            c.parameters.map((p) => p.path),
          ),
        ) || "; `entente check CASE --explain` lists every number"
      }`,
    );
  const p = c.parameters[at];
  if (p.computed)
    return [
      bold(path),
      wrap(
        `Computed in every world: the present value of the market's asset '${p.text}' to this actor, bn USD; ${figures(priced(c, defaults).medians[at])} with every number at its median. It rests on every number under market.`,
      ),
    ];
  const range = `${Number.isFinite(p.min) ? `at least ${p.min}` : ""}${Number.isFinite(p.min) && Number.isFinite(p.max) ? ", " : ""}${Number.isFinite(p.max) ? `at most ${p.max}` : ""}`;
  const from = {
    quoted: "rests on a quote that was found in its text",
    unchecked: "rests on a quote that could not be checked",
    judged: "is judged",
    bare: p.default ? "is the language's default" : "has no source and no judgement: it is bare",
  }[p.cited];
  const found = result?.parameters[path];
  const beliefs = c.actors.flatMap((a) =>
    a.beliefs
      .filter((b) => b.about === at)
      .map(
        (b) =>
          `${a.name} believes it to be ${b.value === null ? `off by ${c.parameters[b.bias!].text}` : c.parameters[b.value].text}.`,
      ),
  );
  const scenarios = c.scenarios.flatMap((s) =>
    s.set
      .filter((one) => one.parameter === at)
      .map((one) => `The scenario '${s.id}' sets it to ${c.parameters[one.quantity].text}.`),
  );
  return [
    bold(path),
    ...columnsOf(p, range, found),
    wrap(`This number ${from}${p.citations.length > 0 ? ":" : "."}`),
    ...grounds(
      p.citations.map((index) => c.citations[index]),
      "  ",
      20,
    ),
    ...[...beliefs, ...scenarios].map((line) => wrap(line)),
    ...(found && found.uncertain && result!.record
      ? [
          wrap(
            `The record since ${date(result!.record.since)} moved it by ${found.shift.toFixed(2)} standard deviations.`,
          ),
        ]
      : []),
    ...(result && p.quantity.kind !== "exact" ? decidedBy(result, path) : []),
  ];
}

function columnsOf(p: Parameter, range: string, found: Result["parameters"][string] | undefined): string[] {
  return columns(
    [
      ["as written", p.text],
      ["median", figures(median(p))],
      ...(range ? [["may be", range]] : []),
      ...(found?.uncertain
        ? [
            ["mean before the record", figures(found.before.mean)],
            ["mean after it", figures(found.after.mean)],
          ]
        : []),
    ],
    [],
    "  ",
  ).split("\n");
}
