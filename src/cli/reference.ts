/** `entente reference`: the classes of the library, or one of them whole. */
import { EntenteError } from "../errors.ts";
import { libraryClasses, nearest, suggestion, type LibraryClass } from "../language/index.ts";
import { CLASS_KINDS } from "../language/classes/library.ts";
import { readingOf, type Odds } from "../lenses/reference/class-reading.ts";
import { KIND_WORDS, aloneText, figuresText, kindText, oddsText } from "../wording/classes.ts";
import { list } from "../wording/format.ts";
import type { Given } from "./arguments.ts";
import { bold, print, printJson, table, wrap } from "./terminal.ts";

export async function reference(given: Given): Promise<number> {
  const [id] = given.positionals;
  const chosen = id === undefined ? ofKind(given.flags["kind"]) : [classOf(id)];
  if (given.flags["json"]) return printJson(id === undefined ? chosen.map(described) : described(chosen[0]));
  return print(id === undefined ? listed(chosen) : whole(chosen[0]));
}

function ofKind(kind: string | true | undefined): readonly LibraryClass[] {
  if (kind === undefined) return libraryClasses();
  if (!CLASS_KINDS.some((one) => one === kind))
    throw new EntenteError("wrong-usage", `--kind ${String(kind)}: the kinds are ${list([...CLASS_KINDS])}`);
  return libraryClasses().filter((one) => one.kind === kind);
}

function classOf(id: string): LibraryClass {
  const found = libraryClasses().find((one) => one.id === id);
  if (found) return found;
  const ids = libraryClasses().map((one) => one.id);
  const near = ids.find((one) => one.endsWith(`.${id}`)) ?? nearest(id, ids);
  throw new EntenteError(
    "wrong-input",
    `the library has no class '${id}'${suggestion(near) || "; `entente reference` lists them"}`,
  );
}

/** Horizons at which a class is read, in years; of one that has no time, one is enough. */
function readings(one: LibraryClass): { years: number | null; odds: Odds }[] {
  const { within } = reading(one);
  const { figures } = one;
  const years =
    "events" in figures
      ? [10, 20]
      : "shares" in figures
        ? Object.keys(figures.shares).map(Number)
        : figures.kind === "stage" && figures.within_years !== undefined
          ? [figures.within_years]
          : null;
  return years === null ? [{ years: null, odds: within(0) }] : years.map((n) => ({ years: n, odds: within(n) }));
}

const reading = (one: LibraryClass) =>
  readingOf(
    one.figures,
    libraryClasses()
      .filter(({ id, group }) => one.group !== null && group === one.group && id !== one.id)
      .map(({ figures }) => figures),
  );

/** A class as JSON, with what it reads. */
function described(one: LibraryClass): object {
  const { alone } = reading(one);
  return {
    ...one,
    odds: readings(one).map(({ years, odds }) => ({ within_years: years, ...odds })),
    alone: alone && { ...alone.within(1), lent: alone.lent },
  };
}

function listed(classes: readonly LibraryClass[]): string {
  return CLASS_KINDS.flatMap((kind) => {
    const rows = classes
      .filter((one) => one.kind === kind)
      .map((one) => [one.id, figuresText(one.figures), oddsText(readings(one)[0].odds), one.name]);
    const first = kind === "risk" ? "in 10 years" : "reads";
    return rows.length === 0
      ? []
      : [bold(`${kind}: odds ${KIND_WORDS[kind]}`), table([["class", "counted", first, "what"], ...rows]), ""];
  }).join("\n");
}

function whole(one: LibraryClass): string {
  const { alone } = reading(one);
  const at = readings(one).map(
    ({ years, odds }) =>
      `${years === null ? "at any date" : `within ${years} ${years === 1 ? "year" : "years"}`}: ${oddsText(odds)}`,
  );
  const sentences = [
    `Counted: ${one.counts}. ${kindText({ figures: one.figures })}`,
    ...at,
    alone ? aloneText({ figures: one.figures, alone: { ...alone.within(1), lent: alone.lent } }) : "",
    `Counted from ${one.span[0]} to ${one.span[1]}; it could be known from ${one.since} on.`,
    one.caveat ?? "",
    ...one.because.map((ground) => `From: ${ground}`),
    `Terms: ${one.terms.join("; ")}.`,
    `In a case: reference: {NAME: {class: ${one.id}, answers: [QUESTION]}}`,
  ];
  return [bold(`${one.id}: ${one.name}`), ...sentences.filter(Boolean).map((sentence) => wrap(sentence, "  "))].join(
    "\n",
  );
}
