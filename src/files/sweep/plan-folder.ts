/** The folder of a plan: `plan.json`, what `extend` added, and the files of its cases. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { EntenteError } from "../../errors.ts";
import { textOf, checkFolder, type CheckedFolder } from "../case-folder.ts";
import { putAll } from "../put.ts";

const STORE_NOTE = "store.txt";
const MORE = /^more-(\d+)\.json$/;

/** Writes a new plan with the files of its cases, plan.json last. @param cases texts by name, by the hash of the case */
export function writePlanFolder(
  folder: string,
  planText: string,
  cases: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  if (existsSync(folder) && (!existsSync(join(folder, "plan.json")) ? readdirSync(folder).length > 0 : true)) {
    if (!existsSync(join(folder, "plan.json")))
      throw new EntenteError(
        "not-written",
        `could not write '${folder}': it exists and is not empty; name a new folder`,
      );
    if (readFileSync(join(folder, "plan.json"), "utf8") === planText) return;
    throw new EntenteError("not-written", `could not write '${folder}': it holds another plan; name a new folder`);
  }
  const files = [...cases].flatMap(([hash, texts]) =>
    [...texts].map(([name, text]): [string, string] => [join(folder, "cases", hash, name), text]),
  );
  putAll(files);
  putAll([[join(folder, "plan.json"), planText]]);
}

/** Text of plan.json. @throws EntenteError `wrong-input` where there is none */
export function planTextOf(folder: string): string {
  const read = textOfLarge(join(folder, "plan.json"));
  if (read === null)
    throw new EntenteError(
      "wrong-input",
      `there is no plan.json in '${folder}'; \`entente sweep plan CASE ... -o ${folder}\` writes one`,
    );
  return read;
}

/** Texts of more-1.json, more-2.json and so on, in that order. */
export function moreTextsOf(folder: string): string[] {
  const numbers = readdirSync(folder)
    .flatMap((name) => MORE.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  return numbers.map((n) => textOfLarge(join(folder, `more-${n}.json`))!);
}

/** Adds an extension. @returns its path */
export function addMore(folder: string, text: string): string {
  const path = join(folder, `more-${moreTextsOf(folder).length + 1}.json`);
  putAll([[path, text]]);
  return path;
}

/** A case of a plan, read from the bytes that the plan holds. @throws EntenteError `wrong-input` where they are not those of the hash */
export function planCase(folder: string, hash: string, id: string): NonNullable<CheckedFolder["case"]> {
  const place = join(folder, "cases", hash);
  const file = join(place, "case.yaml");
  const read = textOf(file);
  const found = "text" in read ? checkFolder(place, file, read.text) : null;
  if (!found?.case || found.hash !== hash)
    throw new EntenteError("wrong-input", `'${place}' is not the case that the plan was made of; copy the plan again`);
  return { ...found.case, id };
}

/** Registers a plan in a store, so that workers which serve the store find it. */
export function registerPlan(store: string, folder: string, id: string): void {
  const place = join(store, "plans", id);
  if (existsSync(join(place, "plan.json"))) return;
  const planText = planTextOf(folder);
  const files = filesUnder(join(folder, "cases")).map((name): [string, string] => [
    join(place, "cases", name),
    readFileSync(join(folder, "cases", name), "utf8"),
  ]);
  putAll(files);
  putAll([[join(place, "plan.json"), planText]]);
}

/** Notes in a plan's folder where its store lies on this machine: plan.json itself holds no path. */
export const noteStore = (folder: string, store: string): void =>
  putAll([[join(folder, STORE_NOTE), `${resolve(store)}\n`]]);

/** The store that a plan was made with; null where none was named. */
export const plannedStore = (folder: string): string | null => textOfLarge(join(folder, STORE_NOTE))?.trim() ?? null;

/** Whether a plan's own folder is a store, too. */
export const hasChunks = (folder: string): boolean => existsSync(join(folder, "chunks"));

/** Copies extensions to the registered plan. */
export function registerMore(store: string, folder: string, id: string): void {
  const place = join(store, "plans", id);
  if (!existsSync(place)) return;
  const known = moreTextsOf(place).length;
  moreTextsOf(folder)
    .slice(known)
    .forEach((text, n) => putAll([[join(place, `more-${known + n + 1}.json`), text]]));
}

function filesUnder(folder: string, prefix = ""): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(folder, name) : [name];
  });
}

function textOfLarge(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new EntenteError("wrong-input", `'${file}' in '${dirname(file)}' cannot be read`);
  }
}
