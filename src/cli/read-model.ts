/** `entente read` with a language model: at an endpoint, from stored answers, or by prompts that are answered by hand. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { EntenteError, interrupted } from "../errors.ts";
import { makeWritableFolder, putAll } from "../files/put.ts";
import type { Proposed } from "../reader/draft/proposed.ts";
import type { Reading } from "../reader/index.ts";
import type { Account, Ask, Prices } from "../reader/model/index.ts";
import type { Given } from "./arguments.ts";
import { modelSettings, pricesOf } from "../reader/model/settings.ts";
import { complain, print, progress, safe, typed } from "./terminal.ts";

/** What a model made of a reading; `files`: everything asked and answered, for the folder `model` of a draft. */
export interface WithModel {
  reading: Reading;
  proposed: Proposed | null;
  account: Account & { told: string[] };
  files: { [name: string]: string };
}

/** The way to a model that was asked for. */
export type Way = (reading: Reading, signal: AbortSignal) => Promise<WithModel>;

/** @returns null where no model is to be asked */
export function modelWay(given: Given, out: string | null): Way | null {
  const folder = given.flags["answers"];
  if (typeof folder === "string") {
    refuseBoth(given, "--answers");
    const prices = given.flags["prices"];
    const stated = typeof prices === "string" ? pricesOf(prices) : null;
    return (reading) => fromAnswers(reading, folder, stated);
  }
  const settings = modelSettings(given);
  if (settings === null) return null;
  if (out === null)
    throw new EntenteError(
      "wrong-usage",
      "with a model, read needs -o DIR, where everything asked and answered is kept; --offline reads by rules alone",
    );
  return async (reading, signal) => {
    const model = await import("../reader/model/index.ts");
    complain(
      `The text goes to ${safe(settings.model)} at ${new URL(settings.url).host}. ${model.estimateTold(model.estimated(reading.text, settings.prices))}`,
    );
    const line = progress();
    line.show(`asking ${settings.model}`);
    try {
      const ask = counting(model.endpoint(settings, signal), (step) => line.show(`asking ${settings.model}: ${step}`));
      const found = await model.propose(reading, settings.model, ask, { parallel: settings.parallel });
      if (signal.aborted) throw interrupted();
      return await finished(found, settings.prices);
    } finally {
      line.clear();
    }
  };
}

/** Writes the prompts that can be written by now, and says what to do with them. @returns the exit status */
export async function writePrompts(reading: Reading, folder: string, article: string, given: Given): Promise<number> {
  const model = await import("../reader/model/index.ts");
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new EntenteError("wrong-input", `--prompts: '${folder}' is a file; name a folder`);
  makeWritableFolder(folder);
  if (!existsSync(join(folder, model.ABOUT_FILE)))
    putAll([[join(folder, model.ABOUT_FILE), model.aboutText(reading.text, nameGiven(given) ?? "by hand")]]);
  const stored = model.answersFrom(reading.text, inFolder(folder));
  if ("problem" in stored)
    throw new EntenteError("wrong-input", `--prompts: '${folder}' cannot be used: ${stored.problem}`);
  const prompts = new Map<string, string>();
  const ask: Ask = (step) => {
    prompts.set(step.name, model.promptText(step));
    return stored.ask(step);
  };
  const { account } = await model.propose(reading, stored.model, ask);
  putAll([...prompts].map(([step, prompt]) => [join(folder, model.promptFile(step)), prompt]));
  if (account.waiting.length > 0)
    return print(
      [
        `Asked and not yet answered: ${account.waiting.map((step) => model.promptFile(step)).join(", ")}.`,
        `Give each prompt in '${safe(folder)}' to a model, save its answer (JSON) under the same name with .answer.json in place of .prompt.md, and type the same command again.`,
      ].join("\n"),
    );
  return print(
    [
      ...model.told(account),
      `Everything is answered: \`entente read ${typed(article)} --answers ${typed(folder)} -o DIR\` drafts from it.`,
    ].join("\n"),
  );
}

/** Refuses flags that contradict each other. */
function refuseBoth(given: Given, flag: string): void {
  const other = ["model", "model-url", "model-settings", "offline"].find((name) => given.flags[name] !== undefined);
  if (other) throw new EntenteError("wrong-usage", `${flag} takes the place of a model; leave out --${other}`);
}

async function fromAnswers(reading: Reading, folder: string, prices: Prices | null): Promise<WithModel> {
  const model = await import("../reader/model/index.ts");
  const stored = model.answersFrom(reading.text, inFolder(folder));
  if ("problem" in stored)
    throw new EntenteError("wrong-input", `--answers: '${folder}' cannot be used: ${stored.problem}`);
  const ask: Ask = async (step) => {
    const answered = await stored.ask(step);
    return "waiting" in answered ? { problem: "no answer is stored" } : answered;
  };
  if (stored.remark !== null) complain(stored.remark);
  return finished(await model.propose(reading, stored.model, ask), prices);
}

async function finished(
  { reading, proposed, account }: { reading: Reading; proposed: Proposed | null; account: Account },
  prices: Prices | null,
): Promise<WithModel> {
  const { answerFiles, told } = await import("../reader/model/index.ts");
  return {
    reading,
    proposed,
    account: { ...account, told: told(account, prices) },
    files: account.exchanges.length > 0 ? answerFiles(reading.text, account.exchanges) : {},
  };
}

const nameGiven = (given: Given): string | null => {
  const name = given.flags["model"];
  return typeof name === "string" ? name : null;
};

const MAX_ANSWER_FILE_BYTES = 8 * 2 ** 20;

const inFolder =
  (folder: string) =>
  (name: string): string | null => {
    const path = join(folder, name);
    try {
      if (statSync(path).size > MAX_ANSWER_FILE_BYTES) return null;
      return readFileSync(path, "utf8");
    } catch {
      return null;
    }
  };

const counting =
  (ask: Ask, begin: (step: string) => void): Ask =>
  (step) => {
    begin(step.name);
    return ask(step);
  };
