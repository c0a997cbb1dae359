/**
 * A folder of prompts and answers: what was asked and answered about one text, so that a reading can be repeated without
 * a model, and so that answers can be made by hand with any model. `about.json` says for which text and which prompts.
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Ask, Step, Usage } from "./ask.ts";
import { CRITICISE_INSTRUCTIONS } from "./criticise-call.ts";
import { DRAFT_INSTRUCTIONS } from "./draft-call.ts";
import { EXAMPLE_DRAFT } from "./example-draft.ts";
import { EXAMPLE_ANSWER, EXAMPLE_TEXT, GUIDELINE } from "./guideline.ts";
import { READ_INSTRUCTIONS } from "./read-call.ts";

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const versionOf = (...texts: unknown[]): string => hashOf(JSON.stringify(texts)).slice(0, 12);

/** Versions of what every text is asked with; a changed word is another version. */
export const VERSIONS = {
  guideline: versionOf(GUIDELINE),
  read: versionOf(READ_INSTRUCTIONS, EXAMPLE_TEXT, EXAMPLE_ANSWER),
  draft: versionOf(DRAFT_INSTRUCTIONS, EXAMPLE_TEXT, EXAMPLE_DRAFT),
  criticise: versionOf(CRITICISE_INSTRUCTIONS),
};

export interface Exchange {
  step: string;
  model: string;
  /** Messages as they were sent. */
  prompt: string;
  answer: string;
  cut: boolean;
  usage: Usage | null;
  milliseconds: number;
}

const count = z.number().min(0);
const ABOUT = z.object({
  format: z.literal("entente-answers/1"),
  text: z.string(),
  versions: z.object({ guideline: z.string(), read: z.string(), draft: z.string(), criticise: z.string() }),
  model: z.string(),
  answers: z.record(
    z.string(),
    z.object({
      cut: z.boolean(),
      milliseconds: count,
      usage: z.object({ prompt: count, completion: count, cost: count.nullable() }).nullable(),
    }),
  ),
});
export type About = z.infer<typeof ABOUT>;

export const ABOUT_FILE = "about.json";
export const promptFile = (step: string): string => `${step}.prompt.md`;
export const answerFile = (step: string): string => `${step}.answer.json`;

/** `about.json` of a text and a model, for a folder to which answers are still to come or have come. */
export const aboutText = (text: string, model: string, exchanges: readonly Exchange[] = []): string =>
  `${JSON.stringify(
    {
      format: "entente-answers/1",
      text: hashOf(text),
      versions: VERSIONS,
      model,
      answers: Object.fromEntries(
        exchanges.map(({ step, cut, milliseconds, usage }) => [step, { cut, milliseconds, usage }]),
      ),
    } satisfies About,
    null,
    1,
  )}\n`;

/** Files of a folder of answers, by name. */
export const answerFiles = (text: string, exchanges: readonly Exchange[]): { [name: string]: string } => ({
  [ABOUT_FILE]: aboutText(text, exchanges[0]?.model ?? "", exchanges),
  ...Object.fromEntries(
    exchanges.flatMap(({ step, prompt, answer }) => [
      [promptFile(step), prompt],
      [answerFile(step), answer],
    ]),
  ),
});

/** A step as one text that can be given to any model: instructions, worked example, question. */
export const promptText = ({ messages }: Step): string =>
  `${messages
    .map(({ role, content }) =>
      role === "system" ? content : role === "assistant" ? `# Answer\n\n${content}` : `# Question\n\n${content}`,
    )
    .join("\n\n")}\n`;

/**
 * Answers from a folder.
 *
 * @param file text of a file of the folder, null where there is none
 * @returns the way to ask, the model's name and a remark on answers given to earlier prompts; or the problem with the
 * folder
 */
export function answersFrom(
  text: string,
  file: (name: string) => string | null,
): { ask: Ask; model: string; remark: string | null } | { problem: string } {
  const about = aboutOf(file(ABOUT_FILE));
  if ("problem" in about) return about;
  if (about.text !== hashOf(text))
    return { problem: "its answers are about another text; the text must be read as it was then" };
  const older = (Object.keys(VERSIONS) as (keyof typeof VERSIONS)[]).filter(
    (name) => about.versions[name] !== VERSIONS[name],
  );
  return {
    model: about.model,
    remark:
      older.length === 0
        ? null
        : `The stored answers were given to another version of the prompts (${older.join(", ")}).`,
    ask: async ({ name }) => {
      const answer = file(answerFile(name));
      if (answer === null || answer.trim() === "") return { waiting: name };
      const { cut = false, milliseconds = 0, usage = null } = about.answers[name] ?? {};
      return { answer: { text: answer, cut, model: about.model, usage, milliseconds } };
    },
  };
}

function aboutOf(text: string | null): About | { problem: string } {
  if (text === null) return { problem: `it has no ${ABOUT_FILE}` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: `its ${ABOUT_FILE} is not JSON` };
  }
  const read = ABOUT.safeParse(value);
  return read.success
    ? read.data
    : {
        problem: `its ${ABOUT_FILE} is none of stored answers (${read.error.issues[0].path.join(".") || "at its top"}: ${read.error.issues[0].message})`,
      };
}
