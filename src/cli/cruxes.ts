/** `entente compare CASE A B --cruxes`: on which sentence two views of a case should be talked over. */
import { existsSync } from "node:fs";
import { EntenteError } from "../errors.ts";
import {
  GROUPINGS,
  cruxesOf,
  settingsOf,
  type Cruxes,
  type CruxShare,
  type Grouping,
  type Variant,
} from "../analyses/index.ts";
import { analystIds } from "../files/analysts.ts";
import { asAnalyst, nearest, suggestion, type Case } from "../language/index.ts";
import { cruxName, cruxText, talkAbout } from "../wording/cruxes.ts";
import { date, number, percent } from "../wording/format.ts";
import { namesOf } from "../wording/names.ts";
import { inWords, type Names } from "../wording/paths.ts";
import { analystFile } from "./analysts.ts";
import type { Given } from "./arguments.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { withPlay } from "./play.ts";
import { readOptions, readWorkers, refusal } from "./settings.ts";
import { bold, complain, dim, print, printJson, wrap } from "./terminal.ts";

export interface NamedSide {
  case: Case;
  variant: Variant;
}

/** A and B as typed. @throws EntenteError `wrong-usage`, `wrong-input` */
export function namedSides(given: Given, c: Case, folder: string): [NamedSide, NamedSide] {
  const [, ...names] = given.positionals;
  if (names.length !== 2) throw new EntenteError("wrong-usage", "compare takes two sides after the case: A B");
  for (const flag of ["set", "scenario"])
    if ((given.list[flag] ?? []).length > 0)
      throw new EntenteError("wrong-usage", `--${flag} is a side itself: leave it out, or A and B`);
  const [a, b] = names.map((name): NamedSide => {
    const variant = { scenario: null, set: {}, of: name };
    if (name === "case") return { case: c, variant: { scenario: null, set: {} } };
    const known = analystIds(folder);
    if (known.includes(name)) return { case: asAnalyst(c, analystFile(folder, c, known, name).analyst!), variant };
    if (existsSync(name)) return { case: loadValidCase(name).case, variant };
    throw new EntenteError(
      "wrong-input",
      `'${name}' is neither an analyst of the case nor another case${suggestion(nearest(name, ["case", ...known])) || (known.length > 0 ? `; it has ${known.join(", ")}` : "")}`,
    );
  });
  return [a, b];
}

/** @param sides as named; null where B is one `--set` against the case */
export async function cruxes(
  given: Given,
  signal: AbortSignal,
  c: Case,
  sides: [NamedSide, NamedSide] | null,
): Promise<number> {
  const by = given.flags["by"] ?? "because";
  if (!GROUPINGS.some((one) => one === by))
    throw new EntenteError("wrong-usage", `--by takes ${GROUPINGS.join(", ")}, not '${by}'`);
  const ids = c.questions.map(({ id }) => id);
  const questions = given.list["question"] ?? [];
  for (const id of questions)
    if (!ids.includes(id))
      throw new EntenteError(
        "wrong-input",
        `--question: unknown question '${id}'${suggestion(nearest(id, ids)) || `; the case has ${ids.join(", ")}`}`,
      );
  const budget = given.flags["budget"] === undefined ? 600 : Number(given.flags["budget"]);
  if (!(budget > 0))
    throw new EntenteError("wrong-usage", `--budget takes seconds above 0, not '${given.flags["budget"]}'`);
  const typed = readOptions({ ...given, list: { ...given.list, set: [], scenario: [] } });
  const checked = settingsOf(c, { draws: 400, ...typed });
  if ("problem" in checked) throw refusal(checked, given);
  const pair = sides ? ([sides[0].case, sides[1].case] as const) : ([c, setSide(given, c)] as const);
  const started = performance.now();
  const found = await withPlay(readWorkers(given), signal, (play) =>
    cruxesOf(c, pair, checked.settings, play, {
      by: by as Grouping,
      budget,
      exact: given.flags["exact"] === true,
      questions: questions.length === 0 ? null : questions,
      seconds: () => (performance.now() - started) / 1000,
      planned: ({ method, players, seconds }) =>
        complain(
          `${players} difference${players === 1 ? "" : "s"}, ${method === "exact" ? `all ${number(2 ** players)} mixtures` : "sampled by permutations"}: about ${number(Math.max(1, Math.round(seconds)))} s.`,
        ),
    }),
  );
  if (given.flags["json"]) return printJson({ entente: 1, cruxes: found });
  const names = sides
    ? sides.map(({ variant }) => variant.of ?? "the case as it is")
    : ["the case as it is", given.list["set"]![0]];
  return print(told(c, names, found));
}

/** The case with the numbers of one `--set`. @throws EntenteError `wrong-usage`, `wrong-input` */
function setSide(given: Given, c: Case): Case {
  const [text, ...more] = given.list["set"] ?? [];
  if (text === undefined || more.length > 0 || (given.list["scenario"] ?? []).length > 0)
    throw new EntenteError(
      "wrong-usage",
      "--cruxes takes two sides A B, or one --set 'PATH=QUANTITY; ...' against the case",
    );
  const set = Object.fromEntries(
    text
      .split(";")
      .filter((part) => part.trim() !== "")
      .map((part) => {
        const at = part.indexOf("=");
        if (at < 1)
          throw new EntenteError("wrong-usage", `--set takes PATH=QUANTITY, several joined by ';', not '${text}'`);
        return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      }),
  );
  const done = settingsOf(c, { set });
  if ("problem" in done) throw refusal(done, given);
  return done.case;
}

function told(c: Case, [a, b]: readonly string[], found: Cruxes): string {
  const how =
    found.method === "exact"
      ? `all ${number(2 ** found.players.length)} mixtures of ${number(found.players.length)} difference${found.players.length === 1 ? "" : "s"}`
      : `${number(found.pairs)} pairs of permutations of ${number(found.players.length)} differences`;
  const called = namesOf(c);
  return [
    bold(`${c.title}, as of ${date(c.asOfText)}`),
    wrap(`A: ${a}`),
    wrap(`B: ${b}`),
    wrap(`${how}, each over the same ${number(found.worlds)} worlds tried.`),
    "",
    ...Object.entries(found.questions).flatMap(([id, question]) => [
      wrap(bold(question.ask)),
      wrap(
        `A ${percent(question.a)} \u00b1 ${number(100 * question.a_se, 1)}   B ${percent(question.b)} \u00b1 ${number(100 * question.b_se, 1)}   ${bold(`${withError(question.gap, question.se)} points`)} ${dim(`[${id}]`)}`,
        "  ",
      ),
      ...question.shares
        .filter(({ below_noise: noise }) => !noise)
        .flatMap((share) => shareLines(found, called, share)),
      ...belowNoise(called, question.shares),
      wrap(bold(talkAbout(called, question.shares)), "  "),
      "",
    ]),
    ...(found.sentences.length === 0
      ? []
      : [
          wrap(
            `The same numbers for other reasons: ${found.sentences.map(({ path }) => inWords(called, path)).join("; ")}.`,
          ),
          "",
        ]),
    wrap(
      dim(
        "A share is the mean effect of changing one difference from A to B over all orders of changing them; the shares add up to the gap. First in and last in are its effects before and after all others.",
      ),
    ),
  ].join("\n");
}

const withError = (x: number, se: number): string =>
  `${x > 0 ? "+" : ""}${number(100 * x, 1)} \u00b1 ${number(100 * se, 1)}`;

function shareLines(found: Cruxes, names: Names, { player, share, se, ...effects }: CruxShare): string[] {
  const one = found.players.find(({ id }) => id === player)!;
  const { first, first_se, last, last_se } = effects;
  return [
    wrap(
      `${withError(share, se)}  ${bold(cruxName(names, player))} ${dim(`first in ${withError(first, first_se)}, last in ${withError(last, last_se)}`)}`,
      "  ",
    ),
    ...one.paths.map((path) => wrap(`${path}: ${one.a[path]} | ${one.b[path]}`, "      ")),
    ...cruxText(one).map((line) => wrap(line, "      ")),
  ];
}

function belowNoise(names: Names, shares: readonly CruxShare[]): string[] {
  const few = shares
    .filter(({ below_noise: noise }) => noise)
    .map(({ player, share, se }) => `${cruxName(names, player)} (${withError(share, se)})`);
  return few.length === 0 ? [] : [wrap(dim(`within the error of counting: ${few.join("; ")}`), "  ")];
}
