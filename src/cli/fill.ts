/** `entente fill`: asks for a draft's open numbers one by one; each answer is written at once, so it can be left and taken up again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { isCancel, log, note, outro, text as prompt, intro } from "@clack/prompts";
import { fill as fillIn, format, helpFor, type Case, type Draft } from "../language/index.ts";
import { put } from "../files/put.ts";
import type { Given } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { readCase, type Read } from "./read-case.ts";
import { columns, print, safe, typed, width, wrap } from "./terminal.ts";

export interface Terminal {
  input: Readable;
  output: Writable;
}
type OpenNumber = Draft["unfilled"][number];

export async function fill(given: Given): Promise<number> {
  const [path] = given.positionals as [string];
  const { draft } = draftOf(path);
  if (!draft) return print(`Nothing is left to fill in; \`entente run ${typed(path)}\` runs the case.`);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new Failure(
      3,
      `fill asks its questions in a terminal, and this is none. Open are:\n${columns(
        draft.unfilled.map(({ path, suggestion, reason }) => [path, suggestion ?? "", reason ?? ""]),
        [],
        "  ",
      )}\nWithout a terminal, put a number in place of each "?" in ${path}'s case.yaml.`,
    );
  return ask(path, { input: process.stdin, output: process.stdout });
}

/** Reads the case afresh. @throws Failure (1) with its errors where it has some. */
function draftOf(path: string): Read {
  const read = readCase(path);
  const errors = read.messages.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Failure(1, `the case cannot be read; mend this first:\n${errors.map(format).join("\n")}`);
  return read;
}

/** Asks for everything that is open, one after the other. @returns exit status 0, also where it is left before the end */
export async function ask(path: string, terminal: Terminal): Promise<number> {
  const { draft, folder, file } = draftOf(path);
  const yaml = join(folder, file);
  const open = draft?.unfilled ?? [];
  const leaving = new AbortController();
  terminal.input.on("keypress", (_: unknown, key?: { ctrl?: boolean; name?: string }) => {
    if (key?.ctrl && key.name === "d") leaving.abort();
  }); // what ends a text leaves too
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
    const one = now?.unfilled.find((u) => u.path === number);
    if (!now || !one) continue;
    const answer = await about(now.case, one, `${at + 1} of ${open.length}`, yaml, {
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

/** One number: what is known of it, the question, and the sentence that goes with the answer. @returns the new text of the file */
async function about(
  c: Case,
  one: OpenNumber,
  count: string,
  yaml: string,
  terminal: Terminal & { signal: AbortSignal },
): Promise<string | "skip" | "leave"> {
  const quotes = one.citations
    .map((at) => c.citations[at])
    .filter(({ kind }) => kind !== "judged")
    .slice(0, 3)
    .map(({ quote }) => `"${safe(quote)}"`);
  const does = helpFor(one.path);
  const lines = [
    ...quotes,
    ...(quotes.length > 0 ? [""] : []),
    `${does}${one.range && one.range !== "any number" && !does.includes(one.range) ? ` (${one.range})` : ""}.`,
    `Open because ${safe(one.reason ?? "nobody has given it yet")}.`,
    ...(one.suggestion ? [`Suggested: ${safe(one.suggestion)}`] : []),
  ];
  note(lines.map(wrapped).join("\n"), `${count}  ${safe(named(c, one.path))}`, {
    input: terminal.input,
    output: terminal.output,
    format: (line: string) => line,
  });
  const text = (written: string, sentence: string | null): ReturnType<typeof fillIn> => {
    try {
      return fillIn(readFileSync(yaml, "utf8"), one.path, written, sentence);
    } catch {
      return { problem: `'${safe(yaml)}' cannot be read any more` };
    }
  };
  const meant = (words: string): string =>
    /^(ok|accept)$/i.test(words.trim()) && one.suggestion ? one.suggestion : words.trim();
  const skips = (words: string | undefined): boolean => words === undefined || /^\s*(skip)?\s*$/i.test(words);
  const answer = await prompt({
    message: one.path,
    placeholder: one.suggestion ? `for example ${one.suggestion}; ok takes it; Enter skips` : "Enter skips",
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
  const accepted = written === one.suggestion;
  let sentence: string | null = null;
  if (one.is === "number") {
    const why = await prompt({
      message: "Why? One sentence, kept beside the number",
      placeholder: "Enter: none",
      ...terminal,
    });
    if (isCancel(why)) return "leave";
    sentence =
      why?.trim() ||
      `${accepted ? "The suggested range, accepted" : "Set by the analyst"} without a reason${one.reason ? `; ${one.reason}` : ""}.`;
  }
  const done = text(written, sentence);
  if ("problem" in done) throw new Failure(1, `${one.path}: ${done.problem}`);
  return done.text;
}

/** A path in the names of the case: `Japan, need "support", weight`. */
function named(c: Case, path: string): string {
  const [block, id, ...rest] = path.split(".");
  const quote = (name: string): string => `"${name}"`;
  if (block === "actors") {
    const actor = c.actors.find((a) => a.id === id);
    const [part, key, ...number] = rest;
    if (part === "needs")
      return [actor?.name, `need ${quote(actor?.needs.find((n) => n.id === key)?.name ?? key!)}`, ...number].join(", ");
    if (part === "stakes")
      return [actor?.name, `stake in ${quote(c.issues.find((k) => k.id === key)?.name ?? key!)}`, ...number].join(", ");
    return [actor?.name, part === "beliefs" ? `belief about ${rest.slice(1).join(".")}` : rest.join(", ")].join(", ");
  }
  if (block === "drivers") return [c.drivers.find((d) => d.id === id)?.name ?? id, ...rest].join(", ");
  if (block === "questions") return [c.questions.find((q) => q.id === id)?.ask ?? id, ...rest].join(" ");
  if (block === "scenarios") return [c.scenarios.find((s) => s.id === id)?.name ?? id, ...rest.slice(1)].join(", ");
  return path;
}

const wrapped = (line: string): string => wrap(line, "", Math.min(86, width() - 8));
