/** `entente compare`: two variants of one case on the same worlds, with paired errors. */
import { EntenteError } from "../errors.ts";
import { compareVariants, type ComparedQuestion, type Variant, type VariantComparison } from "../analyses/index.ts";
import type { Case } from "../language/index.ts";
import { date, number, percent } from "../wording/format.ts";
import { cruxes, namedSides } from "./cruxes.ts";
import type { Given } from "./arguments.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { withPlay } from "./play.ts";
import { readOptions, readWorkers, refusal } from "./settings.ts";
import { bold, dim, print, printJson, wrap } from "./terminal.ts";

export async function compare(given: Given, signal: AbortSignal): Promise<number> {
  const { case: c, folder } = loadValidCase(given.positionals[0]);
  const sides = given.positionals.length > 1 ? namedSides(given, c, folder) : null;
  if (given.flags["cruxes"]) return cruxes(given, signal, c, sides);
  const variants = sides ? sides.map(({ variant }) => variant) : variantsOf(given);
  refuseWithoutCruxes(given);
  const options = readOptions({ ...given, list: { ...given.list, set: [] } });
  const [a, b] = variants as [Variant, Variant];
  const cases = sides ? ([sides[0].case, sides[1].case] as const) : ([c, c] as const);
  if (sides) refuseOtherQuestions(cases);
  const compared = await withPlay(readWorkers(given), signal, (play) =>
    compareVariants(c, options, [a, b], play, cases),
  );
  if ("problem" in compared) throw refusal(compared, given);
  return given.flags["json"] ? printJson({ entente: 1, ...compared }) : print(told(c, compared));
}

function refuseWithoutCruxes(given: Given): void {
  for (const flag of ["by", "budget", "exact"])
    if (given.flags[flag] !== undefined) throw new EntenteError("wrong-usage", `--${flag} belongs to --cruxes`);
  if ((given.list["question"] ?? []).length > 0)
    throw new EntenteError("wrong-usage", "--question belongs to --cruxes");
}

/** Paired odds need the same questions over the same months. */
function refuseOtherQuestions([a, b]: readonly [Case, Case]): void {
  const asked = ({ asOf, until, questions }: Case): string =>
    JSON.stringify([asOf, until, questions.map(({ id, by }) => [id, by])]);
  if (asked(a) !== asked(b))
    throw new EntenteError(
      "wrong-input",
      "the two cases do not ask the same questions over the same months; --cruxes compares those that both ask",
    );
}

/** The two sides in the order typed, scenarios before numbers; the case as it is where one only is named. */
function variantsOf(given: Given): [Variant, Variant] {
  const scenarios = (given.list["scenario"] ?? []).map((scenario): Variant => ({ scenario, set: {} }));
  const numbers = (given.list["set"] ?? []).map((text): Variant => ({
    scenario: null,
    set: Object.fromEntries(
      text
        .split(";")
        .filter((part) => part.trim() !== "")
        .map((part) => {
          const at = part.indexOf("=");
          if (at < 1)
            throw new EntenteError("wrong-usage", `--set takes PATH=QUANTITY, several joined by ';', not '${text}'`);
          return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
        }),
    ),
  }));
  const sides = [...scenarios, ...numbers];
  if (sides.length < 1 || sides.length > 2)
    throw new EntenteError(
      "wrong-usage",
      `compare takes two sides, not ${sides.length}: analysts or cases by name (compare CASE A B), or --scenario NAME and --set PATH=QUANTITY; one flag alone is set against the case as it is`,
    );
  return sides.length === 1 ? [{ scenario: null, set: {} }, sides[0]] : [sides[0], sides[1]];
}

function nameOf(c: Case, { scenario, set, of }: Variant): string {
  if (of !== undefined) return of;
  if (scenario !== null) return `the scenario '${c.scenarios.find(({ id }) => id === scenario)?.name ?? scenario}'`;
  const parts = Object.entries(set).map(([path, text]) => `${path} at ${text}`);
  return parts.length === 0 ? "the case as it is" : parts.join(" and ");
}

function told(c: Case, { a, b, run: { seed, paths }, worlds, questions }: VariantComparison): string {
  const alone =
    worlds.only_a + worlds.only_b > 0
      ? `; ${number(worlds.only_a)} only in A and ${number(worlds.only_b)} only in B are not compared`
      : "";
  return [
    bold(`${c.title}, as of ${date(c.asOfText)}`),
    wrap(`A: ${nameOf(c, a)}`),
    wrap(`B: ${nameOf(c, b)}`),
    wrap(
      `Paired over ${number(worlds.both)} world${worlds.both === 1 ? "" : "s"} kept in both${alone}; ${number(paths)} future${paths === 1 ? "" : "s"} each, seed ${seed}.`,
    ),
    "",
    ...Object.entries(questions).flatMap(([id, question]) => [...line(id, question), ""]),
    wrap(
      dim(
        "\u00b1 is the standard error of the difference, paired by world: both sides have the same noise, so that only the choice of worlds adds chance to it. Monte Carlo error is not model error.",
      ),
    ),
  ].join("\n");
}

function line(id: string, q: ComparedQuestion): string[] {
  const points = `${q.difference > 0 ? "+" : ""}${number(100 * q.difference, 1)} points`;
  const still = q.gained + q.lost === 0;
  const verdict = still
    ? "no future answers otherwise"
    : Math.abs(q.difference) < 1.96 * q.se
      ? `${points} \u00b1 ${number(100 * q.se, 1)}, within the error of counting`
      : `${points} \u00b1 ${number(100 * q.se, 1)}`;
  const marked = (
    [
      ["rise", q.rose, q.marks.rose],
      ["fall", q.fell, q.marks.fell],
    ] as const
  )
    .filter(([, share]) => share > 0)
    .map(
      ([way, share, marks]) =>
        `they ${way} in ${percent(share)} of the worlds${
          marks.length === 0
            ? ""
            : `, those with ${marks
                .slice(0, 3)
                .map(({ path, shift }) => `${shift > 0 ? "high" : "low"} ${path}`)
                .join(", ")}`
        }`,
    );
  return [
    wrap(bold(q.ask)),
    wrap(`A ${percent(q.a)}   B ${percent(q.b)}   ${bold(verdict)} ${dim(`[${id}]`)}`, "  "),
    ...(still
      ? []
      : [
          wrap(
            `yes in B alone in ${percent(q.gained)} of futures, in A alone in ${percent(q.lost)}; the odds of a world: ${marked.join("; ")}`,
            "  ",
          ),
        ]),
  ];
}
