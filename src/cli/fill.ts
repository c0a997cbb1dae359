/**
 * `entente fill`: asks for a draft's open numbers one by one; each answer is written at once, so that it can be
 * interrupted and resumed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { isCancel, log, note, outro, text as prompt, intro } from "@clack/prompts";
import { EntenteError } from "../errors.ts";
import { openQuestions, type OpenQuestion } from "../analyses/index.ts";
import { put } from "../files/put.ts";
import { fill as fillIn, format } from "../language/index.ts";
import type { Given } from "./arguments.ts";
import { readCase, type Read } from "./read-case.ts";
import { columns, print, safe, typed, width, wrap } from "./terminal.ts";

export interface Terminal {
  input: Readable;
  output: Writable;
}

const MAX_QUOTES = 3;

export async function fill(given: Given, signal: AbortSignal): Promise<number> {
  const [path] = given.positionals as [string];
  const { draft } = draftOf(path);
  if (!draft) return print(`Nothing is left to fill in; \`entente run ${typed(path)}\` runs the case.`);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new EntenteError(
      "unavailable",
      `fill asks its questions in a terminal, and this is none. Open are:\n${columns(
        draft.unfilled.map(({ path, suggestion, reason }) => [path, suggestion ?? "", reason ?? ""]),
        [],
        "  ",
      )}\nWithout a terminal, put a number in place of each "?" in ${path}'s case.yaml.`,
    );
  return ask(path, { input: process.stdin, output: process.stdout }, signal);
}

/** Reads the case afresh. @throws EntenteError `wrong-input` with its errors where it has some. */
function draftOf(path: string): Read {
  const read = readCase(path);
  const errors = read.messages.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new EntenteError(
      "wrong-input",
      `the case cannot be read; mend this first:\n${errors.map(format).join("\n")}`,
    );
  return read;
}

/** Asks for every open number, one after the other. @returns exit status 0, also where it is left before the end */
export async function ask(path: string, terminal: Terminal, signal?: AbortSignal): Promise<number> {
  const { draft, folder, file } = draftOf(path);
  const yaml = join(folder, file);
  const open = draft ? openQuestions(draft) : [];
  const leaving = new AbortController();
  signal?.addEventListener("abort", () => leaving.abort(), { once: true });
  terminal.input.on("keypress", (_: unknown, key?: { ctrl?: boolean; name?: string }) => {
    if (key?.ctrl && key.name === "d") leaving.abort();
  }); // Ctrl+D in a text ends the session too
  intro(`${safe(draft?.case.title ?? "")}: ${open.length} to fill in`, terminal);
  log.message(
    wrapped(
      "A number is 12, a range 12 to 18 (9 times in 10 it lies within), where a share is meant also 40% or a word such as likely. ok takes the suggestion, Enter skips, Ctrl+C leaves; what you answered is kept.",
    ),
    terminal,
  );
  let filled = 0;
  for (const [at, { path: number }] of open.entries()) {
    const now = draftOf(path).draft; // the file may be edited by hand in between
    const question = now && openQuestions(now).find((one) => one.path === number);
    if (!question) continue;
    const answer = await about(question, `${at + 1} of ${open.length}`, yaml, {
      ...terminal,
      signal: leaving.signal,
    });
    if (answer === "leave") break;
    if (answer !== "skip") {
      put(yaml, answer);
      filled++;
    }
  }
  const still = draftOf(path).draft?.unfilled.length ?? 0;
  outro(
    still === 0
      ? `Everything is filled in. Next: entente check ${typed(path)}, then entente run ${typed(path)}`
      : `${filled} filled in, ${still} open. \`entente fill ${typed(path)}\` takes it up again.`,
    terminal,
  );
  return 0;
}

/**
 * One number: its help and grounds, the question, and the sentence for the answer. @returns the new text of the file
 */
async function about(
  question: OpenQuestion,
  count: string,
  yaml: string,
  terminal: Terminal & { signal: AbortSignal },
): Promise<string | "skip" | "leave"> {
  const { help, range, reason, suggestion } = question;
  const quotes = question.quotes.slice(0, MAX_QUOTES).map((quote) => `"${safe(quote)}"`);
  const lines = [
    ...quotes,
    ...(quotes.length > 0 ? [""] : []),
    `${help}${range === null ? "" : ` (${range})`}.`,
    `Open because ${safe(reason ?? "nobody has given it yet")}.`,
    ...(suggestion ? [`Suggested: ${safe(suggestion)}`] : []),
  ];
  note(lines.map(wrapped).join("\n"), `${count}  ${safe(question.title)}`, {
    input: terminal.input,
    output: terminal.output,
    format: (line: string) => line,
  });
  const text = (written: string, sentence: string | null): ReturnType<typeof fillIn> => {
    try {
      return fillIn(readFileSync(yaml, "utf8"), question.path, written, sentence);
    } catch {
      return { problem: `'${safe(yaml)}' cannot be read any more` };
    }
  };
  const meant = (words: string): string =>
    /^(ok|accept)$/i.test(words.trim()) && suggestion ? suggestion : words.trim();
  const skips = (words: string | undefined): boolean => words === undefined || /^\s*(skip)?\s*$/i.test(words);
  const answer = await prompt({
    message: question.path,
    placeholder: suggestion ? `for example ${suggestion}; ok takes it; Enter skips` : "Enter skips",
    ...terminal,
    validate: (value) => {
      if (skips(value)) return undefined;
      const done = text(meant(value!), null);
      return "problem" in done ? done.problem : undefined;
    },
  });
  if (isCancel(answer)) return "leave";
  if (skips(answer)) return "skip";
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
  const done = text(written, sentence);
  if ("problem" in done) throw new EntenteError("wrong-input", `${question.path}: ${done.problem}`);
  return done.text;
}

const wrapped = (line: string): string => wrap(line, "", Math.min(86, width() - 8));
