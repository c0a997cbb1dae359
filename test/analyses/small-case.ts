/** A small case of three rivers' users, perhaps changed, and its worlds played in this thread. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/build.mjs";
import type { Play } from "../../src/analyses/index.ts";
import { defaults, type Result, type Settings } from "../../src/engine/index.ts";
import { check, type Case } from "../../src/language/index.ts";
import { inProcess, modelOf, playOver } from "../../src/runners/index.ts";
import { collect } from "../engine/collect.ts";

const folder = join(root, "cases/velna-water");
const caseText = readFileSync(join(folder, "case.yaml"), "utf8");

export const few: Settings = { ...defaults, draws: 60, paths: 4 };

export function smallCase(change: (text: string) => string = (text) => text): Case {
  const text = change(caseText);
  const { case: c, messages } = check({ id: "velna-water", file: "case.yaml", text }, (name) => ({
    text: readFileSync(join(folder, name), "utf8"),
  }));
  if (!c) throw new Error(messages.map(({ message }) => message).join("\n"));
  return { ...c, hash: createHash("sha256").update(text).digest("hex") };
}

const results = new Map<string, Result>();

/** The result of a case, found once for all tests of a file. */
export function resultOf(c: Case, settings: Settings = few): Result {
  const name = JSON.stringify([c.hash, c.parameters.map(({ text }) => text), settings]);
  const result = results.get(name) ?? collect(c, settings).result;
  results.set(name, result);
  return result;
}

export const play: Play = async (c, settings) => {
  const model = modelOf(c, settings);
  return { model, ...(await playOver(model, inProcess(model), {}, false)) };
};
