/** `entente check`: every message in file order; with --explain every number, its position and its source. */
import { acceptanceTodayOf, CHECK_WORLDS } from "../analyses/acceptance.ts";
import { gainsTodayOf } from "../analyses/today.ts";
import { firstOf, firstWorlds } from "../engine/findings/acceptance/index.ts";
import { countGrounds, defaults } from "../engine/index.ts";
import { proposeClasses } from "../lenses/reference/propose.ts";
import { quickForms } from "../files/case-history.ts";
import { median } from "../numbers/quantity.ts";
import { format, strict, type Case, type Message, type Parameter, type Unfilled } from "../language/index.ts";
import type { ResultMessage } from "../result/index.ts";
import { modelOf } from "../runners/model.ts";
import type { Given } from "./arguments.ts";
import { classLines } from "./class-lines.ts";
import { analystMessages, readCase, outcomeMessages, type Read } from "./read-case.ts";
import { firstGround, GROUND_WORD, groundsText, leadIn } from "../wording/grounds.ts";
import { dim, print, printJson, safe, table, wrap } from "./terminal.ts";
import { todayLines } from "./today-lines.ts";

/** Worlds counted for the table of today. */
const TABLE_WORLDS = 200;

export async function check(given: Given): Promise<number> {
  const read = readCase(given.positionals[0]);
  const all = [...read.messages, ...analystMessages(read), ...outcomeMessages(read)];
  const sound = all.some(({ severity }) => severity === "error") ? null : read.case;
  const isJson = given.flags["json"] === true;
  const isWhole = !isJson || given.flags["explain"] === true;
  const model = sound && (isWhole || sound.today.length > 0) ? modelOf(sound, defaults) : null;
  const worlds = model && firstWorlds(model, CHECK_WORLDS);
  const accepted = worlds && acceptanceTodayOf(model, worlds);
  const gains = worlds && isWhole ? gainsTodayOf(model, firstOf(worlds, TABLE_WORLDS)) : null;
  const told = [...all, ...gapMessages(read, accepted?.warnings ?? [])];
  const messages = given.flags["strict"] ? strict(told) : told;
  const errors = messages.filter(({ severity }) => severity === "error").length;
  const missed = messages.filter(({ severity, code }) => severity === "warning" && code === "today").length;
  const whole = read.case ?? read.draft?.case ?? null;
  const status = errors > 0 ? 1 : 0;
  if (isJson) {
    printJson(
      given.flags["explain"]
        ? {
            messages,
            numbers: whole ? numbers(whole) : [],
            grounds: whole ? countGrounds(whole) : null,
            today: gains,
            acceptance: accepted?.today ?? null,
            classes: sound ? proposeClasses(sound) : null,
          }
        : messages,
    );
    return status;
  }
  const lines = messages.map(format);
  if (given.flags["explain"] && whole) lines.push(explained(whole), "", wrap(groundsText(countGrounds(whole))), "");
  const quick = quickForms(read.folder);
  const open = read.draft?.unfilled.length ?? 0;
  lines.push(...quick.map((said) => `warning: ${safe(said)}`));
  if (model && accepted && gains)
    lines.push(...todayLines(model.case, gains, accepted.today), ...classLines(model.case));
  print(
    [
      ...lines,
      wrap(summary({ errors, warnings: messages.length - errors - missed - open + quick.length, missed, open }, whole)),
    ].join("\n"),
  );
  return status;
}

/** Statements on today that the numbers do not bear out, where they stand in the file. */
const gapMessages = ({ case: c, file }: Read, warnings: readonly ResultMessage[]): Message[] =>
  warnings.map(({ path, message }) => {
    const { line, column } = c!.today.find(({ id }) => path === `today.${id}`)!;
    const said = message.replace(`${path}: `, "");
    return { code: "today", severity: "warning", message: said, path, file, span: null, line, column, hint: null };
  });

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

/**
 * Warnings are counted as `run` and the studio count them: what the text of the case gives rise to. Statements on today
 * that the numbers miss are told beside them, as there.
 */
function summary(
  { errors, warnings, missed, open }: { errors: number; warnings: number; missed: number; open: number },
  c: Case | null,
): string {
  const found =
    [
      ...(errors > 0 ? [counted(errors, "error")] : []),
      ...(warnings > 0 ? [counted(warnings, "warning")] : []),
      ...(missed > 0 ? [`${counted(missed, "statement")} on today that the numbers do not bear out`] : []),
    ].join(", ") || (open > 0 ? "" : "nothing to report");
  if (!c) return `${found}.`;
  const uncertain = c.parameters.filter(({ quantity }) => quantity.kind !== "exact").length;
  const draft =
    open > 0 ? [`a draft, ${open} of its numbers and dates to be filled in (\`entente fill\` asks for them)`] : [];
  return `${c.id}: ${[...draft, found].filter((part) => part !== "").join("; ")}. ${counted(c.actors.length, "actor")}, ${counted(c.issues.length, "issue")}, ${counted(c.packages.length / c.issues.length, "feasible package")}, ${counted(c.drivers.length, "driver")}, ${counted(uncertain, "uncertain number")}, ${counted(c.questions.length, "question")}.`;
}

interface Explained {
  path: string;
  text: string;
  median: number | null;
  unfilled?: Unfilled;
  /** Correlation with each factor that it shares. */
  with?: { [factor: string]: number };
  default: boolean;
  cited: Parameter["cited"];
  because: { source: string | null; quote: string }[];
}

function numbers(c: Case): Explained[] {
  return c.parameters
    .filter((p) => !p.idle)
    .map((p) => ({
      path: p.path,
      text: p.text,
      median: p.unfilled?.suggestion === null ? null : median(p),
      ...(p.unfilled ? { unfilled: p.unfilled } : {}),
      ...(p.factors ? { with: withOf(c, p) } : {}),
      default: p.default,
      cited: p.cited,
      because: p.citations.map((at) => ({ source: c.citations[at].source, quote: c.citations[at].quote })),
    }));
}

function explained(c: Case): string {
  const rows = c.parameters
    .filter((p) => !p.idle)
    .map((p) => [
      p.path,
      p.text.replace(/\s+/g, " ") + shared(c, p),
      p.unfilled ? "unfilled" : p.default ? dim("default") : p.computed ? "computed" : GROUND_WORD[p.cited],
      source(c, p),
    ]);
  return table([["number", "as written", "from", "source"], ...rows]);
}

/** The ground that gives a number its class, cut to fit a line, and the number of further ones. */
function source(c: Case, p: Parameter): string {
  const all = p.citations.map((at) => c.citations[at]);
  const first = firstGround(p.cited, all);
  if (!first) return "";
  const words = first.quote.replace(/\s+/g, " ");
  const short = words.length > 56 ? `${words.slice(0, 53)}...` : words;
  return `${leadIn(first, all) ?? first.source}: ${short}${all.length > 1 ? dim(` and ${all.length - 1} more`) : ""}`;
}

const withOf = (c: Case, { factors = [] }: Parameter): { [factor: string]: number } =>
  Object.fromEntries(factors.map(({ factor, correlation }) => [c.factors[factor].id, correlation]));

/** The factors of a number as they stand beside it: ` with mood 0.6`; '' where it shares none. */
const shared = (c: Case, p: Parameter): string =>
  p.factors
    ? ` with ${Object.entries(withOf(c, p))
        .map(([factor, correlation]) => `${factor} ${correlation}`)
        .join(", ")}`
    : "";
