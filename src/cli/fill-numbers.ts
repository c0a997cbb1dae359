/** Open numbers of a draft in a terminal: those that move the answer most come first, and one can go back. */
import { join } from "node:path";
import { isCancel, log, note, text as prompt } from "@clack/prompts";
import { EntenteError } from "../errors.ts";
import { LEADING_NUMBERS, openQuestions, orderOpen, termOf, type OpenQuestion } from "../analyses/index.ts";
import { fill as fillIn, format } from "../language/index.ts";
import { withAnswer } from "../reader/draft/cards.ts";
import { dateTyped } from "../reader/draft/stated-date.ts";
import { fieldAt } from "../reader/draft/followed.ts";
import { numberAsWritten, unreadNumber } from "../reader/draft/typed.ts";
import { exampleOf } from "../analyses/number-terms.ts";
import { cardOf } from "../reader/draft/parts.ts";
import { isBack, lines, type Terminal } from "./dialog.ts";
import { keepAnswer } from "./keep-answer.ts";
import { textOf } from "../files/case-folder.ts";
import { putAll } from "../files/put.ts";
import { proposalsAt } from "../reader/draft/kept.ts";
import { readCase, type Read } from "./read-case.ts";
import { safe } from "./terminal.ts";
import { trialOf } from "./trial.ts";

const MAX_QUOTES = 3;

/** Reads the case afresh. @throws EntenteError `wrong-input` with its errors where it has some. */
export function draftOf(path: string): Read {
  const read = readCase(path);
  const errors = read.messages.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new EntenteError(
      "wrong-input",
      `the case cannot be read; correct this first:\n${errors.map(format).join("\n")}`,
    );
  return read;
}

/** A number's answer, and the file before and after it. */
interface Step {
  path: string;
  at: number;
  change: { before: string; after: string } | null;
}

/** @returns how many were filled in */
export async function askNumbers(path: string, terminal: Required<Terminal>): Promise<number> {
  const { draft, folder, file } = draftOf(path);
  if (!draft) return 0;
  const yaml = join(folder, file);
  const open = await ordered(path, terminal);
  const steps: Step[] = [];
  let filledBefore = 0;
  for (let at = 0; at < open.length;) {
    const { path: number } = open[at]!;
    const now = draftOf(path).draft; // the file may be edited by hand in between
    const question = now && openQuestions(now).find((one) => one.path === number);
    if (!question) {
      at++;
      continue;
    }
    const before = textNow(yaml);
    const answer = await about(question, `${at + 1} of ${open.length}`, yaml, terminal);
    if (answer === "leave") break;
    if (answer === "back") {
      const last = steps.pop();
      if (!last) log.info("This is the first one.", terminal);
      else if (undone(yaml, last, terminal)) at = last.at;
    } else if (answer === "rest") {
      steps.push(...takeRest(path, yaml, open, at));
      at = open.length;
    } else if (answer === "drop") {
      if (await dropped(path, number, terminal)) filledBefore += steps.splice(0).filter(isFilled).length; // no way back past it
    } else if (answer === "skip") {
      steps.push({ path: number, at, change: null });
      at++;
    } else {
      putAll([[yaml, answer.text]]);
      steps.push({ path: number, at, change: { before, after: answer.text } });
      at++;
    }
  }
  return filledBefore + steps.filter(isFilled).length;
}

const isFilled = ({ change }: Step): boolean => change !== null;

/** The open numbers in the order in which they are asked for, and what is said of that order. */
async function ordered(path: string, terminal: Required<Terminal>): Promise<OpenQuestion[]> {
  const draft = draftOf(path).draft!;
  const open = openQuestions(draft);
  const many = open.filter(({ is }) => is === "number").length > LEADING_NUMBERS;
  const { questions, leading } = orderOpen(open, many ? await trialOf(draft, terminal.signal) : null);
  const order = !many
    ? ""
    : leading > 0
      ? ` The ${leading} that move the answer most in a first run on the suggestions come first; after them rest leaves all others as suggested.`
      : " They come in the order of the file, since a first run on the suggestions answers nothing.";
  log.message(
    lines(
      `A number is 12, a range 12 to 18 (9 times in 10 it lies within), where a share is meant also 40% or a word such as likely. ok takes the suggestion, rest takes all that are left, Enter skips, < goes back, ? explains, drop takes the thing itself out, Ctrl+C leaves; what you answered is kept.${order}`,
    ),
    terminal,
  );
  return questions;
}

/** Takes an answer back. @returns whether it could be taken back */
function undone(yaml: string, { change }: Step, terminal: Terminal): boolean {
  if (change === null) return true;
  if (textNow(yaml) !== change.after) {
    log.warn(lines("case.yaml has been edited since; change that number in the file."), terminal);
    return false;
  }
  putAll([[yaml, change.before]]);
  return true;
}

/** Takes the suggestion of every number from `at` on. */
function takeRest(path: string, yaml: string, open: readonly OpenQuestion[], at: number): Step[] {
  const now = draftOf(path).draft;
  const left = new Map((now ? openQuestions(now) : []).map((one) => [one.path, one]));
  return open.slice(at).flatMap(({ path: number }, n): Step[] => {
    const suggestion = left.get(number)?.suggestion;
    if (!suggestion) return [];
    const before = textNow(yaml);
    const done = fillIn(before, number, suggestion, null);
    if ("problem" in done) return [];
    putAll([[yaml, done.text]]);
    return [{ path: number, at: at + n, change: { before, after: done.text } }];
  });
}

/** Drops the part of the proposals to which a number belongs. @returns whether it was dropped */
async function dropped(path: string, number: string, terminal: Terminal): Promise<boolean> {
  const kept = proposalsAt(path);
  const card = kept === null ? null : cardOf(kept.proposals.proposed, number);
  try {
    if (kept === null || card === null)
      throw new EntenteError("wrong-input", `${number} belongs to no card; take it out of case.yaml by hand`);
    const proposed = withAnswer(kept.proposals.proposed, card, { do: "drop" });
    if ((await keepAnswer(kept, { ...kept.proposals, proposed }, terminal)) === null) return false;
    log.info(`${card} is dropped; \`entente review\` takes it in again.`, terminal);
    return true;
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "wrong-input") throw error;
    log.warn(lines(error.message), terminal);
    return false;
  }
}

type Answer = { text: string; written: string; sentence: string | null } | "skip" | "leave" | "back" | "rest" | "drop";

/** One number: its help and grounds, the question, and the sentence for the answer. */
async function about(
  question: OpenQuestion,
  count: string,
  yaml: string,
  terminal: Required<Terminal>,
): Promise<Answer> {
  const { help, range, reason, suggestion } = question;
  const quotes = question.quotes.slice(0, MAX_QUOTES).map((quote) => `"${safe(quote)}"`);
  const text = [
    ...quotes,
    ...(quotes.length > 0 ? [""] : []),
    `${help}${range === null ? "" : ` (${range})`}.`,
    `Open because ${safe(reason ?? "nobody has given it yet")}.`,
    ...(suggestion ? [`Suggested: ${safe(suggestion)}`] : []),
  ];
  note(text.map(lines).join("\n"), `${count}  ${safe(question.title)}`, {
    input: terminal.input,
    output: terminal.output,
    format: (line: string) => line,
  });
  const tried = (written: string, sentence: string | null): ReturnType<typeof fillIn> => {
    try {
      const now = textNow(yaml);
      const done = fillIn(now, question.path, written, sentence);
      const field = "problem" in done ? fieldAt(now, question.path) : null;
      const unread =
        field && unreadNumber(written, question.path, field.share === true, suggestion ?? exampleOf(question.path));
      return unread ? { problem: unread } : done;
    } catch {
      return { problem: `'${safe(yaml)}' cannot be read any more` };
    }
  };
  const meant = (words: string): string =>
    /^(ok|accept)$/i.test(words.trim()) && suggestion
      ? suggestion
      : question.is === "number"
        ? asNumber(words, question.path, yaml)
        : dateTyped(words);
  const answer = await prompt({
    message: question.path,
    placeholder: suggestion ? `for example ${suggestion}; ok takes it; Enter skips` : "Enter skips",
    ...terminal,
    validate: (value) => {
      if (wordOf(value) !== null) return undefined;
      const done = tried(meant(value!), null);
      return "problem" in done ? done.problem : undefined;
    },
  });
  if (isCancel(answer)) return "leave";
  const word = wordOf(answer);
  if (word === "explain") {
    log.info(lines(termOf(question.path)), terminal);
    return about(question, count, yaml, terminal);
  }
  if (word !== null) return word;
  const written = meant(answer);
  const accepted = written === suggestion;
  let sentence: string | null = null;
  if (question.is === "number") {
    const why = await prompt({
      message: "Why? One sentence, kept beside the number",
      placeholder: "Enter: none",
      ...terminal,
    });
    if (isCancel(why)) return "leave";
    sentence = why?.trim() || (accepted ? null : `Set by the analyst without a reason${reason ? `; ${reason}` : ""}.`);
  }
  const done = tried(written, sentence);
  if ("problem" in done) throw new EntenteError("wrong-input", `${question.path}: ${done.problem}`);
  return { text: done.text, written, sentence };
}

/** The text of the case. @throws EntenteError `unavailable` where it is gone since */
function textNow(yaml: string): string {
  const found = textOf(yaml);
  if ("text" in found) return found.text;
  throw new EntenteError("unavailable", `'${safe(yaml)}' cannot be read any more`);
}

/** A number as a case writes it, of words as people write it; the words themselves where the case cannot be read any more. */
function asNumber(words: string, path: string, yaml: string): string {
  const found = textOf(yaml);
  const field = "text" in found ? fieldAt(found.text, path) : null;
  return field === null ? words : numberAsWritten(words.trim(), path, field);
}

/** What an answer asks for in place of a number; null where it is one. */
function wordOf(answer: string | undefined): "skip" | "back" | "explain" | "rest" | "drop" | "leave" | null {
  const words = (answer ?? "").trim().toLowerCase();
  if (words === "" || words === "skip") return "skip";
  if (isBack(words)) return "back";
  if (words === "?") return "explain";
  if (words === "stop") return "leave";
  return words === "rest" || words === "drop" ? words : null;
}
